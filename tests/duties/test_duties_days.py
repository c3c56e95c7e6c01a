"""Days as arrays count as `hearth.dates` does, day by day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth import dates
from hearth.dates import days
from hearth.duties.columns import FAR, NO_TIME

FIRST, LAST = date(2015, 1, 1), date(2032, 12, 31)
EVERY = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
NUMBERS = np.array([days.day_number(day) for day in EVERY])


def as_dates(numbers: np.ndarray) -> list[date | None]:
    return [days.as_date(number) for number in numbers]


@pytest.mark.parametrize("number", [0, 1, 3, 5, 10, 20, 65, -1, -2, -5, -20])
def test_working_days(number: int) -> None:
    expected = [dates.add_working_days(day, number) for day in EVERY]
    assert as_dates(days.add_working_days(NUMBERS, number)) == expected


@pytest.mark.parametrize("number", [1, 3, 6, 12, 24, -1, -3, -12])
def test_months(number: int) -> None:
    expected = [dates.add_months(day, number) for day in EVERY]
    assert as_dates(days.add_months(NUMBERS, number)) == expected


@pytest.mark.parametrize("age", [0, 1, 4, 14, 16, 18, 25])
def test_birthdays(age: int) -> None:
    expected = [dates.birthday(day, age) for day in EVERY]
    assert as_dates(days.birthday(NUMBERS, age)) == expected


def test_never_stays_never() -> None:
    never = np.array([FAR])
    assert days.add_working_days(never, 5)[0] == FAR
    assert days.add_months(never, 3)[0] == FAR
    assert days.birthday(never, 18)[0] == FAR
    assert days.day_of_minute(np.array([NO_TIME]))[0] == FAR


@pytest.mark.parametrize(
    ("day", "clock", "hours", "ends"),
    [
        # The clocks go forward on 30 March 2025 and back on 26 October 2025.
        ("2025-03-28", "18:00", 72, "2025-03-31 19:00"),
        ("2025-10-24", "18:00", 72, "2025-10-27 17:00"),
        ("2025-06-01", "23:30", 72, "2025-06-04 23:30"),
        ("2025-03-27", "23:30", 72, "2025-03-31 00:30"),
    ],
)
def test_hours_are_elapsed_hours(day: str, clock: str, hours: int, ends: str) -> None:
    minute = days.minute_of(date.fromisoformat(day), clock) + 60 * hours
    at = datetime.fromtimestamp(minute * 60, UTC).astimezone(ZoneInfo("Europe/London"))
    assert at.strftime("%Y-%m-%d %H:%M") == ends
    assert days.as_date(days.day_of_minute(np.array([minute]))[0]) == at.date()


@given(st.dates(date(1990, 1, 1), date(2055, 1, 1)), st.integers(0, 60))
def test_a_limit_in_working_days_is_undone(day: date, number: int) -> None:
    """Counting back from the day due comes to the day itself or, if it is none, the one before."""
    due = days.add_working_days(np.array([days.day_number(day)]), number)
    back = days.as_date(days.working_days_before(due, number)[0])
    if number:
        assert back == dates.plan_by(day)
