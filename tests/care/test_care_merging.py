"""A return is the truth for its years: what it says replaces what was held of them, and no more."""

from __future__ import annotations

from datetime import date

import pytest
from care_drawn import changed, drawn, with_short_breaks
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.dates import CollectionYear
from hearth.records.care import Episode, merge

YEAR = (date(2023, 4, 1), date(2024, 3, 31))
HEADINGS = "decom rne ls place dec rec"


def table(*rows: str) -> list[Episode]:
    return drawn("\n".join((HEADINGS, *rows)))


CASES = {
    "what ended before stays": (
        ["2020-01-06 S C2 U6 2022-05-11 E4A"],
        ["2023-06-05 S C2 K2 . ."],
        ["2020-01-06 S C2 U6 2022-05-11 E4A", "2023-06-05 S C2 K2 . ."],
    ),
    "what starts after stays": (
        ["2024-06-05 S C2 K2 . ."],
        ["2020-01-06 S C2 U6 2023-05-11 E4A"],
        ["2020-01-06 S C2 U6 2023-05-11 E4A", "2024-06-05 S C2 K2 . ."],
    ),
    "an open episode is ended by the return": (
        ["2020-01-06 S C2 U6 . ."],
        ["2020-01-06 S C2 U6 2023-05-11 E4A"],
        ["2020-01-06 S C2 U6 2023-05-11 E4A"],
    ),
    "an episode of the year that the return has not is gone": (
        ["2023-05-01 S C2 U6 2023-06-01 E4A", "2023-08-01 S C2 U6 . ."],
        ["2023-08-01 S C2 U6 . ."],
        ["2023-08-01 S C2 U6 . ."],
    ),
    "a start put right takes the place of the wrong one": (
        ["2023-02-01 S C2 U6 . ."],
        ["2023-02-03 S C2 U6 . ."],
        ["2023-02-03 S C2 U6 . ."],
    ),
    "a child left out of the return stays as it was": (
        ["2020-01-06 S C2 U6 . ."],
        [],
        ["2020-01-06 S C2 U6 . ."],
    ),
    "an end known later is kept": (
        ["2020-01-06 S C2 U6 2024-05-11 X1", "2024-05-11 P C2 K2 . ."],
        ["2020-01-06 S C1 U6 . ."],
        ["2020-01-06 S C1 U6 2024-05-11 X1", "2024-05-11 P C2 K2 . ."],
    ),
    "an end known later goes with a start put right": (
        ["2020-01-06 S C2 U6 2024-05-11 E4A"],
        ["2020-01-09 S C2 U6 . ."],
        ["2020-01-09 S C2 U6 2024-05-11 E4A"],
    ),
    "the first day of the year is of the year": (
        ["2020-01-06 S C2 U6 2023-04-01 E4A"],
        ["2020-01-06 S C2 U6 2023-04-01 E4B"],
        ["2020-01-06 S C2 U6 2023-04-01 E4B"],
    ),
    "care does not replace short breaks": (
        ["2023-04-10 S V4 . . ."],
        ["2023-05-01 S C2 U6 . ."],
        ["2023-05-01 S C2 U6 . ."],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_return_of_one_year(name: str) -> None:
    existing, incoming, merged = (table(*rows) for rows in CASES[name])

    assert merge(existing, incoming, YEAR) == merged


def returned(chain: list[Episode], year: CollectionYear) -> list[Episode]:
    """What the return of a year says of a child: as much as was known on its last day."""
    return [
        each if each.dec and each.dec <= year.end
        else changed(each, dec=None, rec=None, reason_place_change=None)
        for each in chain
        if each.decom <= year.end and (each.dec is None or each.dec >= year.start)
    ]  # fmt: skip


@settings(deadline=None)
@given(with_short_breaks(), st.permutations(range(2016, 2027)))
def test_returns_in_any_order_give_the_whole_story(chain: list[Episode], order: list[int]) -> None:
    held: list[Episode] = []
    for year in map(CollectionYear, order):
        held = merge(held, returned(chain, year), (year.start, year.end))

    assert held == [
        each if each.dec and each.dec <= date(2026, 3, 31)
        else changed(each, dec=None, rec=None, reason_place_change=None)
        for each in chain
        if date(2015, 4, 1) <= (each.dec or date.max) and each.decom <= date(2026, 3, 31)
    ]  # fmt: skip


@settings(deadline=None)
@given(with_short_breaks(), st.integers(2016, 2026))
def test_the_same_return_twice_changes_nothing(chain: list[Episode], ending: int) -> None:
    year = CollectionYear(ending)
    once = merge(chain, returned(chain, year), (year.start, year.end))

    assert merge(once, returned(chain, year), (year.start, year.end)) == once
