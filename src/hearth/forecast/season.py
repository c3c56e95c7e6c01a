"""The season in how often something happens: one factor for each calendar month.

A season is thought of as waves: one that rises and falls once in a year, and shorter ones. The
long wave is told by all twelve months together and so found sooner than twelve factors would be.
How strong each is follows from how much of it came again year after year: what one year alone
shows, as in a rush, has no season in it, and chance has not either.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.assumptions import assumed

__all__ = ["seasons"]

Array = NDArray[Any]

YEAR = 12
LEAST_YEARS = 2
LONG_WAVE, SHORT_WAVES = slice(0, 2), slice(2, YEAR - 1)
STRENGTHS = np.array([0, 1 / 8, 1 / 4, 1 / 2, 1])
"""How strong a wave may be, beside the strongest."""


def seasons(counts: Array, calendar: Array) -> Array:
    """The factor of each calendar month (twelve, from January, 1 on average) in counts of months
    that follow each other; `calendar` is each month's number, January 0. 1 for all where fewer than
    two years are told."""
    years = len(counts) // YEAR
    if years < LEAST_YEARS:
        return np.ones(YEAR)
    around = np.maximum(around_each(counts) / around_each(np.ones(len(counts))), 1e-9)
    lately = slice(len(counts) - YEAR * years, None)
    off = (counts / around - 1)[lately].reshape(years, YEAR)
    seen = np.roll(off, calendar[lately][0], axis=1) @ waves().T
    chance = float((1 / around[lately]).mean())
    found = np.concatenate([drawn_in(seen[:, wave], chance) for wave in (LONG_WAVE, SHORT_WAVES)])
    factor = np.maximum(1 + found @ waves(), assumed("season-least"))
    return np.asarray(factor / factor.mean())


def around_each(counts: Array) -> Array:
    """For each month the sum of those from six before to six after it, as far as there are: held
    against them, growth is not taken for a season."""
    return np.asarray(np.convolve(counts, np.ones(13))[6 : 6 + len(counts)])


def waves() -> Array:
    """The waves a year of months is made of, a row each: the two halves of the long one first."""
    turn = 2 * np.pi * np.arange(YEAR) / YEAR
    halves = [half(times * turn) for times in range(1, 7) for half in (np.cos, np.sin)]
    rows = np.array(halves[: YEAR - 1])  # the last half is nothing in every month
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def drawn_in(seen: Array, chance: float) -> Array:
    """Waves as seen in each year (years by halves), together, and drawn to none as far as chance
    may have made them; `chance` is how far chance spreads (squared) a half in a year."""
    years, halves = seen.shape
    mean = seen.mean(axis=0)
    apart = ((seen - mean) ** 2).sum() / (halves * (years - 1))
    unsure = max(chance, float(apart)) / years
    strong = (STRENGTHS * assumed("season-most")) ** 2 * YEAR / 4  # of a half, squared
    fit = -halves / 2 * np.log(strong + unsure) - (mean @ mean) / (2 * (strong + unsure))
    weight = np.exp(fit - fit.max())
    return np.asarray(mean * (weight @ (strong / (strong + unsure))) / weight.sum())
