"""Printed values, dates and units as people write them; the register as a file."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.errors import UnreadableError
from hearth.published import (
    Figure,
    Kind,
    Status,
    contradictions,
    figures_in,
    read_figures,
    told,
    when_in,
    write_figures,
)
from hearth.published.contradictions.bands import band_in
from hearth.published.printed import printed_in
from hearth.published.units import unit_of
from hearth.published.when import Meeting, meeting

VALUES = [
    ("17.5%", "", "17.5", "", False),
    ("1,234", "children", "1234", "", False),
    ("\u22129", "%", "-9", "", False),
    ("<62", "per 10,000", "62", "<", False),
    ("> 71%", "", "71", ">", False),
    ("over 90%", "", "90", ">", False),
    ("90% or more", "", "90", ">", False),
    ("up to 25", "years", "25", "<", False),
    ("about 150", "children", "150", "", True),
    ("a quarter", "%", "25", "", True),
    ("7 in 10", "%", "70", "", True),
    ("70-80%", "", "75", "", False),
    ("28.5", "£m", "28500000", "", False),
    ("28.5", "£k", "28500", "", False),
    ("£28.5m", "", "28500000", "", False),
    ("£4,279", "£ per week", "4279", "", False),
    ("9 per 10,000", "per 10,000", "9", "", False),
    ("58 (51 to 70)", "count", "58", "", False),
]


@pytest.mark.parametrize(("text", "unit", "value", "bound", "roughly"), VALUES)
def test_a_printed_value(text: str, unit: str, value: str, bound: str, roughly: bool) -> None:
    read = printed_in(text, unit)
    assert (read.value, read.bound, read.roughly) == (Decimal(value), bound, roughly)


@pytest.mark.parametrize("text", ["TBC", "c", "n/a", "", "reduce", "85% / 90%"])
def test_what_is_no_number_has_none(text: str) -> None:
    assert printed_in(text, "%").value is None


@pytest.mark.parametrize(
    ("text", "first", "last", "over"),
    [
        ("31 March 2021", "2021-03-31", "2021-03-31", False),
        ("31/03/2021", "2021-03-31", "2021-03-31", False),
        ("2021-03", "2021-03-01", "2021-03-31", False),
        ("Nov 2020", "2020-11-01", "2020-11-30", False),
        ("2022", "2022-01-01", "2022-12-31", False),
        ("2020/21", "2020-04-01", "2021-03-31", True),
        ("2020-21", "2020-04-01", "2021-03-31", True),
        ("2011-12", "2011-12-01", "2011-12-31", False),
        ("EOY 2020/21", "2021-03-31", "2021-03-31", False),
        ("end of March 2021", "2021-03-31", "2021-03-31", False),
        ("year to 31 March 2021", "2020-04-01", "2021-03-31", True),
        ("year to 2020-02", "2019-03-01", "2020-02-29", True),
        ("2020-09-29 to 2020-10-01", "2020-09-29", "2020-10-01", True),
        ("between Jan 2020 and Nov 2020", "2020-01-01", "2020-11-30", True),
    ],
)
def test_a_time(text: str, first: str, last: str, over: bool) -> None:
    read = when_in(text)
    assert (str(read.first), str(read.last), read.over) == (first, last, over)


@pytest.mark.parametrize("text", ["", "last winter", "2020/25", "31 February 2021", "0000-00"])
def test_a_time_that_cannot_be_read_keeps_its_words(text: str) -> None:
    read = when_in(text)
    assert (read.text, read.known) == (text, False)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("2021-03", "31 March 2021", Meeting.SAME),
        ("2020/21", "31 March 2021", Meeting.SAME),
        ("2020/21", "year to March 2021", Meeting.SAME),
        ("2022", "31 March 2022", Meeting.MAYBE),
        ("2022", "2021/22", Meeting.MAYBE),
        ("2020/21", "2021/22", Meeting.APART),
        ("4 November 2020", "30 November 2020", Meeting.APART),
        ("last winter", "Last Winter", Meeting.SAME),
        ("", "", Meeting.MAYBE),
        ("", "2021", Meeting.APART),
    ],
)
def test_how_two_times_stand(one: str, other: str, how: Meeting) -> None:
    assert meeting(when_in(one), when_in(other)) is how
    assert meeting(when_in(other), when_in(one)) is how


def test_digits_are_written_out_in_a_sentence() -> None:
    assert when_in("2020-09-29 to 2020-10").words == "29 September 2020 to October 2020"
    assert when_in("2020/21").words == "2020/21"


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("18-21", (18, 21)), ("18 to 20", (18, 20)), ("16/17", (16, 17)), ("under 10", (0, 9)),
        ("16+", (16, 200)), ("16 and over", (16, 200)), ("over 11", (12, 200)),
        ("aged 18-25", (18, 25)), ("Aged 7", (7, 7)), ("care order", None),
        ("6 to 12 months", None),
    ],
)  # fmt: skip
def test_a_band(words: str, band: tuple[int, int] | None) -> None:
    assert band_in(words) == band


def test_units_in_many_spellings() -> None:
    assert unit_of("percent") == unit_of("%") == unit_of("per cent of children")
    assert unit_of("per 10,000 under-18s").per == 10_000
    assert unit_of("GBP per week").times == 52
    assert unit_of("percentage points").kind != unit_of("%").kind


def register(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def test_a_row_that_cannot_be_read_is_left_out_and_said() -> None:
    reading = figures_in(
        "printed.csv",
        register(
            "Quantity,Printed,Document,Numerator,Kind,Colour",
            "cla-number,480,A report,,,red",
            ",480,A report,,,",
            "cla-number,480,A report,many,,",
            "cla-number,480,A report,,guess,",
            "cla-number,480,A report,NaN,,",
        ),
    )
    assert [figure.printed for figure in reading.figures] == ["480"]
    assert reading.faults == (
        "printed.csv, row 3: quantity: is empty. The row is left out.",
        "printed.csv, row 4: numerator: 'many' is no number. The row is left out.",
        "printed.csv, row 5: kind: 'guess' is none of actual, forecast, target and set."
        " The row is left out.",
        "printed.csv, row 6: numerator: 'NaN' is no number. The row is left out.",
        "printed.csv: nothing is read from colour.",
    )


def test_a_file_of_another_kind_is_refused_with_what_it_needs() -> None:
    with pytest.raises(UnreadableError, match="has no column quantity, printed and document"):
        figures_in("children.csv", b"CHILD,DOB\n1,2010")


def test_a_measure_is_known_by_id_and_by_title() -> None:
    reading = figures_in(
        "x.csv", register("quantity,printed,document", "long-term  STABILITY,71%,A",
                          "stability-2years,72%,B", "Our own thing,3,C")
    )  # fmt: skip
    assert [figure.quantity for figure in reading.figures] == [
        "stability-2years", "stability-2years", "Our own thing",
    ]  # fmt: skip
    assert [figure.printed for figure in told(reading.figures, "Long-term stability")] == [
        "71%", "72%",
    ]  # fmt: skip


def test_the_year_of_what_is_counted_on_a_day_is_its_last_day() -> None:
    (day, year) = figures_in(
        "x.csv", register("quantity,printed,document,when", "cla-number,480,A,2020/21",
                          "missing-any,12%,A,2020/21")
    ).figures  # fmt: skip
    assert (day.when.first, day.when.over) == (date(2021, 3, 31), False)
    assert year.when.over


WORDS = (
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
    .map(str.strip)
    .filter(lambda words: not words.startswith("'"))
)
NUMBERS = st.none() | st.decimals(0, 10**6, places=1)


@given(st.lists(st.builds(
    Figure, quantity=st.just("children in care"), printed=st.sampled_from(["480", "17.5%", "=1+1"]),
    document=st.just("A, \"quoted\" report"), population=WORDS, category=WORDS, place=WORDS,
    numerator=NUMBERS, denominator=NUMBERS, complete=st.booleans(),
    when=st.sampled_from(["2020/21", "2021-03", "", "last winter"]).map(when_in),
    kind=st.sampled_from(Kind), status=st.sampled_from(Status),
    published_on=st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)),
), max_size=4))  # fmt: skip
def test_what_is_written_is_read_again(figures: list[Figure]) -> None:
    file = io.StringIO()
    write_figures(figures, file)
    reading = figures_in("register.csv", file.getvalue().encode())
    assert list(reading.figures) == figures


ODD = st.text(max_size=15) | st.sampled_from(
    [
        "7 in 0",
        "1.2.3-4",
        "9 (1..2 to 3)",
        "0000-05",
        "9999-12",
        "2020-13",
        "under 0",
        "99/1",
        "5..1",
        "1e999999",
        "-0",
        "£k",
        "per 0",
        "0",
        "%",
        "٣٠%",
        "2021-02-99",
        "year to 0001-01-01",
    ]
)
ASKED = (
    "printed", "unit", "numerator", "denominator", "category", "when", "covers", "population",
    "published_on",
)  # fmt: skip


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(ASKED, ODD)), min_size=1, max_size=5))
def test_nothing_that_is_typed_stops_the_checks(rows: list[dict[str, str]]) -> None:
    file = io.StringIO()
    writer = csv.DictWriter(file, ["quantity", "document", "breakdown", *ASKED])
    writer.writeheader()
    same = {"quantity": "children in care", "document": "A", "breakdown": "age"}
    writer.writerows({**same, **row} for row in rows)
    reading = figures_in("odd.csv", file.getvalue().encode("utf-8", "replace"))
    for finding in contradictions(reading.figures):
        assert finding.what.endswith(".")
        assert finding.stands


def test_a_spreadsheet_may_have_saved_it(tmp_path: Path) -> None:
    path = tmp_path / "printed.csv"
    path.write_bytes("quantity;printed;document\r\ncla-number;'-9%;A\r\n".encode("utf-16"))
    (figure,) = read_figures(path).figures
    assert figure.printed == "-9%"
