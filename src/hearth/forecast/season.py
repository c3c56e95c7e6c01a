"""The season in how often something happens: one factor for each calendar month.

A season is thought of as waves: one that rises and falls once in a year, and shorter ones. The
long wave is told by all twelve months together and so found sooner than twelve factors would be.
How strong the waves are is not known: each strength counts for as much as it explains the months
beyond chance. Months of a rush say nothing of the season.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.assumptions import assumed

__all__ = ["seasons"]

Array = NDArray[Any]

YEAR = 12
HALVES = YEAR - 1
LEAST = 24  # months: of fewer no season is told from chance
STRENGTHS = np.array([0, 1 / 8, 1 / 4, 1 / 2, 1])
"""How strong a wave may be, beside the strongest."""


def seasons(counts: Array, calendar: Array, told: Array | None = None) -> Array:
    """The factor of each calendar month (twelve, from January, 1 on average) in counts of months
    that follow each other; `calendar` is each month's number, January 0, and `told` which months
    say something of the season (all). 1 for all where fewer than two years do."""
    kept = np.ones(len(counts), bool) if told is None else told
    if kept.sum() < LEAST:
        return np.ones(YEAR)
    around = np.maximum(around_each(counts * kept) / np.maximum(around_each(kept * 1.0), 1), 1e-9)
    off = (counts / around - 1)[kept]
    found = drawn_in(waves()[calendar[kept]], off, 1 / around[kept])
    factor = np.maximum(1 + waves() @ found, assumed("season-least"))
    return np.asarray(factor / factor.mean())


def around_each(counts: Array) -> Array:
    """For each month the sum of those from six before to six after it, as far as there are: held
    against them, growth is not taken for a season."""
    return np.asarray(np.convolve(counts, np.ones(13))[6 : 6 + len(counts)])


def waves() -> Array:
    """The waves a year is made of: months by halves of waves, those of the long one first."""
    turn = 2 * np.pi * np.arange(YEAR) / YEAR
    halves = [half(times * turn) for times in range(1, 7) for half in (np.cos, np.sin)]
    rows = np.array(halves[:HALVES])  # the last half is nothing in every month
    return np.asarray((rows / np.linalg.norm(rows, axis=1, keepdims=True)).T)


def drawn_in(waves: Array, off: Array, chance: Array) -> Array:
    """How much of each half of a wave is in months that are `off` by so much, where `chance` alone
    spreads them (squared): drawn to none, as far as the months do not tell it from chance."""
    unsure = chance * scatter(waves, off, chance)
    known = (waves / unsure[:, None]).T @ waves
    seen = (waves / unsure[:, None]).T @ off
    fits, means = [], []
    for long, short in product(STRENGTHS, STRENGTHS):
        strong = np.where(np.arange(HALVES) < 2, long, short) * assumed("season-most")
        root = strong * np.sqrt(YEAR) / 2  # of a half
        told = np.eye(HALVES) + root[:, None] * known * root
        mean = root * np.linalg.solve(told, root * seen)
        fits.append((seen @ mean - np.linalg.slogdet(told)[1]) / 2)
        means.append(mean)
    weight = np.exp(np.array(fits) - max(fits))
    return np.asarray(weight @ np.array(means) / weight.sum())


def scatter(waves: Array, off: Array, chance: Array) -> float:
    """How many times as far as chance alone months are spread (squared) round any season."""
    root = np.sqrt(chance)
    best = np.linalg.lstsq(waves / root[:, None], off / root, rcond=None)[0]
    left = (off - waves @ best) / root
    return max(1.0, float(left @ left) / (len(off) - HALVES))
