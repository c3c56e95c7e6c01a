"""How fast things happen, how that drifts, and how far it may drift on.

The rate behind a count wanders: its level takes a small step each month and seldom a large one; it
may rise or fall steadily; and now and then it bursts for some months, and falls back. A burst goes
through phases that follow each other (as in an Erlang distribution), so that one which has lasted
long is nearer its end. How large the steps are, how long a slope lasts and how far counts scatter
round the rate are not known, so hundreds of sets of such values are tried (see `following`).

Many sets have no slope at all: a slope must earn its place by what was seen. Otherwise the noise
of a quiet council's few years would be carried on as a trend. The values believed beforehand were
set on generated councils (`bench/forecast_quality.py`) so that ranges hold what they say in quiet
and in growing ones: smaller steps would miss councils whose rates wander, larger ones would forget
all but the last year.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["ALONE", "LEAVING", "MONTHLY", "Burst", "Fixed", "Restless", "Swarm", "sets_of"]

Array = NDArray[Any]

SETS = 500
STARTS = np.array([0.8, 0.1, 0.1])
"""How often a burst begins in each of its phases: some are short."""
PHASES = len(STARTS)
SPREADS = 0.5
"""How often a month of a burst of one rate begins one of a rate beside it."""


@dataclass(frozen=True)
class Burst:
    """What is believed of bursts: how `often` one begins in a step and how many steps it `lasts`
    (each the middle and, as a factor of e, its spread), and how `high` it is (a logarithm, with
    its spread)."""

    often: tuple[float, float]
    lasts: tuple[float, float]
    high: tuple[float, float]


NEVER = Burst((1e-9, 0.0), (1.0, 0.0), (0.0, 0.1))


@dataclass(frozen=True)
class Restless:
    """What is believed of a rate before any count is seen, per step of time.

    Of each value the middle and, as a factor of e, its spread: `step` of the level, `slope` step,
    `scatter` of counts beyond chance (all as shares of the rate); `lasts`, from and to, the share
    of a slope that is left a step later; `leap`, how often a step is large, and how large;
    `first_slope`, the spread of the slope at the beginning; `even`, the share of rates that have
    no slope; `burst`, what is believed of bursts.
    """

    step: tuple[float, float]
    slope: tuple[float, float]
    scatter: tuple[float, float]
    lasts: tuple[float, float]
    leap: tuple[float, float]
    first_slope: float
    even: float = 0.5
    burst: Burst = NEVER


MONTHLY = Restless(
    step=(0.0015, 1.2),
    slope=(0.00005, 0.8),
    scatter=(0.05, 0.8),
    lasts=(0.996, 1.0),
    leap=(0.0004, 0.3),
    first_slope=0.007,
    even=0.5,
    burst=Burst(often=(0.008, 0.5), lasts=(6.0, 0.4), high=(0.3, 0.25)),
)
"""Families who come: most years are like the last, some councils grow, and there are rushes."""

ALONE = Restless(
    step=(0.003, 1.2),
    slope=(0.00005, 0.8),
    scatter=(0.05, 0.8),
    lasts=(0.996, 1.0),
    leap=(0.0005, 0.5),
    first_slope=0.007,
    even=0.6,
    burst=Burst(often=(0.003, 0.5), lasts=(6.0, 0.4), high=(1.8, 0.8)),
)
"""Children who come alone from abroad: their numbers burst with events elsewhere."""

LEAVING = Restless(
    step=(0.0015, 1.2),
    slope=(0.00005, 0.8),
    scatter=(0.03, 0.8),
    lasts=(0.95, 0.99),
    leap=(0.0002, 0.25),
    first_slope=0.002,
    even=0.9,
)
"""Children who leave: what age, time in care and home do not explain moves slowly."""


@dataclass(frozen=True)
class Fixed:
    """Sets of the values that do not change, a row each: those of `Restless`, and of bursts how
    `often` one begins and how often one `passes` from phase to phase."""

    step: Array
    slope_step: Array
    scatter: Array
    lasts: Array
    often: Array
    passes: Array
    first_slope: Array

    def of(self, rows: Array) -> Fixed:
        """Some of the sets."""
        return Fixed(*(getattr(self, f.name)[rows] for f in fields(self)))


@dataclass(frozen=True)
class Swarm:
    """Draws of a rate as it is now: `level`, `slope` and `burst` (logarithms), the `phase` of the
    burst (from 1; 0 is none), and the values that do not change. `bursts` is how likely the rate
    was in a burst in each step of the past, as far as was known then."""

    level: Array
    slope: Array
    burst: Array
    phase: Array
    fixed: Fixed
    restless: Restless
    bursts: Array

    def onward(self, steps: int, rng: np.random.Generator) -> Array:
        """The rate in each of so many steps to come: an array of draws by steps."""
        fixed = self.fixed
        level, slope, burst, phase = self.level, self.slope, self.burst, self.phase
        paths = np.empty((len(level), steps))
        for at in range(steps):
            slope, level = moved(level, slope, fixed, self.restless, rng)
            burst, phase = bursting(burst, phase, fixed, self.restless.burst, rng)
            scattered = fixed.scatter * rng.standard_normal(len(level))
            paths[:, at] = np.exp(level + burst + scattered - fixed.scatter**2 / 2)
        return paths

    def some(self, count: int, rng: np.random.Generator) -> Swarm:
        """So many draws of these, as evenly as they go."""
        at = np.resize(rng.permutation(len(self.level)), count)
        level, slope, burst, phase = (
            each[at] for each in (self.level, self.slope, self.burst, self.phase)
        )
        return Swarm(level, slope, burst, phase, self.fixed.of(at), self.restless, self.bursts)


def moved(
    level: Array, slope: Array, fixed: Fixed, restless: Restless, rng: np.random.Generator
) -> tuple[Array, Array]:
    """The slopes and levels a step later."""
    count = len(level)
    often, far = restless.leap
    slope = fixed.lasts * slope + fixed.slope_step * rng.standard_normal(count)
    spread = np.where(rng.random(count) < often, far, fixed.step)
    return slope, level + slope + spread * rng.standard_normal(count)


def bursting(
    burst: Array, phase: Array, fixed: Fixed, belief: Burst, rng: np.random.Generator
) -> tuple[Array, Array]:
    """The bursts and their phases a step later: some end, some begin."""
    count = len(burst)
    chance, (high, spread) = rng.random(count), belief.high
    begun = (phase == 0) & (chance < fixed.often)
    passed = np.where(chance < fixed.passes, phase + 1, phase)
    first = 1 + rng.choice(PHASES, count, p=STARTS)
    phase = np.where(phase == 0, first * begun, passed % (PHASES + 1))
    burst = np.where(begun, high + spread * rng.standard_normal(count), burst)
    return burst * (phase > 0), phase


def sets_of(restless: Restless, rng: np.random.Generator) -> Fixed:
    """Sets of fixed values as they are believed before anything is seen."""

    def near(belief: tuple[float, float]) -> Array:
        middle, spread = belief
        return np.asarray(middle * np.exp(spread * rng.standard_normal(SETS)))

    low, high = restless.lasts
    phases = STARTS @ np.arange(PHASES, 0, -1)
    sloped = np.arange(SETS) >= restless.even * SETS
    return Fixed(
        step=near(restless.step),
        slope_step=near(restless.slope) * sloped,
        scatter=near(restless.scatter),
        lasts=low + (high - low) * rng.random(SETS),
        often=np.minimum(near(restless.burst.often), 0.2),
        passes=np.minimum(phases / np.maximum(near(restless.burst.lasts), 1.0), 0.95),
        first_slope=restless.first_slope * sloped,
    )
