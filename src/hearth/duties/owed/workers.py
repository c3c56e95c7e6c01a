"""Who works with a child: a worker named on coming into care, and again whenever there is none."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from hearth.duties.columns import FAR, Array, Columns, stack
from hearth.duties.lives import Lives
from hearth.duties.owed.care import begun_care, in_care, opened
from hearth.duties.spells import merged, minus, open_on

__all__ = ["named", "nobody", "turn_of"]


def held_by(lives: Lives, role: str) -> Columns:
    """When the child had somebody in a role."""
    return merged(lives["allocations"].where("role", (role,)))


def nobody(role: str) -> Callable[[Lives], Columns]:
    """From coming into care, and from each day on which the last one left the role.

    `about` is the day care began, and FAR where somebody left.
    """

    def owed(lives: Lives) -> Columns:
        care = in_care(lives)
        gaps = minus(care.adding(care=care["start"]), held_by(lives, role))
        left = gaps.keep(gaps["start"] > gaps["care"])
        vacant = opened(left).adding(about=np.full(len(left), FAR))
        return stack([opened(begun_care(lives)), vacant])

    return owed


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
