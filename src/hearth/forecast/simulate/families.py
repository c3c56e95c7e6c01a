"""Families who came before, from which those to come are drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.estimate import Stream

__all__ = ["Families"]

Array = NDArray[Any]


class Families:
    """The past families of all streams, one stream after the other.

    `first`, `size`: where the children of each family are in `age`, `group`, `reach` and `uasc` (a
    row a child) and how many.
    """

    def __init__(self, streams: Sequence[Stream]) -> None:
        self.size, self.weight, self.age, self.group, self.reach = (
            np.concatenate([getattr(stream, name) for stream in streams])
            for name in ("size", "weight", "age", "group", "reach")
        )
        self.first = np.cumsum(self.size) - self.size
        self.uasc = np.repeat([each.uasc for each in streams], [len(each.age) for each in streams])
        self.until = np.cumsum([len(each.size) for each in streams]).tolist()

    def coming(
        self, counts: Sequence[Array], rng: np.random.Generator
    ) -> tuple[Array, Array, Array]:
        """Of each family that comes the future, the month and the past family it is like, in
        order of the month; `counts` of each stream are how many come, by future and month."""
        futures, months, families = [], [], []
        for begin, end, count in zip([0, *self.until], self.until, counts, strict=False):
            count = count * (end > begin)  # like nobody before: nobody comes
            future, month = (np.repeat(at.ravel(), count.ravel()) for at in np.indices(count.shape))
            futures.append(future.astype(np.int32))
            months.append(month.astype(np.int16) + np.int16(1))
            families += [self.some(begin, end, each, rng) for each in count.sum(axis=1).tolist()]
        order = np.argsort(np.concatenate(months), kind="stable")
        future, month, family = (
            np.concatenate(each)[order] for each in (futures, months, families)
        )
        return future, month, family

    def some(self, begin: int, end: int, count: int, rng: np.random.Generator) -> Array:
        """So many families of a stream; how much each counts is itself not sure (a Bayesian
        bootstrap: Rubin 1981)."""
        ladder = np.cumsum(self.weight[begin:end] * rng.standard_exponential(end - begin))
        # Found in order and then shuffled: that is several times as fast for a large council.
        rungs = np.sort(rng.random(count)) * ladder[-1:]
        return rng.permutation(begin + np.searchsorted(ladder, rungs))
