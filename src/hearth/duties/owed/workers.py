"""Who works with a child: a worker named on coming into care, and again whenever there is none.

Where the beginning of care is not held, or was before the council's record, nobody knows who worked
with the child then. From the first day that is known they are to have somebody: whoever has nobody
on it is asked about as if somebody had just left.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from hearth.duties.columns import FAR, Array, Columns, stack
from hearth.duties.limits import limits
from hearth.duties.lives import Lives
from hearth.duties.owed.care import begun_care, in_care, in_record, opened
from hearth.duties.spells import merged, minus, open_on

__all__ = ["named", "nobody", "turn_of"]


def held_by(lives: Lives, role: str) -> Columns:
    """When the child had somebody in a role."""
    return merged(lives["allocations"].where("role", (role,)))


def nobody(role: str, duty: str) -> Callable[[Lives], Columns]:
    """From coming into care, and from each day on which the last one left the role; from the first
    day that is known where nobody is in it then.

    `about` is the day care began, and FAR where somebody left or was not there.
    """

    def owed(lives: Lives) -> Columns:
        vacant = opened(vacancies(lives, role, duty))
        vacant = vacant.adding(about=np.full(len(vacant), FAR))
        return stack([opened(begun_care(lives)), vacant])

    return owed


def vacancies(lives: Lives, role: str, duty: str) -> Columns:
    """The times in care without anybody, but for those that the coming into care asks about. A list
    of the latest says nothing of who was there before."""
    care = in_care(lives)
    care = care.adding(began=care["start"], asked=in_record(lives, care, duty))
    gaps = minus(care, held_by(lives, role))
    unknown = ~gaps["asked"] & (gaps["latest"] != "1")
    gaps = gaps.keep((gaps["start"] > gaps["began"]) | unknown)
    since = lives.since(duty)
    span = next(limit.span for limit in limits(duty) if limit.part == "vacancy")
    before = span.after(gaps["start"]) < since
    first_known = np.where(before, np.maximum(gaps["start"], since), gaps["start"])
    return gaps.adding(start=first_known).keep(first_known < gaps["end"])


def named(role: str) -> Callable[[Lives], Columns]:
    """The day somebody took the role; who had it already when care began has it from that day."""

    def done(lives: Lives) -> Columns:
        held = held_by(lives, role)
        care = begun_care(lives)
        already = care.keep(open_on(care, care["start"], held))
        return stack([held.only("child", on="start"), already.only("child", on="start")])

    return done


def turn_of(_: Lives, rows: Columns) -> Array:
    """Whether care began or somebody left."""
    return np.where(rows["about"] == FAR, "vacancy", "first")
