"""To whom something happens in a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.groups import GONE
from hearth.forecast.simulate.crowd import Crowd
from hearth.forecast.simulate.tables import Tables, chances

__all__ = ["Events", "events"]

Array = NDArray[Any]


@dataclass(frozen=True)
class Events:
    """Rows of a crowd to whom something happens: they turn 18 (`grown`), leave before (`left`, of
    band of age `band`) or move (`moved`). What is left of the chance by which they do says `how`
    they leave and `where` they move."""

    grown: Array
    left: Array
    band: Array
    how: Array
    moved: Array
    where: Array


def events(
    crowd: Crowd, month: int, tables: Tables, leave: Array, move: Array, salt: np.uint32
) -> Events:
    """What happens to those who are there when a month begins.

    `leave` and `move` are the factors of futures, those of leaving by band of age.
    """
    rows = slice(0, int(crowd.first[month - 1]))
    age, group, grown = crowd.age[rows], crowd.group[rows], crowd.grown[rows] <= month
    cell = tables.cell(crowd.uasc[rows], age, crowd.in_care[rows], crowd.here[rows], group)
    chance = chances(crowd.key[rows], salt)
    # Most rows have nothing happen to them in any future: only the others are looked at.
    maybe = np.flatnonzero(chance < tables.most(leave, move).take(cell, mode="clip"))
    maybe = maybe[~grown[maybe]]
    chance, cell, future = chance[maybe], cell[maybe], crowd.future[maybe]
    band = tables.band.take(age[maybe])
    leaves = tables.leave.take(cell) * leave[future, band]
    moves = tables.move.take(cell) * move.take(future)
    gone = np.flatnonzero(chance < leaves)
    moving = np.flatnonzero((chance >= leaves) & (chance < leaves + moves))
    return Events(
        grown=np.flatnonzero(grown & (group != GONE)),
        left=maybe[gone],
        band=band[gone],
        how=chance[gone] / leaves[gone],
        moved=maybe[moving],
        where=(chance[moving] - leaves[moving]) / moves[moving],
    )
