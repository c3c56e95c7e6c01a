"""Working days and clear days: the counting rules, and the bank holidays behind them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.dates import (
    add_working_days,
    bank_holidays,
    clear_days,
    is_working_day,
    plan_by,
    within_working_days,
    working_days_between,
)
from hearth.dates.working_days import from_library, written_down
from hearth.errors import UsageError

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
NUMBERS = st.integers(-60, 60)
quick = settings(deadline=None, max_examples=100)

# Weekdays that are bank holidays in England and Wales, as the government lists them.
WEEKDAYS_OFF = {
    2020: ["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"],
    2021: ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"],
    2022: [
        *["01-03", "04-15", "04-18", "05-02", "06-02", "06-03"],
        *["08-29", "09-19", "12-26", "12-27"],
    ],
    2023: ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"],
    2024: ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
    2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
    2028: ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
}


@pytest.mark.parametrize("year", WEEKDAYS_OFF)
def test_every_weekday_of_the_year_works_but_the_bank_holidays(year):
    first = date(year, 1, 1)
    weekdays = [
        day
        for day in (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
        if day.weekday() < 5
    ]

    off = [day.strftime("%m-%d") for day in weekdays if not is_working_day(day)]

    assert off == WEEKDAYS_OFF[year]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2022, 6, 2), "spring bank holiday, moved for the Platinum Jubilee"),
        (date(2022, 6, 3), "Platinum Jubilee"),
        (date(2022, 9, 19), "funeral of Elizabeth II"),
        (date(2023, 5, 8), "coronation of Charles III"),
        (date(2020, 5, 8), "early May bank holiday, moved for VE Day"),
        (date(2021, 12, 28), "stands in for Boxing Day, a Sunday"),
        (date(2022, 1, 3), "stands in for New Year's Day, a Saturday"),
    ],
)
def test_one_off_and_substitute_days_are_bank_holidays(day, why):
    assert day in bank_holidays(day.year), why


@pytest.mark.parametrize(
    "day",
    [
        date(2020, 5, 4),  # the early May Monday that moved
        date(2022, 5, 30),  # the late May Monday that moved
        date(2022, 3, 17),  # a holiday in Northern Ireland only
        date(2024, 1, 2),  # a holiday in Scotland only
        date(2024, 8, 5),  # likewise
    ],
)
def test_days_that_are_holidays_elsewhere_or_moved_are_working_days(day):
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("start", "number", "due"),
    [
        (date(2022, 4, 14), 5, date(2022, 4, 25)),  # over Good Friday and Easter Monday
        (date(2021, 5, 1), 5, date(2021, 5, 10)),  # from a Saturday, over a bank holiday
        (date(2024, 3, 4), 0, date(2024, 3, 4)),
        (date(2024, 3, 2), 0, date(2024, 3, 2)),  # day 0 may be a Saturday
        (date(2024, 3, 2), 1, date(2024, 3, 4)),
        (date(2024, 3, 1), 1, date(2024, 3, 4)),
        (date(2022, 12, 23), 1, date(2022, 12, 28)),
        (date(2022, 12, 30), 1, date(2023, 1, 3)),  # over a year's end
        (date(2022, 9, 16), 10, date(2022, 10, 3)),  # over the funeral
        (date(2024, 12, 2), 20, date(2025, 1, 2)),  # a first review over Christmas
    ],
)
def test_within_working_days(start, number, due):
    assert within_working_days(start, number) == due


def test_within_a_negative_number_is_refused():
    with pytest.raises(UsageError, match="negative"):
        within_working_days(date(2024, 1, 1), -1)


def test_counting_back():
    assert add_working_days(date(2022, 4, 25), -5) == date(2022, 4, 14)
    assert add_working_days(date(2024, 3, 3), -1) == date(2024, 3, 1)


@quick
@given(DAYS.filter(is_working_day), NUMBERS)
def test_from_a_working_day_there_and_back(day, number):
    assert add_working_days(add_working_days(day, number), -number) == day


@quick
@given(DAYS, NUMBERS.filter(bool))
def test_adding_lands_on_a_working_day_in_the_right_direction(day, number):
    landed = add_working_days(day, number)

    assert is_working_day(landed)
    assert (landed > day) == (number > 0)


@quick
@given(DAYS, st.integers(0, 30), st.integers(0, 30))
def test_adding_in_two_steps_is_adding_at_once(day, first, second):
    assert add_working_days(add_working_days(day, first), second) == add_working_days(
        day, first + second
    )


@quick
@given(DAYS, NUMBERS)
def test_between_undoes_adding_from_any_day(day, number):
    assert working_days_between(day, add_working_days(day, number)) == number


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2024, 3, 4), date(2024, 3, 4), 0),
        (date(2024, 3, 4), date(2024, 3, 5), 1),
        (date(2024, 3, 1), date(2024, 3, 3), 0),
        (date(2024, 3, 5), date(2024, 3, 4), -1),
        (date(2024, 3, 28), date(2024, 4, 2), 1),
    ],
)
def test_working_days_between(start, end, days):
    assert working_days_between(start, end) == days


@pytest.mark.parametrize(
    ("published", "meeting", "days"),
    [
        (date(2020, 10, 27), date(2020, 11, 4), 5),
        (date(2020, 10, 28), date(2020, 11, 4), 4),
        (date(2024, 3, 28), date(2024, 4, 2), 0),  # Easter lies between
        (date(2024, 3, 4), date(2024, 3, 5), 0),
        (date(2024, 3, 4), date(2024, 3, 4), 0),
    ],
)
def test_clear_days_leave_out_both_days(published, meeting, days):
    assert clear_days(published, meeting) == days


def test_clear_days_of_every_kind():
    assert clear_days(date(2020, 10, 27), date(2020, 11, 4), working_only=False) == 7


def test_clear_days_before_publication_are_refused():
    with pytest.raises(UsageError, match="before its papers"):
        clear_days(date(2020, 11, 5), date(2020, 11, 4))


@quick
@given(DAYS, st.integers(0, 60))
def test_clear_days_are_the_working_days_before_the_meeting_day(published, days):
    meeting = published + timedelta(days=days)

    counted = clear_days(published, meeting)

    upto = working_days_between(published, meeting)
    assert counted == upto - (days > 0 and is_working_day(meeting))


@pytest.mark.parametrize(
    ("due", "plan"),
    [
        (date(2022, 4, 14), date(2022, 4, 14)),
        (date(2022, 4, 18), date(2022, 4, 14)),  # Easter Monday
        (date(2023, 1, 2), date(2022, 12, 30)),
    ],
)
def test_plan_by_is_the_last_working_day_on_or_before(due, plan):
    assert plan_by(due) == plan


@quick
@given(DAYS)
def test_no_working_day_lies_between_plan_by_and_due(due):
    plan = plan_by(due)

    assert is_working_day(plan)
    assert plan <= due
    assert working_days_between(plan, due) == 0


def test_what_is_written_down_is_what_the_library_says():
    """When a newer library differs, correct data/bank-holidays.csv by it."""
    assert set(written_down()) == set(range(2000, 2036))
    for year, days in written_down().items():
        assert days == from_library(year), year


@pytest.mark.parametrize("year", [1999, 2036])
def test_years_that_are_not_written_down_come_from_the_library(year):
    assert date(year, 12, 25) in bank_holidays(year)
