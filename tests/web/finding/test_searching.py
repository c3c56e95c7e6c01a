"""What people type, understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth_web.people.searching import asked, dates_as_typed, folded, nearly, squashed

TODAY = date(2026, 11, 26)
MAY = date(2012, 5, 4)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Zoë", "zoe"),
        ("O’Brien", "obrien"),
        ("o'brien", "obrien"),
        ("Smith-Jones", "smith jones"),
        ("  MÜLLER   Straße ", "muller strasse"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("%_\\", ""),
    ],
)
def test_names_are_compared_without_accents_case_or_marks(typed: str, words: str) -> None:
    assert folded(typed) == words


@pytest.mark.parametrize("typed", ["943 476 5919", "943-476-5919", "9434765919"])
def test_a_number_is_the_same_however_it_is_spaced(typed: str) -> None:
    assert squashed(typed) == "9434765919"


@pytest.mark.parametrize(
    "typed",
    [
        "2012-05-04",
        "2012/5/4",
        "04/05/2012",
        "4/5/2012",
        "4.5.2012",
        "04-05-12",
        "4 5 2012",
        "4 May 2012",
        "4th may 2012",
        "4th of May, 2012",
        "4 MAY 12",
        "04-May-2012",
    ],
)
def test_a_date_of_birth_is_understood_as_people_write_it(typed: str) -> None:
    assert asked(f"ash {typed}", TODAY).dates == (MAY,)
    assert asked(f"ash {typed}", TODAY).words == ("ash",)


@pytest.mark.parametrize("typed", ["31/02/2012", "99 99 9999", "12/2012", "may 2012", "2012"])
def test_what_is_no_day_is_words(typed: str) -> None:
    assert asked(typed, TODAY).dates == ()
    assert asked(typed, TODAY).words


def test_two_figures_are_a_year_that_has_been() -> None:
    assert asked("4/5/26", TODAY).dates == (date(2026, 5, 4),)
    assert asked("4/5/27", TODAY).dates == (date(1927, 5, 4),)


@given(st.dates(date(1990, 1, 1), TODAY))
def test_every_way_a_date_is_kept_is_understood(day: date) -> None:
    for way in dates_as_typed(day):
        understood = asked(way, TODAY)
        # The year first, with spaces, is three words that are all found in what is kept.
        assert understood.dates == (day,) or way == folded(day.isoformat())


def slowly_near(one: str, other: str) -> bool:
    """Every word one letter away, made and looked through."""
    letters = set(one + other)
    made = {one}
    for at in range(len(one) + 1):
        made |= {one[:at] + letter + one[at:] for letter in letters}
        made |= {one[:at] + letter + one[at + 1 :] for letter in letters}
        made.add(one[:at] + one[at + 1 :])
        if at + 2 <= len(one):
            made.add(one[:at] + one[at + 1] + one[at] + one[at + 2 :])
    return other in made


WORDS = st.text("abc", max_size=6)


@given(WORDS, WORDS)
def test_nearly_is_one_letter_away(one: str, other: str) -> None:
    assert nearly(one, other) == slowly_near(one, other)
