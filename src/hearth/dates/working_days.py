"""Working days: every day but Saturdays, Sundays and the bank holidays of England and Wales.

Care Planning, Placement and Case Review (England) Regulations 2010, regulation 2. The bank holidays
come from the `holidays` library, which holds them offline, the one-off ones included. Loading it
takes half a second, so what it says of the years around ours is written in ``data`` beside this.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import groupby

from hearth.errors import UsageError

__all__ = [
    "add_working_days",
    "bank_holidays",
    "clear_days",
    "is_announced",
    "is_working_day",
    "plan_by",
    "within_working_days",
    "working_days_between",
]

_DAY = timedelta(days=1)
_SATURDAY = 5
_ANNOUNCED_TO = 2027  # the last year whose bank holidays the government has published


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays in a calendar year, Good Friday and Christmas Day among them.

    One that falls at a weekend is there twice: on its own day and on the day that stands in for it.
    """
    return written_down().get(year) or from_library(year)


@cache
def written_down() -> Mapping[int, frozenset[date]]:
    """The bank holidays of ``data/bank-holidays.csv`` by year."""
    text = (files("hearth.dates") / "data" / "bank-holidays.csv").read_text(encoding="utf-8")
    days = [date.fromisoformat(line) for line in text.split()[1:]]
    return {year: frozenset(of_year) for year, of_year in groupby(days, lambda day: day.year)}


def from_library(year: int) -> frozenset[date]:
    """The bank holidays that the library knows of in a year."""
    from holidays import country_holidays  # here, because loading it is slow

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def is_announced(day: date) -> bool:
    """Whether the bank holidays of the year of `day` are published. Of later years the usual ones
    are counted; a day of mourning or a jubilee would be missing."""
    return day.year <= _ANNOUNCED_TO


def is_working_day(day: date) -> bool:
    """Whether `day` is a working day."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


def add_working_days(day: date, number: int) -> date:
    """The working day that is `number` working days after `day`, or before it when negative.

    `day` itself is day 0, whatever day it falls on; adding 0 gives it back.
    """
    step = _DAY if number >= 0 else -_DAY
    left = abs(number)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def within_working_days(start: date, number: int) -> date:
    """When something to be done within `number` working days of `start` is due: by the day's end.

    `start` is day 0, whatever day it falls on: 5 working days from Thursday 14 April 2022 is
    Monday 25 April, as Good Friday and Easter Monday do not count. UsageError when `number` is
    negative.
    """
    if number < 0:
        raise UsageError(f"A time limit of {number} working days is negative. Give 0 or more.")
    return add_working_days(start, number)


def working_days_between(start: date, end: date) -> int:
    """How many working days after `start` it is on `end`: `start` is not counted and `end` is.

    Negative when `end` is the earlier. It undoes `add_working_days`, whatever day `start` is.
    """
    step = 1 if end >= start else -1
    days = (end - start).days
    return step * sum(is_working_day(start + n * _DAY) for n in range(step, days + step, step))


def clear_days(published: date, meeting: date, working_only: bool = True) -> int:
    """Clear days between the day papers are published and the day of the meeting: neither counts.

    Working days only, unless the council's constitution counts all: Local Government Act 1972,
    section 100B does not say. UsageError when the meeting is before the papers.
    """
    if meeting < published:
        raise UsageError(f"The meeting on {meeting} is before its papers on {published}.")
    between = (published + n * _DAY for n in range(1, (meeting - published).days))
    return sum(is_working_day(day) or not working_only for day in between)


def plan_by(due: date) -> date:
    """The last working day on or before `due`.

    A due date that falls on another day does not move; this is when to have the work done by.
    """
    while not is_working_day(due):
        due -= _DAY
    return due
