"""Some of the futures, lived through month by month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.estimate import Estimate
from hearth.forecast.groups import (
    AGE_BANDS,
    EIGHTEEN,
    GONE,
    GUARDIANSHIP,
    REACHES,
)
from hearth.forecast.simulate.beginning import Beginning
from hearth.forecast.simulate.change import Change
from hearth.forecast.simulate.crowd import Crowd
from hearth.forecast.simulate.draws import Draws
from hearth.forecast.simulate.events import Events, Month
from hearth.forecast.simulate.families import Families
from hearth.forecast.simulate.futures import KIND_COUNT, KINDS, SIZES, Futures, tally
from hearth.forecast.simulate.tables import Tables, chances

__all__ = ["Block"]

Array = NDArray[Any]


class Block:
    """Some of the futures, lived through together."""

    def __init__(
        self,
        estimated: Estimate,
        days: Sequence[date],
        drawn: Draws,
        block: slice,
        rng: np.random.Generator,
        changes: Sequence[Change],
    ) -> None:
        self.estimated, self.days, self.changes = estimated, days, changes
        self.futures = block.stop - block.start
        families = [rates[block] for rates in drawn.arrivals]
        seen = Families(estimated.streams)
        self.beginning = Beginning(estimated, seen, days, families, self.futures, rng)
        self.leave, self.move = drawn.leave[block], drawn.move[block]
        self.leave_age = drawn.leave_age[block]
        self.tables = Tables(estimated)
        self.salts = rng.integers(2**32, size=(len(days), 2), dtype=np.uint32)
        self.of_changes = np.random.default_rng(rng.integers(2**32))

    def live(self, found: Futures) -> None:
        """Live through every month and write down what happened."""
        crowd = self.beginning.everyone()
        for change in self.changes:
            crowd = change.arriving(crowd, self.estimated, self.of_changes)
        there = self.counted(crowd, slice(0, int(crowd.first[0])))
        found.there[0, :, :GONE] = there[:, :GONE]
        for month in range(1, len(self.days)):
            there += self.month(crowd, month, found)
            if self.changes:
                self.differently(crowd, month, found)
                there = self.counted(crowd, slice(0, int(crowd.first[month])))
            self.come(crowd, month, found)
            found.there[month, :, :GONE] = there[:, :GONE]
            if month % 6 == 0:
                crowd.forget_gone(month)

    def month(self, crowd: Crowd, month: int, found: Futures) -> Array:
        """One month: who turns 18, who leaves, who moves, who comes. How many more there are then
        of each kind: counting those who change is quicker than counting everybody."""
        leave = self.leave[:, month - 1, None] * self.leave_age
        happens = Month(month, self.tables, leave, self.move, self.salts[month, 0]).happens(crowd)
        count = int(crowd.first[month - 1])
        before = self.counted(crowd, happens.changed)
        self.let_go(crowd, happens, month, found)
        self.grow_up(crowd, happens.grown, month, found)
        self.move_on(crowd, happens, month, found)
        crowd.grow_older(count)
        crowd.here[happens.moved] = 0
        new = slice(count, int(crowd.first[month]))
        return self.counted(crowd, happens.changed) + self.counted(crowd, new) - before

    def differently(self, crowd: Crowd, month: int, found: Futures) -> None:
        """What changes do in a month; whom they move or let leave is counted as such.

        A change lets nobody leave but to special guardianship. It may bring more children, who
        stand behind all others of the month.
        """
        before = int(crowd.first[month])
        was = crowd.group[:before].copy()
        for at, change in enumerate(self.changes):
            found.unmet[month - 1, :, at] = change.during(crowd, month, self.of_changes)
        future, now = crowd.future[:before], crowd.group[:before]
        gone = (was != GONE) & (now == GONE)
        way = np.full(int(gone.sum()), GUARDIANSHIP)
        tally(found.left[month - 1], future[gone], way)
        moved = (was != now) & ~gone
        tally(found.moved[month - 1], future[moved], now[moved])

    def let_go(self, crowd: Crowd, happens: Events, month: int, found: Futures) -> None:
        """Who leaves before they are 18."""
        way = self.tables.way.at(happens.band, happens.how)
        tally(found.left[month - 1], crowd.future[happens.left], way)
        crowd.group[happens.left] = GONE

    def grow_up(self, crowd: Crowd, grown: Array, month: int, found: Futures) -> None:
        """These turn 18."""
        way = np.full(len(grown), EIGHTEEN)
        tally(found.left[month - 1], crowd.future[grown], way)
        tally(found.grown[month - 1], crowd.future[grown], crowd.group[grown])
        crowd.group[grown] = GONE

    def move_on(self, crowd: Crowd, happens: Events, month: int, found: Futures) -> None:
        """Who moves to another home."""
        moved = happens.moved
        home = self.tables.home.take(crowd.age[moved]) + crowd.group[moved]
        to = self.tables.to.at(home, happens.where)
        crowd.group[moved] = to
        far = chances(crowd.key[moved], self.salts[month, 1])
        crowd.reach[moved] = self.tables.reach.at(to, far)
        tally(found.moved[month - 1], crowd.future[moved], to)

    def come(self, crowd: Crowd, month: int, found: Futures) -> None:
        """Count those who come in this month, and how many of them come together."""
        new = np.arange(crowd.first[month - 1], crowd.first[month])
        new = new[crowd.group[new] != GONE]
        future, family = crowd.future[new], crowd.family[new]
        kind = 2 * self.tables.reported.take(crowd.age[new]) + crowd.uasc[new]
        tally(found.came[month - 1], future, kind)
        other = (np.diff(family, prepend=-1) != 0) | (np.diff(future, prepend=-1) != 0)
        eldest = np.flatnonzero(other)
        size = np.diff(eldest, append=len(new))
        tally(found.families[month - 1], future[eldest], np.minimum(size, SIZES) - 1)

    def counted(self, crowd: Crowd, rows: Array | slice) -> Array:
        """How many of these rows are of each kind, by future."""
        kind = crowd.group[rows].astype(np.int32)
        kind *= len(AGE_BANDS)
        kind += self.tables.reported.take(crowd.age[rows])
        kind *= len(REACHES)
        kind += crowd.reach[rows]
        kind *= 2
        kind += crowd.uasc[rows]
        kind += crowd.future[rows] * np.int32(KIND_COUNT)
        counts = np.bincount(kind, minlength=self.futures * KIND_COUNT)
        return counts.reshape(self.futures, *KINDS)
