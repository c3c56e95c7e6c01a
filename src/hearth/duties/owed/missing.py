"""Times missing from care, or away without leave."""

from __future__ import annotations

import numpy as np

from hearth.dates import days
from hearth.duties.columns import NO_TIME, Columns
from hearth.duties.lives import Lives
from hearth.duties.owed.care import in_care
from hearth.duties.spells import open_on

__all__ = ["third_times", "times", "times_long"]


def times(lives: Lives, *kinds: str) -> Columns:
    """Times of these kinds (all when none is named) that began in care: also `end`, `end_at`."""
    rows = lives["missing"]
    rows = rows.where("kind", kinds) if kinds else rows
    return rows.keep(open_on(rows, rows["start"], in_care(lives)))


def times_long(rows: Columns, hours: int) -> Columns:
    """The times that lasted so many whole days of hours: `mark` is the day on which they had,
    `mark_at` the minute. Where a time of day is not known, whole days are counted."""
    timed = rows["start_at"] != NO_TIME
    at = np.where(timed, rows["start_at"] + 60 * hours, NO_TIME)
    mark = np.where(timed, days.day_of_minute(at), rows["start"] + hours // 24)
    both = timed & (rows["end_at"] != NO_TIME)
    long = np.where(both, rows["end_at"] > at, rows["end"] > mark)
    return rows.adding(mark=mark, mark_at=at).keep(long)


def third_times(rows: Columns, number: int = 3, within: int = 90) -> Columns:
    """The times that make so many within so many days; then the counting starts afresh."""
    chosen = np.zeros(len(rows), bool)
    recent: list[int] = []
    child = -1
    both = zip(rows["child"].tolist(), rows["start"].tolist(), strict=True)
    for at, (whose, start) in enumerate(both):
        if whose != child:
            child, recent = whose, []
        recent = [day for day in recent if day > start - within] + [start]
        if len(recent) == number:
            chosen[at], recent = True, []
    return rows.keep(chosen)
