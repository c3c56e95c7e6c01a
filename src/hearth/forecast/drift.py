"""How fast things happen, how that drifts, and how far it may drift on.

A count for each month (families coming, children leaving) is held against what would be expected.
The rate behind it wanders: its level takes a small step each month and seldom a large one; it may
rise or fall steadily; and now and then it bursts for some months, and falls back. How large the
steps are, how long a slope lasts and how far counts scatter round the rate are not known, so some
hundred sets of such values are tried. Each follows the counts (a Kalman filter on the logarithm of
the rate, with Poisson counts: West, Harrison and Migon 1985) in three moods, calm, burst and leap
(an interacting multiple model filter: Blom and Bar-Shalom 1988), and counts for as much as it
foretold each next month well. What is left are draws of the rate now, of its slope, of the burst
it may be in and of how restless it is; each walks on into its own future.

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

__all__ = ["ALONE", "LEAVING", "MONTHLY", "Burst", "Restless", "Swarm", "follow"]

Array = NDArray[Any]

DRAWS = 6_000
SETS = 500
CALM, BURST, LEAP = range(3)
LEVEL, SLOPE, HIGH = range(3)
SEEN = np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 1.0], [1.0, 0.0, 0.0]])
"""What of level, slope and burst a count shows in each mood."""


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
    """Sets of the values that do not change, a row each."""

    step: Array
    slope_step: Array
    scatter: Array
    lasts: Array
    often: Array
    ends: Array
    first_slope: Array

    def of(self, rows: Array) -> Fixed:
        """Some of the sets."""
        return Fixed(*(getattr(self, f.name)[rows] for f in fields(self)))


@dataclass(frozen=True)
class Swarm:
    """Draws of a rate as it is now: `level`, `slope` and `burst` (logarithms; a burst of 0 is
    none), and the values that do not change."""

    level: Array
    slope: Array
    burst: Array
    fixed: Fixed
    restless: Restless

    def onward(self, steps: int, rng: np.random.Generator) -> Array:
        """The rate in each of so many steps to come: an array of draws by steps."""
        fixed = self.fixed
        level, slope, burst = self.level.copy(), self.slope.copy(), self.burst.copy()
        paths = np.empty((len(level), steps))
        for at in range(steps):
            slope, level = moved(level, slope, fixed, self.restless, rng)
            burst = bursting(burst, fixed, self.restless.burst, rng)
            scattered = fixed.scatter * rng.standard_normal(len(level))
            paths[:, at] = np.exp(level + burst + scattered - fixed.scatter**2 / 2)
        return paths

    def some(self, count: int, rng: np.random.Generator) -> Swarm:
        """So many draws of these, as evenly as they go."""
        at = np.resize(rng.permutation(len(self.level)), count)
        return Swarm(
            self.level[at], self.slope[at], self.burst[at], self.fixed.of(at), self.restless
        )


def moved(
    level: Array, slope: Array, fixed: Fixed, restless: Restless, rng: np.random.Generator
) -> tuple[Array, Array]:
    """The slopes and levels a step later."""
    count = len(level)
    often, far = restless.leap
    slope = fixed.lasts * slope + fixed.slope_step * rng.standard_normal(count)
    spread = np.where(rng.random(count) < often, far, fixed.step)
    return slope, level + slope + spread * rng.standard_normal(count)


def bursting(burst: Array, fixed: Fixed, belief: Burst, rng: np.random.Generator) -> Array:
    """The bursts a step later: some end, some begin."""
    chance, (high, spread) = rng.random(len(burst)), belief.high
    begun = np.where(chance < fixed.often, high + spread * rng.standard_normal(len(burst)), 0.0)
    kept = np.where(chance < fixed.ends, 0.0, burst)
    return np.where(burst == 0, begun, kept)


@dataclass(frozen=True)
class Belief:
    """Where each set holds the rate to be: for each set and mood the middle and spread of level,
    slope and burst, and the (logarithm of the) weight."""

    middle: Array
    spread: Array
    weight: Array


def follow(counts: Array, expected: Array, restless: Restless, rng: np.random.Generator) -> Swarm:
    """Follow counts through time against what is expected at a rate of 1.

    `counts` and `expected` are one value a step, in order of time; where nothing is expected the
    step says nothing. The levels returned are logarithms of the rate beside 1.
    """
    fixed = sets_of(restless, rng)
    belief = beginning(counts, expected, fixed)
    for count, expects in zip(counts.tolist(), expected.tolist(), strict=True):
        belief = onward(belief, fixed, restless)
        if expects > 0:
            belief = updated(belief, fixed, count, expects)
    return drawn(belief, fixed, restless, rng)


def sets_of(restless: Restless, rng: np.random.Generator) -> Fixed:
    """Sets of fixed values as they are believed before anything is seen."""

    def near(belief: tuple[float, float]) -> Array:
        middle, spread = belief
        return np.asarray(middle * np.exp(spread * rng.standard_normal(SETS)))

    low, high = restless.lasts
    sloped = np.arange(SETS) >= restless.even * SETS
    return Fixed(
        step=near(restless.step),
        slope_step=near(restless.slope) * sloped,
        scatter=near(restless.scatter),
        lasts=low + (high - low) * rng.random(SETS),
        often=np.minimum(near(restless.burst.often), 0.2),
        ends=1 / np.maximum(near(restless.burst.lasts), 1.0),
        first_slope=restless.first_slope * sloped,
    )


def beginning(counts: Array, expected: Array, fixed: Fixed) -> Belief:
    """Where the rate is held to be before the first count: near what the first year says, but
    hardly trusting it, for the same counts are followed next."""
    told = expected > 0
    seen = counts[told][:12].sum() + 1.0
    middle = np.zeros((SETS, 3, 3))
    middle[:, :, LEVEL] = np.log(seen / (expected[told][:12].sum() + 1.0))
    spread = np.zeros((SETS, 3, 3, 3))
    spread[:, :, LEVEL, LEVEL] = 1.0
    spread[:, :, SLOPE, SLOPE] = (fixed.first_slope**2)[:, None]
    weight = np.log(np.array([1.0, 1e-12, 1e-12])) - np.zeros((SETS, 1))
    return Belief(middle, spread, weight)


def onward(belief: Belief, fixed: Fixed, restless: Restless) -> Belief:
    """The belief a step later, before its count is seen."""
    mixed = changed(belief, fixed, restless)
    grow = np.zeros((SETS, 1, 3, 3))
    grow[:, :, LEVEL, LEVEL] = grow[:, :, HIGH, HIGH] = 1.0
    grow[:, 0, LEVEL, SLOPE] = grow[:, 0, SLOPE, SLOPE] = fixed.lasts
    middle = (grow @ mixed.middle[..., None])[..., 0]
    spread = grow @ mixed.spread @ np.swapaxes(grow, -1, -2)
    spread[:, :, LEVEL, LEVEL] += (fixed.step**2 + fixed.slope_step**2)[:, None]
    spread[:, :, SLOPE, SLOPE] += (fixed.slope_step**2)[:, None]
    spread[:, :, LEVEL, SLOPE] += (fixed.slope_step**2)[:, None]
    spread[:, :, SLOPE, LEVEL] += (fixed.slope_step**2)[:, None]
    spread[:, LEAP, LEVEL, LEVEL] += restless.leap[1] ** 2
    return Belief(middle, spread, mixed.weight)


def changed(belief: Belief, fixed: Fixed, restless: Restless) -> Belief:
    """Moods change: what each mood is now is a mixture of what moods were, taken as one."""
    leap, (high, wide) = restless.leap[0], restless.burst.high
    calm = np.logaddexp(belief.weight[:, CALM], belief.weight[:, LEAP])
    burst = belief.weight[:, BURST]
    quiet = merged(belief, (CALM, LEAP), belief.weight)
    new = Belief(quiet.middle.copy(), quiet.spread.copy(), quiet.weight)
    new.middle[:, 0, HIGH], new.spread[:, 0, HIGH, HIGH] = high, wide**2
    ended = Belief(belief.middle[:, [BURST]].copy(), belief.spread[:, [BURST]].copy(), burst)
    ended.middle[:, :, HIGH] = 0.0
    ended.spread[:, :, HIGH, :] = ended.spread[:, :, :, HIGH] = 0.0
    stays, goes = np.log1p(-fixed.often - leap), np.log(fixed.often)
    to_calm = pair(quiet, ended, calm + stays, burst + np.log(fixed.ends))
    held = Belief(belief.middle[:, [BURST]], belief.spread[:, [BURST]], burst)
    to_burst = pair(new, held, calm + goes, burst + np.log1p(-fixed.ends + 1e-12))
    to_leap = Belief(quiet.middle, quiet.spread, (calm + np.log(leap + 1e-300))[:, None])
    parts = (to_calm, to_burst, to_leap)
    return Belief(*(np.concatenate([getattr(p, f.name) for p in parts], 1) for f in fields(Belief)))


def pair(one: Belief, other: Belief, weight: Array, beside: Array) -> Belief:
    """Two beliefs as one."""
    both = Belief(
        np.concatenate([one.middle, other.middle], 1),
        np.concatenate([one.spread, other.spread], 1),
        np.stack([weight, beside], 1),
    )
    return merged(both, (0, 1), both.weight)


def merged(belief: Belief, moods: tuple[int, ...], weight: Array) -> Belief:
    """Several moods as one: of the same middle and spread, with all their weight."""
    picked = list(moods)
    whole = np.logaddexp.reduce(weight[:, picked], axis=1)
    share = np.exp(weight[:, picked] - whole[:, None])
    middle = (share[..., None] * belief.middle[:, picked]).sum(1)
    off = belief.middle[:, picked] - middle[:, None]
    apart = belief.spread[:, picked] + off[..., None] * off[..., None, :]
    spread = (share[..., None, None] * apart).sum(1)
    return Belief(middle[:, None], spread[:, None], whole[:, None])


def updated(belief: Belief, fixed: Fixed, count: float, expects: float) -> Belief:
    """The belief after a count is seen.

    The logarithm of the rate is held to be normal before and after: the top of what belief and
    count say together, and how sharp it is there.
    """
    tied = np.einsum("smij,mj->smi", belief.spread, SEEN)
    before = np.einsum("smi,mi->sm", belief.middle, SEEN) - (fixed.scatter**2 / 2)[:, None]
    vague = np.einsum("smi,mi->sm", tied, SEEN) + (fixed.scatter**2)[:, None] + 1e-12
    after = before.copy()
    for _ in range(12):
        mean = expects * np.exp(after)
        uphill = (count - mean - (after - before) / vague) / (mean + 1 / vague)
        after = after + np.clip(uphill, -1.0, 1.0)
    mean = expects * np.exp(after)
    left = 1 / (mean + 1 / vague)
    gain = tied / vague[..., None]
    middle = belief.middle + gain * (after - before)[..., None]
    told = (vague - left)[..., None, None]
    spread = belief.spread - gain[..., None] * gain[..., None, :] * told
    fit = count * after - mean - (after - before) ** 2 / (2 * vague) + np.log(left / vague) / 2
    return Belief(middle, spread, belief.weight + fit)


def drawn(belief: Belief, fixed: Fixed, restless: Restless, rng: np.random.Generator) -> Swarm:
    """Draws of what is believed at the end, each set and mood as often as its weight says."""
    weight = belief.weight.ravel()
    ladder = np.cumsum(np.exp(weight - weight.max()))
    rungs = (rng.random() + np.arange(DRAWS)) / DRAWS * ladder[-1]
    found = np.minimum(np.searchsorted(ladder, rungs), weight.size - 1)
    chosen, mood = np.divmod(rng.permutation(found), 3)
    size, turn = np.linalg.eigh(belief.spread[chosen, mood])
    normal = np.sqrt(np.maximum(size, 0.0)) * rng.standard_normal(size.shape)
    state = belief.middle[chosen, mood] + np.einsum("nij,nj->ni", turn, normal)
    burst = np.where(mood == BURST, state[:, HIGH], 0.0)
    return Swarm(state[:, LEVEL], state[:, SLOPE], burst, fixed.of(chosen), restless)
