"""Ages, months, weeks, "beginning with" and elapsed hours, from the counting rules."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.dates import (
    add_months,
    age_on,
    beginning_with,
    birthday,
    hours_between,
    month_ends,
    within_weeks,
)
from hearth.errors import UsageError

LONDON = ZoneInfo("Europe/London")
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
quick = settings(deadline=None, max_examples=100)


@pytest.mark.parametrize(
    ("dob", "on", "age"),
    [
        (date(2005, 4, 1), date(2021, 3, 31), 15),
        (date(2005, 3, 31), date(2021, 3, 31), 16),  # attained at the start of the birthday
        (date(2020, 4, 1), date(2021, 3, 31), 0),
        (date(2020, 3, 31), date(2021, 3, 31), 1),
        (date(2021, 3, 31), date(2021, 3, 31), 0),
        (date(2004, 2, 29), date(2022, 2, 28), 17),
        (date(2004, 2, 29), date(2022, 3, 1), 18),
        (date(2004, 2, 29), date(2024, 2, 28), 19),
        (date(2004, 2, 29), date(2024, 2, 29), 20),
    ],
)
def test_age_on(dob, on, age):
    assert age_on(dob, on) == age


def test_age_before_birth_is_refused():
    with pytest.raises(UsageError, match="2021-03-31"):
        age_on(date(2021, 4, 1), date(2021, 3, 31))


@pytest.mark.parametrize(
    ("dob", "age", "day"),
    [
        (date(2004, 5, 6), 18, date(2022, 5, 6)),
        (date(2004, 2, 29), 18, date(2022, 3, 1)),
        (date(2004, 2, 29), 20, date(2024, 2, 29)),
        (date(2004, 2, 29), 0, date(2004, 2, 29)),
        (date(2003, 2, 28), 21, date(2024, 2, 28)),
    ],
)
def test_birthday(dob, age, day):
    assert birthday(dob, age) == day


@quick
@given(st.one_of(DAYS, st.sampled_from([date(2000, 2, 29), date(2004, 2, 29)])), st.integers(1, 30))
def test_an_age_is_attained_on_its_birthday_and_not_the_day_before(dob, age):
    day = birthday(dob, age)

    assert age_on(dob, day) == age
    assert age_on(dob, day - timedelta(days=1)) == age - 1


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2022, 11, 30), 3, date(2023, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 15), 6, date(2024, 7, 15)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
        (date(2024, 1, 1), -1, date(2023, 12, 1)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2021, 3, 31), -30, date(2018, 9, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 5, 5), 0, date(2024, 5, 5)),
    ],
)
def test_add_months(day, months, result):
    assert add_months(day, months) == result


@quick
@given(DAYS, st.integers(-240, 240))
def test_months_keep_the_day_or_clamp_to_the_months_end(day, months):
    result = add_months(day, months)

    assert (result.year - day.year) * 12 + result.month - day.month == months
    assert result.day == day.day or (
        result.day < day.day and (result + timedelta(days=1)).month != result.month
    )


@quick
@given(DAYS, DAYS, st.integers(-24, 24))
def test_adding_months_keeps_the_order_of_days(one, other, months):
    first, second = sorted([one, other])

    assert add_months(first, months) <= add_months(second, months)


@pytest.mark.parametrize(
    ("weeks", "days"),
    [(1, 7), (6, 42), (16, 112), (26, 182)],
)
def test_weeks_are_seven_calendar_days(weeks, days):
    start = date(2024, 2, 20)

    assert within_weeks(start, weeks) == start + timedelta(days=days)


@pytest.mark.parametrize(
    ("first", "days", "last"),
    [
        (date(2023, 1, 1), 1, date(2023, 1, 1)),
        (date(2023, 1, 1), 182, date(2023, 7, 1)),  # 26 weeks of care proceedings
        (date(2024, 1, 1), 182, date(2024, 6, 30)),
    ],
)
def test_a_period_beginning_with_a_day_counts_it(first, days, last):
    assert beginning_with(first, days) == last


def test_a_period_of_no_days_is_refused():
    with pytest.raises(UsageError, match="0 days"):
        beginning_with(date(2024, 1, 1), 0)


@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        (date(2024, 1, 15), date(2024, 3, 31), ["2024-01-31", "2024-02-29", "2024-03-31"]),
        (date(2024, 1, 31), date(2024, 1, 31), ["2024-01-31"]),
        (date(2024, 12, 31), date(2025, 1, 30), ["2024-12-31"]),
        (date(2024, 2, 1), date(2024, 2, 28), []),
        (date(2024, 3, 31), date(2024, 1, 31), []),
    ],
)
def test_month_ends(first, last, ends):
    assert [end.isoformat() for end in month_ends(first, last)] == ends


def test_five_years_have_sixty_month_ends():
    assert len(month_ends(date(2020, 4, 1), date(2025, 3, 31))) == 60


@quick
@given(DAYS, DAYS)
def test_month_ends_are_exactly_the_days_before_a_first(one, other):
    first, last = sorted([one, other])
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))

    assert month_ends(first, last) == tuple(
        day for day in days if (day + timedelta(days=1)).day == 1
    )


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ((2024, 3, 30, 12), (2024, 3, 31, 12), 23),  # the clocks go forward
        ((2024, 10, 26, 12), (2024, 10, 27, 12), 25),  # and back
        ((2024, 12, 24, 18), (2024, 12, 27, 18), 72),  # over Christmas: every hour counts
        ((2024, 5, 1, 9), (2024, 5, 1, 9), 0),
    ],
)
def test_hours_between_two_times_in_london(start, end, hours):
    assert hours_between(datetime(*start, tzinfo=LONDON), datetime(*end, tzinfo=LONDON)) == hours


def test_hours_between_zones_and_part_hours():
    start = datetime(2024, 7, 1, 12, tzinfo=LONDON)

    assert hours_between(start, datetime(2024, 7, 1, 12, 30, tzinfo=UTC)) == 1.5


def test_hours_of_a_time_without_its_zone_are_refused():
    zoned = datetime(2024, 7, 1, 12, tzinfo=UTC)

    with pytest.raises(UsageError, match="no time zone"):
        hours_between(zoned, zoned.replace(tzinfo=None))
