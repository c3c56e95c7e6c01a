"""Children who move, or leave, because something is done differently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.estimate import Estimate
from hearth.forecast.groups import GONE
from hearth.forecast.scenario.choosing import chosen, counted, drawn, living_in
from hearth.forecast.scenario.model import ALL_AGES, Ages
from hearth.forecast.simulate import Crowd

__all__ = ["Filled", "Leaving", "Moving", "Staying"]

Array = NDArray[Any]


@dataclass(frozen=True)
class Staying:
    """A change that lets everyone come who would."""

    def arriving(
        self,
        crowd: Crowd,
        estimated: Estimate,  # noqa: ARG002
        rng: np.random.Generator,  # noqa: ARG002
    ) -> Crowd:
        """All of them."""
        return crowd


@dataclass(frozen=True)
class Moving(Staying):
    """`asked[m - 1]` children move in month m from groups to others, by their share.

    `reach` holds how far homes of each group are (shares).
    """

    asked: Array
    out_of: tuple[int, ...]
    into: tuple[tuple[int, float], ...]
    ages: Ages
    reach: Array

    def during(self, crowd: Crowd, month: int, rng: np.random.Generator) -> Array:
        """Move them; how many there were not."""
        rows = living_in(crowd, month, self.out_of, self.ages)
        wanted = np.full(crowd.futures, self.asked[month - 1])
        mine = chosen(rows, crowd.future, wanted, rng)
        share = np.array([share for _, share in self.into])
        to = np.array([group for group, _ in self.into])[drawn(share, len(mine), rng)]
        move(crowd, mine, to, self.reach, rng)
        return np.asarray(wanted - counted(mine, crowd.future, crowd.futures))


@dataclass(frozen=True)
class Leaving(Staying):
    """`asked[m - 1]` of those in care when month m began leave in it from these groups."""

    asked: Array
    out_of: tuple[int, ...]
    ages: Ages

    def during(self, crowd: Crowd, month: int, rng: np.random.Generator) -> Array:
        """Let them leave; how many there were not."""
        rows = living_in(crowd, month, self.out_of, self.ages)
        rows = rows[rows < crowd.first[month - 1]]
        wanted = np.full(crowd.futures, self.asked[month - 1])
        mine = chosen(rows, crowd.future, wanted, rng)
        crowd.group[mine] = GONE
        return np.asarray(wanted - counted(mine, crowd.future, crowd.futures))


@dataclass(frozen=True)
class Filled(Staying):
    """Homes of group `target` are kept filled with `places[m - 1]` children out of group `source`.

    Whoever leaves or moves is followed by another: first by those who have only now come to
    `source`, who would go there otherwise. `number` marks who lives in these homes.
    """

    number: int
    places: Array
    source: int
    target: int
    reach: Array

    def during(self, crowd: Crowd, month: int, rng: np.random.Generator) -> Array:
        """Fill what is empty; how many places stay empty."""
        here = living_in(crowd, month, (self.target,))
        living = here[crowd.marked[here] == self.number]
        empty = self.places[month - 1] - counted(living, crowd.future, crowd.futures)
        rows = living_in(crowd, month, (self.source,), ALL_AGES)
        settled = crowd.here[rows] > 0
        mine = chosen(rows, crowd.future, empty, rng, last=settled)
        crowd.marked[mine] = self.number
        move(crowd, mine, np.full(len(mine), self.target), self.reach, rng)
        return np.asarray(np.maximum(empty, 0) - counted(mine, crowd.future, crowd.futures))


def move(crowd: Crowd, rows: Array, to: Array, reach: Array, rng: np.random.Generator) -> None:
    """These move to a home of these groups."""
    crowd.group[rows] = to
    crowd.here[rows] = 0
    ladders = np.cumsum(reach, axis=-1)[to]
    far = (rng.random((len(rows), 1)) * ladders[:, -1:] > ladders[:, :-1]).sum(axis=1)
    crowd.reach[rows] = far
