"""School terms, school days and school age.

The terms are data, ``data/terms.csv``: a usual calendar, from a rule of thumb and not any one
council's. A council with its own calendar replaces that file; nothing else here holds a date of a
term. ``break_first`` and ``break_last`` are the half-term holiday.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np

from hearth.dates import days
from hearth.duties.columns import FAR, Array, Columns, spread
from hearth.duties.limits import day_of, rows_of

__all__ = [
    "add_school_days",
    "compulsory",
    "number_of_term",
    "school_day",
    "school_year",
    "term_of",
    "terms",
]

NAMES = ("autumn", "spring", "summer")


@cache
def terms() -> Columns:
    """Every term in order: first, last, break_first, break_last, following (the day the next
    begins), number (in the school year: autumn is 1)."""
    rows = rows_of("terms.csv")
    names = ("first", "last", "break_first", "break_last")
    found = {name: np.array([number_of(row[name]) for row in rows], np.int64) for name in names}
    number = np.array([1 + NAMES.index(row["term"]) for row in rows])
    return Columns(**found, number=number, following=np.append(found["first"][1:], FAR))


def number_of(text: str) -> int:
    day = day_of(text)
    return days.day_number(day) if day else FAR


@cache
def school_days() -> Array:
    """Every day on which schools are open, in order: no weekends, bank holidays or half-terms."""
    held = terms()
    _, day = spread(held["first"], held["last"] + 1)
    _, off = spread(held["break_first"], held["break_last"] + 1)
    works = days.add_working_days(day - 1, 1) == day
    return day[works & ~np.isin(day, off)]


def school_day(day: Array, number: Array | int) -> Array:
    """The school day of this number, when the first is this day, or the next school day.

    Outside the terms that are held weekdays are counted.
    """
    held = school_days()
    return counted(day, np.searchsorted(held, day, "left") + number - 1, day - 1, number)


def add_school_days(day: Array, number: Array | int) -> Array:
    """The school day so many after each day, which is day 0."""
    held = school_days()
    return counted(day, np.searchsorted(held, day, "right") + number - 1, day, number)


def counted(day: Array, place: Array, zero: Array, number: Array | int) -> Array:
    """The school day at each place; outside the terms the weekday so many after day `zero`."""
    held = school_days()
    inside = (day >= held[0]) & (place < len(held))
    otherwise = np.busday_offset(zero.astype("M8[D]"), number, "backward").astype(np.int64)
    return np.where(inside, held[np.clip(place, 0, len(held) - 1)], otherwise)


def term_of(day: Array) -> Array:
    """The last day of the term in which each day falls, or of the next; FAR when none is held."""
    last = np.append(terms()["last"], FAR)
    return last[np.searchsorted(last, day, "left")]


def number_of_term(first: date) -> int | None:
    """Which term of the school year begins on a day, autumn being 1; None where none does."""
    begun = terms().keep(terms()["first"] == days.day_number(first))
    return int(begun["number"][0]) if len(begun) else None


def september(day: Array) -> Array:
    """The year of the 1 September on or before each day."""
    months = np.where(day < FAR, day, 0).astype("M8[D]").astype("M8[M]").astype(np.int64)
    return 1970 + (months - 8) // 12


def school_year(born: Array, day: Array) -> Array:
    """The school year on a day: year 1 begins in the September after the fifth birthday. -1 where
    the date of birth is not known."""
    return np.where(born < FAR, september(day) - september(born) - 5, -1)


def compulsory(born: Array) -> tuple[Array, Array]:
    """From which day a child must go to school, and the day from which no longer.

    From the first 31 August, 31 December or 31 March at 5; to the last Friday in June of the
    school year in which the child is 16 by its 31 August (Education Act 1996, section 8).
    """
    fifth = np.where(born < FAR, days.birthday(born, 5), 0)
    year = fifth.astype("M8[D]").astype("M8[Y]")
    marks = [month_end(year, month) for month in (3, 8, 12)]
    start = np.select([fifth <= mark for mark in marks], marks)
    june = month_end((september(born) + 17 - 1970).astype("M8[Y]"), 6)
    friday = june - (june - 1) % 7  # day 1 of 1970 was a Friday
    known = born < FAR
    return np.where(known, start, FAR), np.where(known, friday + 1, FAR)


def month_end(year: Array, month: int) -> Array:
    """The last day of a month of each year."""
    return (year.astype("M8[M]") + month).astype("M8[D]").astype(np.int64) - 1
