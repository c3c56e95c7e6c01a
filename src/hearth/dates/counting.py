"""Calendar counting: ages, months, weeks, periods that begin with a day, and elapsed hours."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import UTC, date, datetime, timedelta

from hearth.errors import UsageError

__all__ = [
    "THIRTEEN_WEEKS",
    "add_months",
    "age_on",
    "beginning_with",
    "birthday",
    "hours_between",
    "month_ends",
    "within_weeks",
]

THIRTEEN_WEEKS = 91
"""The days in care from 14 on that it takes to be a care leaver (Children Act 1989, Schedule 2,
paragraph 19B and section 23A, with their regulations)."""


def age_on(dob: date, on: date) -> int:
    """Age in completed years on the day `on`, for someone born on `dob`.

    A year is attained at the start of the birthday: Family Law Reform Act 1969, section 9. Born on
    29 February, it is attained on 1 March in other years. UsageError when `on` is before birth.
    """
    if on < dob:
        raise UsageError(f"There is no age on {on} for someone born on {dob}. Check both dates.")
    return on.year - dob.year - ((on.month, on.day) < (dob.month, dob.day))


def birthday(dob: date, age: int) -> date:
    """The day someone born on `dob` attains `age`; 1 March for 29 February in other years."""
    year = dob.year + age
    if (dob.month, dob.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return dob.replace(year=year)


def add_months(day: date, number: int) -> date:
    """The same day of the month `number` months on, or back when negative.

    A month without that day gives its last: 30 November and 3 months is 28 or 29 February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def within_weeks(start: date, number: int) -> date:
    """When something to be done within `number` weeks of `start` is due: 7 calendar days each."""
    return start + timedelta(weeks=number)


def beginning_with(first: date, days: int) -> date:
    """The last day of a period of `days` days beginning with `first`, which is day 1.

    26 weeks of care proceedings, 182 days, that begin on 1 January end on 1 July (30 June in a leap
    year). UsageError when `days` is under 1.
    """
    if days < 1:
        raise UsageError(f"A period of {days} days has no last day. Give 1 or more.")
    return first + timedelta(days=days - 1)


def month_ends(first: date, last: date) -> tuple[date, ...]:
    """Every last day of a month from `first` to `last`, both included."""
    ends = []
    end = _month_end(first)
    while end <= last:
        ends.append(end)
        end = _month_end(end + timedelta(days=1))
    return tuple(ends)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def hours_between(start: datetime, end: datetime) -> float:
    """Hours that passed between two times, weekends and holidays included.

    UsageError for a time without its zone: when the clocks change it would be an hour out.
    """
    for moment in (start, end):
        if moment.utcoffset() is None:
            raise UsageError(f"The time {moment} has no time zone. Give it one.")
    # Python subtracts two times of one zone by their clock faces, so both go to UTC first.
    return (end.astimezone(UTC) - start.astimezone(UTC)) / timedelta(hours=1)
