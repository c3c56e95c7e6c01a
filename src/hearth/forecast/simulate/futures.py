"""What happened in every future, counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.groups import AGE_BANDS, EXITS, GROUPS, REACHES

__all__ = ["KINDS", "KIND_COUNT", "SIZES", "Futures", "tally"]

Array = NDArray[Any]

KINDS = (len(GROUPS) + 1, len(AGE_BANDS), len(REACHES), 2)
KIND_COUNT = int(np.prod(KINDS))
SIZES = 4  # brothers and sisters who come together: 1, 2, 3, 4 or more


@dataclass
class Futures:
    """What happened in every future; all arrays begin with month and future.

    `there`: children in care by group, age band, distance and whether unaccompanied, the present
    as month 0; `came` by age band and whether unaccompanied; `families` by how many came
    together; `left` by way; `grown`, those who turned 18, by the group they lived in; `moved` by
    the group moved to; `unmet`, by change, what could not be done of what was asked.
    """

    days: tuple[date, ...]
    there: Array
    came: Array
    families: Array
    left: Array
    grown: Array
    moved: Array
    unmet: Array

    @classmethod
    def none(cls, days: Sequence[date], futures: int, changes: int) -> Futures:
        """Room for so many futures."""
        ahead = (len(days) - 1, futures)
        return cls(
            tuple(days),
            np.zeros((len(days), futures, *KINDS), np.int32),
            np.zeros((*ahead, len(AGE_BANDS), 2), np.int32),
            np.zeros((*ahead, SIZES), np.int32),
            np.zeros((*ahead, len(EXITS)), np.int32),
            np.zeros((*ahead, len(GROUPS)), np.int32),
            np.zeros((*ahead, len(GROUPS)), np.int32),
            np.zeros((*ahead, changes), np.float32),
        )

    def of(self, block: slice) -> Futures:
        """A view of some of the futures."""
        arrays = [getattr(self, f.name)[:, block] for f in fields(self)[1:]]
        return Futures(self.days, *arrays)


def tally(into: Array, future: Array, kind: Array) -> None:
    """Count in `into`, a row a future, each of these under its kind."""
    width = into.size // len(into)
    counted = np.bincount(future * width + kind, minlength=into.size)
    into += counted.reshape(into.shape).astype(into.dtype)
