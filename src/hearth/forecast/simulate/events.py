"""To whom something happens in a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.groups import GONE
from hearth.forecast.simulate.crowd import Crowd, strips
from hearth.forecast.simulate.tables import Tables, chances

__all__ = ["Events", "Month"]

Array = NDArray[Any]


@dataclass(frozen=True)
class Events:
    """Rows of a crowd to whom something happens: they turn 18 (`grown`), leave before (`left`, of
    band of age `band`) or move (`moved`). What is left of the chance by which they do says `how`
    they leave and `where` they move. `changed` are all of these, and who comes into another band
    of age, in order."""

    grown: Array
    left: Array
    band: Array
    how: Array
    moved: Array
    where: Array
    changed: Array


@dataclass(frozen=True)
class Month:
    """What decides what happens in a month: `leave` and `move` are the factors of each future,
    those of leaving by band of age; from `salt` each child's chance follows."""

    number: int
    tables: Tables
    leave: Array
    move: Array
    salt: np.uint32

    def happens(self, crowd: Crowd) -> Events:
        """What happens to those who are there when the month begins."""
        most = self.tables.most(self.leave, self.move)
        count = int(crowd.first[self.number - 1])
        found = zip(*(self.among(crowd, rows, most) for rows in strips(count)), strict=True)
        return Events(*map(np.concatenate, found))

    def among(self, crowd: Crowd, rows: slice, most: Array) -> tuple[Array, ...]:
        """What happens to some of them, in the order of `Events`; `most` as `Tables.most`."""
        tables, age, group = self.tables, crowd.age[rows], crowd.group[rows]
        grown = crowd.grown[rows] <= self.number
        cell = tables.cell(crowd.uasc[rows], age, crowd.in_care[rows], crowd.here[rows], group)
        chance = chances(crowd.key[rows], self.salt)
        # Most rows have nothing happen to them in any future: only the others are looked at.
        maybe = np.flatnonzero(chance < most.take(cell, mode="clip"))
        maybe = maybe[~grown[maybe]]
        chance, cell, future = chance[maybe], cell[maybe], crowd.future[rows][maybe]
        band = tables.band.take(age[maybe])
        leaves = tables.leave.take(cell) * self.leave.take(future * self.leave.shape[1] + band)
        moves = tables.move.take(cell) * self.move.take(future)
        gone = np.flatnonzero(chance < leaves)
        moving = np.flatnonzero((chance >= leaves) & (chance < leaves + moves))
        older = np.flatnonzero(grown & (group != GONE))
        left, moved = maybe[gone], maybe[moving]
        changes = tables.birthday.take(age)
        changes[older] = changes[left] = changes[moved] = True
        return (
            older + rows.start,
            left + rows.start,
            band[gone],
            chance[gone] / leaves[gone],
            moved + rows.start,
            (chance[moving] - leaves[moving]) / moves[moving],
            np.flatnonzero(changes) + rows.start,
        )
