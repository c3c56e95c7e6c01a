"""Prices of a week in a home, by group and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.groups import GROUPS
from hearth.forecast.scenario import Rise
from hearth.sources.tables import RowFault

__all__ = ["Price", "Prices"]

Array = NDArray[Any]


@dataclass(frozen=True)
class Price:
    """What a week in a home of one group costs, from `begins` to `until` (both included, None for
    no bound).

    `weekly` is the mean, `spread` how far prices of single placements lie apart (a standard
    deviation). Where the council gave placements, `placements` is how many, and `mode` the price
    that most of them have, None when no price is had twice.
    """

    group: int
    weekly: float
    begins: date | None = None
    until: date | None = None
    spread: float = 0.0
    mode: float | None = None
    placements: int = 0

    def holds(self, day: date) -> bool:
        """Whether it is the price on a day."""
        return (self.begins is None or self.begins <= day) and (
            self.until is None or day <= self.until
        )

    def meets(self, other: Price) -> bool:
        """Whether it and another of its group hold on one same day."""
        return (
            self.group == other.group
            and (self.begins or date.min) <= (other.until or date.max)
            and (other.begins or date.min) <= (self.until or date.max)
        )


@dataclass(frozen=True)
class Prices:
    """A dated list of weekly prices, and what was left out of it."""

    prices: tuple[Price, ...] = ()
    faults: tuple[RowFault, ...] = ()

    @property
    def groups(self) -> tuple[int, ...]:
        """The groups that have any price."""
        return tuple(sorted({price.group for price in self.prices}))

    def daily(self, first: date, count: int, rises: Sequence[Rise] = ()) -> tuple[Array, Array]:
        """The weekly price and its spread on each of so many days, for each group.

        NaN on days for which a group has no price. Rises are applied to both.
        """
        days = [first + timedelta(days=at) for at in range(count)]
        weekly = np.full((count, len(GROUPS)), np.nan)
        spread = np.zeros((count, len(GROUPS)))
        for price in self.prices:
            holds = np.array([price.holds(day) for day in days], bool)
            weekly[holds, price.group] = price.weekly
            spread[holds, price.group] = price.spread
        dearer = risen(days, rises)
        return weekly * dearer, spread * dearer


def risen(days: Sequence[date], rises: Sequence[Rise]) -> Array:
    """By what each group's price is multiplied on each day."""
    dearer = np.ones((len(days), len(GROUPS)))
    for rise in rises:
        groups = list(rise.groups or range(len(GROUPS)))
        times = np.array([times_risen(rise, day) for day in days])
        dearer[:, groups] *= ((1 + rise.share) ** times)[:, None]
    return dearer


def times_risen(rise: Rise, day: date) -> int:
    """How often a rise has come by a day."""
    if day < rise.begins:
        return 0
    if not rise.yearly:
        return 1
    begins = rise.begins
    return 1 + day.year - begins.year - ((day.month, day.day) < (begins.month, begins.day))
