"""How fast things happen, how that drifts, and how far it may drift on.

A count for each month (children arriving, children leaving) is held against what would be
expected. The rate behind it wanders: its level takes a small step each month, now and then a large
one, and may have a slope that dies away. How large the steps are, how long a slope lasts and how
far counts scatter round the rate are not known either. A swarm of some thousand possible pasts
carries all of that: each is weighed by how well it foretells the next month, and those that do
badly give way to copies of those that do well (a bootstrap particle filter: Gordon, Salmond and
Smith 1993; the shrunken jitter of fixed values: Liu and West 2001). What is left at the end are
draws of the rate now, of its slope, and of how restless it is; each walks on into its own future.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["MONTHLY", "YEARLY", "Restless", "Swarm", "follow"]

Array = NDArray[Any]

PARTICLES = 6_000
KEEP = 0.98  # of each fixed value's distance from the middle, when it is copied


@dataclass(frozen=True)
class Restless:
    """What is believed of a rate before any count is seen, per step of time.

    Of each value the middle and, as a factor of e, its spread: `step` of the level, `slope` step,
    `scatter` of counts beyond chance (all as shares of the rate); `lasts`, from and to, the share
    of a slope that is left a step later; `leap`, how often a step is large, and how large;
    `first_slope`, the spread of the slope at the beginning.
    """

    step: tuple[float, float]
    slope: tuple[float, float]
    scatter: tuple[float, float]
    lasts: tuple[float, float]
    leap: tuple[float, float]
    first_slope: float


MONTHLY = Restless((0.025, 0.7), (0.002, 0.8), (0.10, 0.7), (0.92, 0.99), (0.01, 0.35), 0.006)
YEARLY = Restless((0.05, 0.6), (0.02, 0.7), (0.02, 0.7), (0.5, 0.95), (0.03, 0.25), 0.03)


@dataclass(frozen=True)
class Swarm:
    """Draws of a rate as it is now: `level` and `slope` (logarithms), and its fixed values."""

    level: Array
    slope: Array
    step: Array
    slope_step: Array
    scatter: Array
    lasts: Array
    restless: Restless

    def onward(self, steps: int, rng: np.random.Generator) -> Array:
        """The rate in each of so many steps to come: an array of draws by steps."""
        level, slope = self.level.copy(), self.slope.copy()
        paths = np.empty((len(level), steps))
        for at in range(steps):
            slope, level = moved(
                level, slope, self.step, self.slope_step, self.lasts, self.restless, rng
            )
            scattered = self.scatter * rng.standard_normal(len(level))
            paths[:, at] = np.exp(level + scattered - self.scatter**2 / 2)
        return paths

    def some(self, count: int, rng: np.random.Generator) -> Swarm:
        """So many draws of these, as evenly as they go."""
        at = rng.permutation(np.arange(count) % len(self.level))
        names = ("level", "slope", "step", "slope_step", "scatter", "lasts")
        return Swarm(*(getattr(self, name)[at] for name in names), self.restless)


def follow(counts: Array, expected: Array, restless: Restless, rng: np.random.Generator) -> Swarm:
    """Follow counts through time against what is expected at a rate of 1.

    `counts` and `expected` are one value a step, in order of time; where nothing is expected the
    step says nothing. The levels returned are logarithms of the rate beside 1.
    """
    told = expected > 0
    begin = counts[told][:12].sum() + 1.0
    around = begin / (expected[told][:12].sum() + 1.0)
    unsure = min(1.0, 1.5 / np.sqrt(begin) + 0.1)
    level = np.log(around) + unsure * rng.standard_normal(PARTICLES)
    slope = restless.first_slope * rng.standard_normal(PARTICLES)
    fixed = beliefs(restless, rng)
    for count, expects in zip(counts.tolist(), expected.tolist(), strict=True):
        step, slope_step, scatter, lasts = values_of(fixed, restless)
        slope, level = moved(level, slope, step, slope_step, lasts, restless, rng)
        if expects <= 0:
            continue
        noise = scatter * rng.standard_normal(PARTICLES) - scatter**2 / 2
        mean = expects * np.exp(level + noise)
        weight = count * np.log(mean) - mean  # Poisson; what all share is left out
        chosen = resampled(weight, rng)
        level, slope = level[chosen], slope[chosen]
        fixed = jittered(fixed, chosen, rng)
    return Swarm(level, slope, *values_of(fixed, restless), restless)


def moved(
    level: Array,
    slope: Array,
    step: Array,
    slope_step: Array,
    lasts: Array,
    restless: Restless,
    rng: np.random.Generator,
) -> tuple[Array, Array]:
    """The slopes and levels a step later."""
    count = len(level)
    often, far = restless.leap
    slope = lasts * slope + slope_step * rng.standard_normal(count)
    spread = np.where(rng.random(count) < often, far, step)
    return slope, level + slope + spread * rng.standard_normal(count)


def beliefs(restless: Restless, rng: np.random.Generator) -> Array:
    """Draws of the fixed values before anything is seen, as logarithms, a row for each."""
    spread = (restless.step, restless.slope, restless.scatter)
    rows = [np.log(m) + s * rng.standard_normal(PARTICLES) for m, s in spread]
    return np.array([*rows, rng.standard_normal(PARTICLES)])


def values_of(fixed: Array, restless: Restless) -> tuple[Array, Array, Array, Array]:
    """The fixed values themselves: step, slope step, scatter, and how long a slope lasts."""
    low, high = restless.lasts
    lasts = low + (high - low) / (1 + np.exp(-1.5 * fixed[3]))
    return np.exp(fixed[0]), np.exp(fixed[1]), np.exp(fixed[2]), lasts


def resampled(weight: Array, rng: np.random.Generator) -> Array:
    """Which draws live on, each as often as its weight (a logarithm) says; systematic."""
    share = np.exp(weight - weight.max())
    ladder = np.cumsum(share)
    rungs = (rng.random() + np.arange(len(weight))) / len(weight) * ladder[-1]
    return np.minimum(np.searchsorted(ladder, rungs), len(weight) - 1)


def jittered(fixed: Array, chosen: Array, rng: np.random.Generator) -> Array:
    """The fixed values of those that live on, each drawn in and shaken so that copies differ and
    middle and spread stay."""
    copies = fixed[:, chosen]
    middle = copies.mean(axis=1, keepdims=True)
    spread = copies.std(axis=1, keepdims=True)
    shaken = spread * np.sqrt(1 - KEEP**2) * rng.standard_normal(copies.shape)
    return middle + KEEP * (copies - middle) + shaken
