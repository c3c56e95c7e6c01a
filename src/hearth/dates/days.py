"""Days and times as arrays: working days, months, birthdays and hours, by the rules of counting.

The same rules as `hearth.dates`, which a test compares these with day by day; a day is the number
of days since 1970-01-01, and FAR stays FAR.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from hearth.dates.working_days import bank_holidays

__all__ = [
    "FAR",
    "NO_TIME",
    "Array",
    "add_months",
    "add_working_days",
    "as_date",
    "as_dates",
    "birthday",
    "clock_of",
    "date_of",
    "day_number",
    "day_of_minute",
    "minute_of",
    "working_days_before",
]

Array = NDArray[Any]

FAR = 2_000_000
"""The day, or day of ending, of what has not happened: after every real day."""

NO_TIME = -(2**40)
"""The minute of what has no known time of day."""

EPOCH = date(1970, 1, 1).toordinal()
LONDON = ZoneInfo("Europe/London")
FIRST_YEAR, LAST_YEAR = 1985, 2060  # nobody in care, or leaving it, has a clock outside these


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - EPOCH


def date_of(number: int) -> date:
    """The date of a day's number."""
    return date.fromordinal(int(number) + EPOCH)


def as_date(number: int) -> date | None:
    """The date of a day's number; None for FAR."""
    return None if number >= FAR else date_of(number)


def as_dates(numbers: Array) -> list[date | None]:
    """Days as dates; None for none, on whichever side of every real day."""
    return [None if abs(number) >= FAR else as_date(number) for number in numbers.tolist()]


def add_months(days: Array, months: Array | int) -> Array:
    """The same day of the month so many months on, or that month's last day if it has none."""
    days = np.asarray(days, np.int64)
    real = days < FAR
    given = np.where(real, days, 0).astype("M8[D]")
    month = given.astype("M8[M]")
    into = (given - month.astype("M8[D]")).astype(np.int64)
    there = month + np.asarray(months, np.int64).astype("m8[M]")
    first = there.astype("M8[D]").astype(np.int64)
    length = (there + 1).astype("M8[D]").astype(np.int64) - first
    return np.where(real, first + np.minimum(into, length - 1), FAR)


def birthday(dob: Array, age: int) -> Array:
    """The day of a birthday; born on 29 February, it is 1 March in other years."""
    dob = np.asarray(dob, np.int64)
    day = add_months(dob, 12 * age)
    # Only a 29 February comes out on another day of the month.
    moved = (day < FAR) & (day_of_month(day) != day_of_month(dob))
    return np.where(moved, day + 1, day)


def day_of_month(days: Array) -> Array:
    given = np.where(days < FAR, days, 0).astype("M8[D]")
    return (given - given.astype("M8[M]").astype("M8[D]")).astype(np.int64)


@cache
def calendar() -> tuple[int, Array, Array, Array]:
    """The first day of the calendar; whether each day is a working day, and how many there are up
    to it; the working days."""
    first = day_number(date(FIRST_YEAR, 1, 1))
    days = np.arange(first, day_number(date(LAST_YEAR + 1, 1, 1)))
    works = (days + 3) % 7 < 5  # 1970-01-01 was a Thursday
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for holiday in bank_holidays(year):
            works[day_number(holiday) - first] = False
    return first, works, np.cumsum(works), days[works]


def add_working_days(days: Array, number: int) -> Array:
    """The working day so many after each day, which is day 0 whatever day it falls on.

    A negative `number` counts back. Outside the calendar of bank holidays (1985 to 2060) weekdays
    are counted.
    """
    days = np.asarray(days, np.int64)
    first, works, upto, working = calendar()
    inside = (days >= first) & (days < first + len(upto))
    at = np.minimum(np.maximum(days - first, 0), len(upto) - 1)
    # Counting back, a working day itself is day 0 and the one before it day 1.
    between = ~works[at] if number < 0 else 0
    place = upto[at] + number - 1 + between
    found = working[np.minimum(np.maximum(place, 0), len(working) - 1)]
    far = np.where(days >= FAR, FAR, days + number * 7 // 5)
    return np.where(number == 0, days, np.where(inside, found, far))


def working_days_before(days: Array, number: int) -> Array:
    """The working day so many before each day: when a warning of so many working days begins."""
    return add_working_days(days, -number) if number else np.asarray(days, np.int64)


def minute_of(day: date, clock: str) -> int:
    """The minute since 1970 in universal time of a time of day in England, ``17:05``."""
    hour, minute = map(int, clock.split(":"))
    at = datetime.combine(day, time(hour, minute), LONDON).astimezone(UTC)
    return int(at.timestamp()) // 60


def clock_of(minute: int) -> str:
    """The time of day in England, ``17:05``, of a minute since 1970 in universal time."""
    return f"{england(minute):%H:%M}"


def day_of_minute(minutes: Array) -> Array:
    """The day in England on which each minute falls; FAR where there is no time."""
    at, where = np.unique(np.asarray(minutes, np.int64), return_inverse=True)
    days = np.array([in_england(int(each)) for each in at], np.int64)
    return days[where] if len(days) else np.zeros(0, np.int64)


def in_england(minute: int) -> int:
    return FAR if minute == NO_TIME else day_number(england(minute).date())


def england(minute: int) -> datetime:
    """A minute since 1970 by the clock in England."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)).astimezone(LONDON)
