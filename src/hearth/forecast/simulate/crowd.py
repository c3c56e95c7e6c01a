"""Everyone in a block of futures, a row each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.groups import GONE, OLD

__all__ = ["LONGEST", "ROWS", "Crowd", "strips"]

Array = NDArray[Any]

LONGEST = 24  # months in care or in a home; longer makes no difference to a rate
STRIP = 1 << 16  # rows that stay in a processor's own memory while all is done to them


@dataclass
class Crowd:
    """Everyone in a block of futures, a row each, in order of when they come.

    `future`; `group` (GONE once they left); `age`, `in_care`, `here` in months, the last two no
    longer than two years; `grown`, the month in which they are 18; `reach`; `uasc`; `marked`, who
    is where a change put them; `family`, a number that those share who come together in a month;
    `key`, a number of their own, from which their chances follow. `first[m]` is how many rows have
    come by month m, `futures` how many futures there are.
    """

    future: Array
    group: Array
    age: Array
    in_care: Array
    here: Array
    grown: Array
    reach: Array
    uasc: Array
    marked: Array
    family: Array
    key: Array
    first: Array
    futures: int

    def grow_older(self, count: int) -> None:
        """The first so many rows are a month older, longer in care and longer in their home."""
        ladders = ((self.age, OLD), (self.in_care, LONGEST), (self.here, LONGEST))
        for rows in strips(count):
            for months, most in ladders:
                held = months[rows]
                held += 1
                np.minimum(held, most, out=held)

    def forget_gone(self, month: int) -> None:
        """Let go of the rows of those who have left by a month.

        Those who are to come stay, though called off: a change counts them in the month they
        would have come. The rows kept move up to theirs, so that the many to come are not copied.
        """
        come = int(self.first[month])
        here = np.flatnonzero(self.group[:come] != GONE)
        begin = come - len(here)
        for name in ROWS:
            rows = getattr(self, name)
            rows[begin:come] = rows[here]
            setattr(self, name, rows[begin:])
        self.first = np.maximum(self.first - begin, 0)


ROWS = (
    "future", "group", "age", "in_care", "here", "grown", "reach", "uasc", "marked", "family",
    "key",
)  # fmt: skip


def strips(count: int) -> Iterator[slice]:
    """The first so many rows, some at a time; none are one strip without rows."""
    for start in range(0, max(count, 1), STRIP):
        yield slice(start, min(start + STRIP, count))
