"""Short breaks: series of stays, and the day from which a stay is one no longer.

Care Planning, Placement and Case Review (England) Regulations 2010, regulation 48: no stay longer
than 17 days, and no more than 75 days in any 12 months. A stay has as many days as nights: the day
the child goes home is not counted. With the same carer each time, and home after each, is taken
from the legal status itself, which says so.
"""

from __future__ import annotations

import numpy as np

from hearth.dates import days
from hearth.duties.columns import FAR, Array, Columns, place_of, spread
from hearth.duties.lives import Lives
from hearth.duties.spells import merged, minus

__all__ = ["LONGEST_STAY", "beyond", "series", "stays"]

LONGEST_STAY = 17
MOST_IN_A_YEAR = 75
APART = 6
"""Months without a stay that end a series: the longest time between two visits or reviews."""


def stays(lives: Lives) -> Columns:
    """Each stay, up to the 18th birthday: child, start, end, and `limit`, the day by which the
    child must be home for it to be a short break; `longest`, whether it is the length of the stay
    that sets that day and not the days of the year."""
    return lives.once(stays_with_limits)


def stays_with_limits(lives: Lives) -> Columns:
    rows = of_children(lives, lives["short_breaks"].where("ls", ("V3",)))
    full = days_full(rows, lives.today)
    longest = rows["start"] + LONGEST_STAY
    return rows.adding(limit=np.minimum(longest, full), longest=longest <= full)


def days_full(rows: Columns, today: int) -> Array:
    """The first day on which each stay, if it went on, would make more than 75 days in the 12
    months up to then; FAR where that is not within the days a stay may have."""
    upto = np.minimum(rows["end"], np.maximum(rows["start"], np.minimum(today, FAR - 1) + 1))
    owner, day = spread(rows["start"], upto)
    spent = np.unique(place_of(rows["child"][owner], day))
    at, step = spread(np.zeros(len(rows), np.int64), np.full(len(rows), LONGEST_STAY + 1))
    on, child = rows["start"][at] + step, rows["child"][at]
    year = days.add_months(on, -12)
    first = np.searchsorted(spent, place_of(child, year), "right")
    before = np.searchsorted(spent, place_of(child, rows["start"][at]), "left")
    total = np.maximum(before - first, 0) + step + 1
    full = np.where(total > MOST_IN_A_YEAR, on, FAR)
    return np.minimum.reduceat(full, np.arange(0, len(full), LONGEST_STAY + 1)) if len(full) else on


def beyond(lives: Lives) -> Columns:
    """The part of each stay in which it is a short break no longer: child, start, end. From that
    day the child is looked after in full; the next stay is looked at afresh."""
    rows = stays(lives)
    over = rows.keep((rows["end"] > rows["limit"]) & (rows["limit"] <= lives.today))
    return over.adding(start=over["limit"]).only("child", "start", "end")


def series(lives: Lives) -> Columns:
    """Series of stays, and agreements of which only the dates are held: child, start, end.

    A series goes on until six months have gone by without a stay; not while a stay is one no
    longer.
    """
    return lives.once(series_of_stays)


def series_of_stays(lives: Lives) -> Columns:
    rows = of_children(lives, lives["short_breaks"])
    agreed = rows["ls"] == "V4"
    until = np.where(agreed, rows["end"], days.add_months(rows["end"], APART))
    joined = merged(rows.only("child", "start").adding(end=until))
    return minus(of_children(lives, joined.adding(series=joined["start"])), beyond(lives))


def of_children(lives: Lives, spells: Columns) -> Columns:
    """The spells as far as they lie before the 18th birthday."""
    end = np.minimum(spells["end"], lives.birthday(18)[spells["child"]])
    return spells.adding(end=end).keep(spells["start"] < end)
