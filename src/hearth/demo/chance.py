"""Draws from a seeded generator, in the words the rest of the demo uses."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

__all__ = ["Weighted", "by_age", "chance", "count_about", "day_between", "days_about", "wait"]

T = TypeVar("T")


class Weighted(Generic[T]):
    """A choice with unequal chances, set up once and drawn many times.

    Weights need not add up to anything in particular.
    """

    def __init__(self, weights: Mapping[T, float]) -> None:
        self._items = tuple(weights)
        self._edges = tuple(accumulate(weights.values()))

    def pick(self, rng: Random) -> T:
        """One of the items, as often as its weight says."""
        at = bisect(self._edges, rng.random() * self._edges[-1])
        return self._items[min(at, len(self._items) - 1)]


def by_age(table: Mapping[int, T], age: float) -> T:
    """The entry of a table keyed by lowest age that fits this age; the first for the younger."""
    return table[max((key for key in table if key <= age), default=min(table))]


def chance(rng: Random, probability: float) -> bool:
    """True with this probability."""
    return rng.random() < probability


def days_about(rng: Random, median: float, spread: float, least: int = 1) -> int:
    """A log-normal number of days; `spread` is the standard deviation of the logarithm."""
    return max(least, round(median * math.exp(spread * rng.gauss(0.0, 1.0))))


def wait(rng: Random, mean: float, least: int = 1) -> int:
    """Days until something that happens at a constant rate, `mean` days apart."""
    return max(least, round(rng.expovariate(1.0 / mean)))


def day_between(rng: Random, first: date, last: date) -> date:
    """A day from `first` to `last`, both included; `first` when they are the wrong way round."""
    span = (last - first).days
    return first if span <= 0 else first + timedelta(days=int(rng.random() * (span + 1)))


def count_about(rng: Random, expected: float) -> int:
    """A whole number whose mean is `expected`: the part after the point is left to chance."""
    return max(0, math.floor(expected + rng.random()))
