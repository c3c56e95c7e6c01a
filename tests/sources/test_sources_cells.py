"""What one cell means, and what is said when it is not as the return asks."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.records import TABLES, Column, table
from hearth.sources.cells import Meaning, Remark, meaning_of, plain_pattern
from hearth.sources.dates import NotADate, date_in


def column(name: str) -> Column:
    home, _, it = name.partition(".")
    return table(home).column(it)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("01/05/2024", date(2024, 5, 1)),
        ("1/5/2024", date(2024, 5, 1)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_dates_as_the_return_writes_them(text: str, read: date) -> None:
    assert date_in(text) == (read, "")


@pytest.mark.parametrize(
    ("text", "read", "layout"),
    [
        ("2024-05-01", date(2024, 5, 1), "starts with the year"),
        ("2024-05-01T00:00:00", date(2024, 5, 1), "starts with the year"),
        ("2024/05/01", date(2024, 5, 1), "starts with the year"),
        ("01/05/2024 00:00:00", date(2024, 5, 1), "time of day"),
        ("01-05-2024", date(2024, 5, 1), "other marks"),
        ("01.05.2024", date(2024, 5, 1), "other marks"),
        ("1-May-2024", date(2024, 5, 1), "month in letters"),
        ("01 September 2024", date(2024, 9, 1), "month in letters"),
        ("20240501", date(2024, 5, 1), "eight digits"),
        ("25/05/2022 12:00:00 AM", date(2022, 5, 25), "time of day"),
        ("45413", date(2024, 5, 1), "day number"),
        ("45413.0", date(2024, 5, 1), "day number"),
    ],
)
def test_dates_a_spreadsheet_has_changed_are_read_and_told_of(
    text: str, read: date, layout: str
) -> None:
    value, words = date_in(text)
    assert value == read
    assert layout in words


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("29/02/2023", "no day of the calendar"),
        ("31/04/2024", "no day of the calendar"),
        ("00/01/2024", "no day of the calendar"),
        ("05/13/2024", "no month 13: day and month may be turned round"),
        ("01/05/24", "a year of two digits"),
        ("1-May-24", "a year of two digits"),
        ("01/05/0024", "year 24 cannot be meant"),
        ("01/05/2924", "year 2924 cannot be meant"),
        ("1-Mai-2024", "no day of the calendar"),
        ("01052024", "not a date"),
        ("20241301", "no month 13"),
        ("12345", "not a date"),
        ("##########", "not a date"),
        ("NULL", "not a date"),
        ("٠١/٠٥/٢٠٢٤", "not a date"),
    ],
)
def test_what_is_no_date_to_rely_on_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotADate, match=why):
        date_in(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_date_of_the_return_reads_back(day: date) -> None:
    assert date_in(f"{day:%d/%m/%Y}") == (day, "")
    assert date_in(day.isoformat())[0] == day


@given(st.dates(date(1955, 1, 1), date(2060, 12, 31)))
def test_a_spreadsheets_day_number_is_the_day_it_shows(day: date) -> None:
    assert date_in(str((day - date(1899, 12, 31)).days + 1))[0] == day  # it counts 29/02/1900


@pytest.mark.parametrize(
    ("where", "text", "meaning"),
    [
        ("header.sex", "M", Meaning("M")),
        ("header.sex", " m", Meaning("M", Remark.TIDIED)),
        ("header.sex", "   ", Meaning(None)),
        ("header.mother", "1.0", Meaning("1", Remark.TIDIED)),
        ("oc3.activ", "0", Meaning("0")),
        ("oc2.sdq_score", "17", Meaning(17)),
        ("oc2.sdq_score", "007", Meaning(7)),
        ("oc2.sdq_score", "17.0", Meaning(17, Remark.TIDIED)),
        ("header.child", "00123", Meaning("00123")),
        ("header.child", " c1 ", Meaning("c1", Remark.TIDIED)),
        ("header.child", "\u200bC1\ufeff", Meaning("C1", Remark.TIDIED)),
        ("header.child", "\u00a0'C1'", Meaning("C1", Remark.TIDIED)),
        ("episodes.place", "U6\u200b", Meaning("U6", Remark.TIDIED)),
        ("episodes.dec", "NULL", Meaning(None, Remark.BLANK)),
        ("header.dob", " 01/05/2024", Meaning(date(2024, 5, 1), Remark.TIDIED)),
        ("episodes.pl_post", "se13 5aa ", Meaning("SE135AA")),
        ("episodes.urn", "sc123456", Meaning("SC123456", Remark.TIDIED)),
        ("episodes.urn", "XXXXXXX", Meaning("XXXXXXX")),
        ("prev_perm.date_perm", "zz/05/2020", Meaning("zz/05/2020")),
        ("prev_perm.date_perm", "ZZ/ZZ/ZZZZ", Meaning("ZZ/ZZ/ZZZZ")),
        ("prev_perm.la_perm", "209", Meaning("209")),
    ],
)
def test_cells_that_can_be_used(where: str, text: str, meaning: Meaning) -> None:
    assert meaning_of(column(where))(text) == meaning


@pytest.mark.parametrize(
    ("where", "text", "value", "remark", "words"),
    [
        ("header.sex", "Female", None, Remark.UNUSABLE, "no code of SEX"),
        ("episodes.place", "U66", None, Remark.UNUSABLE, r"no code of PLACE \(did it mean U6"),
        ("header.dob", "29/02/2023", None, Remark.UNUSABLE, "no day of the calendar"),
        ("header.dob", "2012-03-04", date(2012, 3, 4), Remark.RECAST, "starts with the year"),
        ("oc2.sdq_score", "41", None, Remark.UNUSABLE, "not between 0 and 40"),
        ("oc2.sdq_score", "-1", None, Remark.UNUSABLE, "not a whole number"),
        ("header.child", '"C1', "C1", Remark.RECAST, "stray quotation mark"),
        ("header.child", "'\u200b", None, Remark.UNUSABLE, "nothing in it that can be read"),
        ("header.child", "1.23457E+11", "1.23457E+11", Remark.ODD, "spreadsheet has shortened"),
        ("episodes.urn", "12", "12", Remark.ODD, "does not look like any URN"),
        ("episodes.pl_post", "not known", "NOTKNOWN", Remark.ODD, "look like a postcode"),
        ("episodes.pl_post", "not a postcode", None, Remark.UNUSABLE, "cannot be a postcode"),
        ("prev_perm.date_perm", "2020-05-01", "01/05/2020", Remark.RECAST, "starts with the year"),
        ("prev_perm.date_perm", "zz/13/2020", None, Remark.UNUSABLE, "no month 13"),
        ("prev_perm.date_perm", "31/02/zzzz", None, Remark.UNUSABLE, "no day of the calendar"),
    ],
)
def test_cells_something_is_said_of(
    where: str, text: str, value: object, remark: Remark, words: str
) -> None:
    meaning = meaning_of(column(where))(text)
    assert (meaning.value, meaning.remark) == (value, remark)
    assert re.search(words, meaning.words)


@given(st.text(max_size=30), st.sampled_from([c for t in TABLES.values() for c in t.columns]))
def test_any_text_means_something_to_every_column(text: str, it: Column) -> None:
    meaning = meaning_of(it)(text)
    lost = meaning.remark in (Remark.UNUSABLE, Remark.BLANK)
    assert meaning.value is not None or lost or not text.strip()
    assert bool(meaning.words) == (meaning.remark not in (None, Remark.TIDIED, Remark.BLANK))


@given(st.from_regex(r"[0-9A-Za-z]{1,12}", fullmatch=True), st.data())
def test_texts_sorted_out_beforehand_do_mean_themselves(text: str, data: st.DataObject) -> None:
    it = data.draw(st.sampled_from([c for t in TABLES.values() for c in t.columns]))
    plain = plain_pattern(it)
    if plain is not None and re.search(plain, text):
        assert meaning_of(it)(text) == Meaning(text)
