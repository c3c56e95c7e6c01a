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
    AGES,
    EIGHTEEN,
    GONE,
    GUARDIANSHIP,
    OLD,
    REACHES,
)
from hearth.forecast.rates import MOVE_AGES, bands_of
from hearth.forecast.simulate.beginning import Beginning
from hearth.forecast.simulate.change import Change
from hearth.forecast.simulate.crowd import Crowd
from hearth.forecast.simulate.draws import Draws
from hearth.forecast.simulate.futures import KIND_COUNT, KINDS, Futures, tally
from hearth.forecast.simulate.tables import LONGEST, Tables, at_chance, chances

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
        self.beginning = Beginning(estimated, days, families, self.futures, rng)
        self.leave, self.move = drawn.leave[block], drawn.move[block]
        self.leave_age = drawn.leave_age[block]
        self.tables = Tables(estimated)
        self.salts = rng.integers(2**32, size=(len(days), 2), dtype=np.uint32)
        self.of_changes = np.random.default_rng(rng.integers(2**32))

    def live(self, found: Futures) -> None:
        """Live through every month and write down what happened."""
        crowd = self.beginning.everyone(found)
        for change in self.changes:
            crowd = change.arriving(crowd, self.estimated, self.of_changes)
        self.count(crowd, 0, found)
        for month in range(1, len(self.days)):
            self.month(crowd, month, found)
            self.count(crowd, month, found)
            if month % 6 == 0:
                crowd.forget_gone(month)

    def month(self, crowd: Crowd, month: int, found: Futures) -> None:
        """One month: who turns 18, who leaves, who moves; then what is done differently."""
        count = int(crowd.first[month - 1])
        tables = self.tables
        group, age = crowd.group[:count], crowd.age[:count]
        future = crowd.future[:count]
        band = tables.band.take(age, mode="clip")
        key = tables.cell(
            crowd.uasc[:count], band, crowd.in_care[:count], crowd.here[:count], group
        )
        factor = (self.leave[:, month - 1, None] * self.leave_age).ravel()
        leaves = tables.leave.take(key, mode="clip")
        leaves *= factor.take(future * np.int32(len(AGES)) + band, mode="clip")
        chance = chances(crowd.key[:count], self.salts[month, 0])
        grown = np.flatnonzero((crowd.grown[:count] <= month) & (group != GONE))
        left = chance < leaves
        moves = tables.move.take(key, mode="clip")
        moves *= self.move.take(future, mode="clip")
        moved = np.flatnonzero(~left & (chance < leaves + moves))
        where = (chance[moved] - leaves[moved]) / moves[moved]
        left[grown] = False
        leaving = np.flatnonzero(left)
        how = chance[leaving] / leaves[leaving]
        self.let_go(crowd, leaving, band[leaving], how, month, found)
        self.grow_up(crowd, grown, month, found)
        stay = group[moved] != GONE
        moved, where = moved[stay], where[stay]
        self.move_on(crowd, moved, where, month, found)
        age += 1
        np.minimum(age, OLD, out=age)
        for months in (crowd.in_care[:count], crowd.here[:count]):
            months += 1
            np.minimum(months, LONGEST, out=months)
        crowd.here[moved] = 0
        self.differently(crowd, month, found)
        self.come(crowd, month, found)

    def differently(self, crowd: Crowd, month: int, found: Futures) -> None:
        """What changes do in a month; whom they move or let leave is counted as such.

        A change lets nobody leave but to special guardianship. It may bring more children, who
        stand behind all others of the month.
        """
        if not self.changes:
            return
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

    def let_go(
        self, crowd: Crowd, left: Array, band: Array, how: Array, month: int, found: Futures
    ) -> None:
        """These leave before they are 18; `how` is their chance of which way."""
        way = at_chance(self.tables.way[band], how)
        tally(found.left[month - 1], crowd.future[left], way)
        crowd.group[left] = GONE

    def grow_up(self, crowd: Crowd, grown: Array, month: int, found: Futures) -> None:
        """These turn 18."""
        way = np.full(len(grown), EIGHTEEN)
        tally(found.left[month - 1], crowd.future[grown], way)
        tally(found.grown[month - 1], crowd.future[grown], crowd.group[grown])
        crowd.group[grown] = GONE

    def move_on(self, crowd: Crowd, moved: Array, where: Array, month: int, found: Futures) -> None:
        """These move to another home; `where` is their chance of which."""
        at = bands_of(crowd.age[moved], MOVE_AGES)
        to = at_chance(self.tables.to[at, crowd.group[moved]], where).astype(np.int8)
        crowd.group[moved] = to
        far = chances(crowd.key[moved], self.salts[month, 1])
        crowd.reach[moved] = at_chance(self.tables.reach[to], far)
        tally(found.moved[month - 1], crowd.future[moved], to)

    def come(self, crowd: Crowd, month: int, found: Futures) -> None:
        """Count those who come in this month."""
        new = slice(int(crowd.first[month - 1]), int(crowd.first[month]))
        band = self.tables.reported.take(crowd.age[new])
        here = crowd.group[new] != GONE
        kind = 2 * band[here] + crowd.uasc[new][here]
        tally(found.came[month - 1], crowd.future[new][here], kind)

    def count(self, crowd: Crowd, month: int, found: Futures) -> None:
        """Count everyone at the end of a month."""
        here = slice(0, int(crowd.first[month]))
        kind = crowd.group[here].astype(np.int32)
        kind *= len(AGE_BANDS)
        kind += self.tables.reported.take(crowd.age[here])
        kind *= len(REACHES)
        kind += crowd.reach[here]
        kind *= 2
        kind += crowd.uasc[here]
        kind += crowd.future[here] * np.int32(KIND_COUNT)
        counted = np.bincount(kind, minlength=self.futures * KIND_COUNT)
        found.there[month] = counted.reshape(self.futures, *KINDS)
