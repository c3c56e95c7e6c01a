"""More or fewer children who come into care."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.estimate import Estimate
from hearth.forecast.groups import GONE
from hearth.forecast.scenario.choosing import chosen, counted, of_ages
from hearth.forecast.scenario.likeness import Likeness, put_in
from hearth.forecast.scenario.model import Ages
from hearth.forecast.simulate import Crowd

__all__ = ["Fewer", "More"]

Array = NDArray[Any]


@dataclass(frozen=True)
class Fewer:
    """`asked[m - 1]` children do not come in month m. `number` marks them as this change's.

    Brothers and sisters stay at home together, as far as so many are asked. Those who come alone
    from abroad are not among them: no help to families keeps them away.
    """

    number: int
    asked: Array
    ages: Ages

    def arriving(
        self,
        crowd: Crowd,
        estimated: Estimate,  # noqa: ARG002
        rng: np.random.Generator,
    ) -> Crowd:
        """Call off children of the ages, month by month, as many as are asked and would come."""
        for month in np.flatnonzero(self.asked) + 1:
            new = np.arange(crowd.first[month - 1], crowd.first[month])
            theirs = of_ages(crowd.age[new], self.ages) & ~crowd.uasc[new]
            new = new[theirs & (crowd.group[new] != GONE)]
            wanted = np.full(crowd.futures, self.asked[month - 1])
            off = chosen(new, crowd.future, wanted, rng, family=crowd.family[new])
            crowd.group[off] = GONE
            crowd.marked[off] = self.number
        return crowd

    def during(
        self,
        crowd: Crowd,
        month: int,
        rng: np.random.Generator,  # noqa: ARG002
    ) -> Array:
        """How many more were asked for than would have come."""
        new = np.arange(crowd.first[month - 1], crowd.first[month])
        off = new[crowd.marked[new] == self.number]
        return np.asarray(self.asked[month - 1] - counted(off, crowd.future, crowd.futures))


@dataclass(frozen=True)
class More:
    """`asked[m - 1]` more children come in month m, each in some way like one in `likeness`.

    Without anybody they could be like, nobody comes, and that is counted.
    """

    asked: Array
    likeness: Likeness | None

    def arriving(
        self,
        crowd: Crowd,
        estimated: Estimate,  # noqa: ARG002
        rng: np.random.Generator,
    ) -> Crowd:
        """Let them come beside those who would."""
        if self.likeness is not None:
            for month in (np.flatnonzero(self.asked) + 1).tolist():
                future = np.repeat(np.arange(crowd.futures), self.asked[month - 1])
                put_in(crowd, month, self.likeness.newcomers(future, month, rng))
        return crowd

    def during(
        self,
        crowd: Crowd,
        month: int,
        rng: np.random.Generator,  # noqa: ARG002
    ) -> Array:
        """All of them if there is nobody they could be like."""
        short = self.asked[month - 1] if self.likeness is None else 0
        return np.full(crowd.futures, short)
