"""Choosing children in every future at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.groups import GONE
from hearth.forecast.scenario.model import ALL_AGES, Ages
from hearth.forecast.simulate import Crowd

__all__ = ["chosen", "counted", "drawn", "living_in", "of_ages"]

Array = NDArray[Any]


def chosen(
    rows: Array,
    future: Array,
    wanted: Array,
    rng: np.random.Generator,
    *,
    last: Array | None = None,
    family: Array | None = None,
) -> Array:
    """Of these rows, as many of each future as are wanted there, by chance; `last` come last.

    Those who share a number of `family` are chosen together, as far as so many are wanted.
    """
    luck = rng.random(len(rows))
    if family is not None:
        luck = luck[np.unique(family, return_inverse=True)[1]]
    key = future[rows] + 0.5 * luck
    if last is not None:
        key += 0.5 * last
    ordered = rows[np.argsort(key)]
    of = future[ordered]
    begins = np.searchsorted(of, np.arange(len(wanted)))
    rank = np.arange(len(of)) - begins[of]
    return ordered[rank < wanted[of]]


def counted(rows: Array, future: Array, futures: int) -> Array:
    """How many of these rows each future has."""
    return np.bincount(future[rows], minlength=futures)


def living_in(crowd: Crowd, month: int, groups: Sequence[int], ages: Ages = ALL_AGES) -> Array:
    """The rows of those in care at the end of a month, in these groups and of these ages."""
    count = int(crowd.first[month])
    wanted = np.zeros(GONE + 1, bool)
    wanted[list(groups)] = True
    here = wanted.take(crowd.group[:count])
    return np.flatnonzero(here if ages == ALL_AGES else here & of_ages(crowd.age[:count], ages))


def of_ages(months: Array, ages: Ages) -> Array:
    """Which ages in months are within these years."""
    first, beyond = ages.months
    return np.asarray((months >= first) & (months < beyond))


def drawn(shares: Array, count: int, rng: np.random.Generator) -> Array:
    """So many places in `shares`, each as often as its share says."""
    ladder = np.cumsum(shares)
    at = np.searchsorted(ladder, rng.random(count) * ladder[-1], side="right")
    return np.asarray(np.minimum(at, len(shares) - 1))
