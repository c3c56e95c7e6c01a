"""How often families came before the record begins.

The first return holds whoever was in care when its year began, and tells when they came if nothing
had changed for them since. They are what is left of those who came then. How much is left of
families so long after they came is seen in the years of the record (Kaplan and Meier 1958). So a
record of three years tells of the pace of five, if roughly, and growth is told from noise sooner.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.dates.days import date_of, day_number
from hearth.forecast.assumptions import assumed
from hearth.forecast.panel import Panel
from hearth.forecast.past import Past, month_ends_back

__all__ = ["earlier"]

Array = NDArray[Any]


def earlier(past: Past, panel: Panel, *, uasc: bool) -> tuple[Array, Array]:
    """For months before those of `panel`, in order of time: families seen, and how many are seen
    for each that came and was there at the end of its month. They weigh less than those of the
    record. Of months of which too few are left nothing is said, nor of any farther back than the
    record is long."""
    start, until = unchanged(past, uasc=uasc)
    begins = day_number(panel.ends[0])
    inside, there = start > begins, (start <= begins) & (until > begins)
    far = date_of(2 * begins - past.today)
    ends = np.array([day_number(end) for end in month_ends_back(panel.ends[0], far)])
    ago = begins - (ends[:-1] + ends[1:]) / 2
    left = left_after(start[inside], until[inside], past.today)
    share = np.interp(ago, np.arange(len(left)), left, right=0.0) * panel.passed
    seen = np.array(
        [((first < start) & (start <= last))[there].sum() for first, last in pairwise(ends)]
    )
    told = share >= assumed("before-least")
    weight = assumed("before-weight")
    return seen[told] * weight, share[told] * weight


def unchanged(past: Past, *, uasc: bool) -> tuple[Array, Array]:
    """When each family came, where that is known, and until when a child of it was in care with
    nothing changed since (the end of their first episode)."""
    mine = past.start_known & (past.uasc == uasc)
    _, first, family = np.unique(past.family[mine], return_index=True, return_inverse=True)
    until = np.zeros(len(first), np.int64)
    np.maximum.at(until, family, past.first_end[mine])
    return past.start[mine][first], until


def left_after(start: Array, until: Array, today: int) -> Array:
    """The share of families of whom a child is still there unchanged so many days after they came:
    a share for each day, as far as days go. Nobody knows how long it is of those who still are."""
    over = until <= today
    days = np.minimum(until, today + 1) - start
    ended = np.bincount(days[over], minlength=int(days.max(initial=0)) + 1)
    followed = np.cumsum(np.bincount(days, minlength=len(ended))[::-1])[::-1]
    return np.asarray(np.cumprod(1 - ended / np.maximum(followed, 1)))
