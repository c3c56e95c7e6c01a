"""School terms, school days and school age.

The terms are data, ``data/terms.csv``: a usual calendar, from a rule of thumb and not any one
council's. A council with its own calendar replaces that file; nothing else here holds a date of a
term. ``break_first`` and ``break_last`` are the half-term holiday.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from hearth.duties import days
from hearth.duties.columns import FAR, Array, Columns, spread
from hearth.duties.limits import day_of, rows_of

__all__ = ["add_school_days", "compulsory", "school_day", "term_of", "terms"]


@cache
def terms() -> Columns:
    """Every term in order: first, last, break_first, break_last, following (the day the next
    begins)."""
    rows = rows_of("terms.csv")
    names = ("first", "last", "break_first", "break_last")
    found = {name: np.array([number_of(row[name]) for row in rows], np.int64) for name in names}
    return Columns(**found, following=np.append(found["first"][1:], FAR))


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


def school_day(day: Array, number: int) -> Array:
    """The school day of this number, when the first is this day, or the next school day.

    Outside the terms that are held working days are counted.
    """
    return counted(day, number, "left")


def add_school_days(day: Array, number: int) -> Array:
    """The school day so many after each day, which is day 0."""
    return counted(day, number, "right")


def counted(day: Array, number: int, side: str) -> Array:
    held = school_days()
    place = np.searchsorted(held, day, "left" if side == "left" else "right") + number - 1
    inside = (day >= held[0]) & (place < len(held))
    otherwise = days.add_working_days(day - (side == "left"), number)
    return np.where(inside, held[np.clip(place, 0, len(held) - 1)], otherwise)


def term_of(day: Array) -> Array:
    """The last day of the term in which each day falls, or of the next; FAR when none is held."""
    last = np.append(terms()["last"], FAR)
    return last[np.searchsorted(last, day, "left")]


def september(day: Array) -> Array:
    """The year of the 1 September on or before each day."""
    months = np.where(day < FAR, day, 0).astype("M8[D]").astype("M8[M]").astype(np.int64)
    return 1970 + (months - 8) // 12


def compulsory(born: Array) -> tuple[Array, Array]:
    """From which day a child must go to school, and the day from which no longer.

    From the first 31 August, 31 December or 31 March at 5; to the last Friday in June of the
    school year in which the child is 16 by its 31 August (Education Act 1996, section 8).
    """
    fifth = np.where(born < FAR, days.birthday(born, 5), 0)
    year = fifth.astype("M8[D]").astype("M8[Y]")
    marks = [(year, 3), (year, 8), (year, 12)]
    ends = [
        (mark.astype("M8[M]") + month).astype("M8[D]").astype(np.int64) - 1 for mark, month in marks
    ]
    start = np.select([fifth <= end for end in ends], ends)
    june = (september(born) + 17 - 1970).astype("M8[Y]").astype("M8[M]") + 6
    last_day = june.astype("M8[D]").astype(np.int64) - 1
    friday = last_day - (last_day + 3 - 4) % 7
    known = born < FAR
    return np.where(known, start, FAR), np.where(known, friday + 1, FAR)
