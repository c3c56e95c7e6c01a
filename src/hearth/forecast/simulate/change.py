"""What a scenario does to those who are in care or come."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.estimate import Estimate
from hearth.forecast.simulate.crowd import Crowd

__all__ = ["Change"]

Array = NDArray[Any]


class Change(Protocol):
    """Something done differently from some month on (see `scenario`)."""

    def arriving(self, crowd: Crowd, estimated: Estimate, rng: np.random.Generator) -> Crowd:
        """The same with more or fewer who come."""
        ...

    def during(self, crowd: Crowd, month: int, rng: np.random.Generator) -> Array:
        """Make its moves in one month; how many could not be made, a number for each future."""
        ...
