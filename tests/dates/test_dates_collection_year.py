"""Collection years: 1 April to 31 March, named for the year they end."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.dates import CollectionYear, Period
from hearth.errors import UsageError

YEARS = st.builds(CollectionYear, st.integers(1992, 2099))
quick = settings(deadline=None, max_examples=100)


def test_2025_runs_from_april_2024_to_march_2025():
    year = CollectionYear(2025)

    assert (year.start, year.end) == (date(2024, 4, 1), date(2025, 3, 31))
    assert year.label == str(year) == "2024/25"
    assert (year.previous.label, year.next.label) == ("2023/24", "2025/26")


def test_the_label_over_a_century_keeps_two_digits():
    assert CollectionYear(2000).label == "1999/00"


@pytest.mark.parametrize(
    ("day", "ending"),
    [
        (date(2024, 3, 31), 2024),
        (date(2024, 4, 1), 2025),
        (date(2024, 12, 31), 2025),
        (date(2025, 1, 1), 2025),
        (date(2024, 2, 29), 2024),
    ],
)
def test_the_year_of_a_day(day, ending):
    assert CollectionYear.of(day) == CollectionYear(ending)


@pytest.mark.parametrize(
    "text", ["2024/25", "2024-25", "2024/2025", "2024-2025", "2025", " 2024 / 25 "]
)
def test_ways_to_write_a_year(text):
    assert CollectionYear.parse(text) == CollectionYear(2025)


@pytest.mark.parametrize(
    "text", ["2024/26", "2025/25", "2024/2026", "25", "", "next year", "2024/5", "202425", "0000"]
)
def test_what_is_not_a_year_is_refused(text):
    with pytest.raises(UsageError, match=repr(text)):
        CollectionYear.parse(text)


def test_two_years_that_do_not_follow_offer_the_one_that_does():
    with pytest.raises(UsageError, match="2024/25"):
        CollectionYear.parse("2024/26")


@quick
@given(YEARS)
def test_what_is_printed_can_be_read(year):
    assert CollectionYear.parse(year.label) == CollectionYear.parse(str(year.ending)) == year


@quick
@given(YEARS)
def test_years_follow_each_other_without_a_gap(year):
    assert year.next.previous == year
    assert year.period.end == year.next.start
    assert year.period == Period.between(year.start, year.end)
    assert CollectionYear.of(year.start) == CollectionYear.of(year.end) == year


@quick
@given(YEARS, YEARS)
def test_years_sort_by_time(one, other):
    assert (one < other) == (one.start < other.start)
