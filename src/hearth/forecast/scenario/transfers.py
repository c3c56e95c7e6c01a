"""Unaccompanied children who come by the National Transfer Scheme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.groups import GROUPS
from hearth.forecast.scenario.choosing import counted, living_in
from hearth.forecast.scenario.likeness import Likeness, put_in
from hearth.forecast.scenario.moving import Staying
from hearth.forecast.simulate import Crowd

__all__ = ["Transferred"]

Array = NDArray[Any]
ANYWHERE = tuple(range(len(GROUPS)))


@dataclass(frozen=True)
class Transferred(Staying):
    """Unaccompanied children come so that there are `threshold` of them once `level[m - 1]` is 1.

    Before, they grow evenly from how many there are `now`. A council above the threshold is sent
    nobody; that it could send children on is left out.
    """

    threshold: float
    now: int
    level: Array
    likeness: Likeness

    def during(self, crowd: Crowd, month: int, rng: np.random.Generator) -> Array:
        """Let as many come as there are too few; all of them do."""
        level = self.level[month - 1]
        wanted = np.floor(self.now + level * (self.threshold - self.now) + 0.5)
        if level > 0 and self.now < self.threshold:
            here = living_in(crowd, month, ANYWHERE)
            there = counted(here[crowd.uasc[here]], crowd.future, crowd.futures)
            few = np.maximum(wanted - there, 0).astype(np.int64)
            future = np.repeat(np.arange(crowd.futures), few)
            put_in(crowd, month, self.likeness.newcomers(future, month, rng))
        return np.zeros(crowd.futures)
