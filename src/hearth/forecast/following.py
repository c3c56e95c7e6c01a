"""Where a rate is, as far as counts tell.

A count for each month (families coming, children leaving) is held against what would be expected.
Each set of values (see `drift`) follows the counts (a Kalman filter on the logarithm of the rate,
with Poisson counts: West, Harrison and Migon 1985) in moods: calm, each phase of a burst, its
beginning and end, and leap (an interacting multiple model filter: Blom and Bar-Shalom 1988), and
counts for as much as it foretold each next month well. What is told of the time before the record
is doubted by some, for it may be wrong as a whole. Where another rate beside this one was in a
burst, this one may have been too: it is then not taken for a new level. What is left are draws of
the rate now, of its slope, of the burst it may be in and of how restless it is; each walks on into
its own future.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.drift import (
    PHASES,
    SETS,
    SPREADS,
    STARTS,
    Burst,
    Fixed,
    Restless,
    Swarm,
    sets_of,
)

__all__ = ["follow"]

Array = NDArray[Any]

DRAWS = 6_000
DOUBTS = np.arange(SETS) % 4 == 0
"""The sets that doubt what is told of the time before the record."""
CALM, LEAP, RISING, FADING, MOODS = 0, PHASES + 1, PHASES + 2, PHASES + 3, PHASES + 4
BURSTS, EDGES = slice(1, LEAP), slice(RISING, MOODS)
"""Moods of a burst: its phases, and the steps in which it begins and ends, for it does so on a day
and not with a step."""
LEVEL, SLOPE, HIGH = range(3)
SEEN = np.zeros((MOODS, 3))
"""What of level, slope and burst a count shows in each mood."""
SEEN[:, LEVEL] = SEEN[BURSTS, HIGH] = 1.0
SEEN[EDGES, HIGH] = 0.5
VAGUE = np.zeros(MOODS)
"""How unsure it is what of a burst is seen in a mood."""
VAGUE[EDGES] = 0.3


@dataclass(frozen=True)
class Belief:
    """Where each set holds the rate to be: for each set and mood the middle and spread of level,
    slope and burst, and the (logarithm of the) weight."""

    middle: Array
    spread: Array
    weight: Array


def follow(
    counts: Array,
    expected: Array,
    restless: Restless,
    rng: np.random.Generator,
    beside: Array | None = None,
    earlier: int = 0,
) -> Swarm:
    """Follow counts through time against what is expected at a rate of 1.

    `counts` and `expected` are one value a step, in order of time; where nothing is expected the
    step says nothing. The levels returned are logarithms of the rate beside 1. `beside` is how
    likely another rate was in a burst in each step (its `bursts`): then this one may be, too. It
    ends with the same step; of steps before it begins it says nothing. The first `earlier` counts
    may be wrong as a whole: some of the sets doubt them.
    """
    fixed = sets_of(restless, rng)
    belief = beginning(counts, expected, fixed)
    spread = np.zeros(len(counts))
    if beside is not None:
        both = min(len(counts), len(beside))
        spread[-both:] = SPREADS * beside[-both:]
    bursts = np.zeros(len(counts))
    for at, (count, expects) in enumerate(zip(counts.tolist(), expected.tolist(), strict=True)):
        if at == earlier > 0:
            belief = doubted(belief, beginning(counts[at:], expected[at:], fixed))
        belief = onward(belief, fixed, restless, spread[at])
        if expects > 0:
            belief = updated(belief, fixed, count, expects)
        bursts[at] = in_a_burst(belief)
    return drawn(belief, fixed, restless, bursts, rng)


def in_a_burst(belief: Belief) -> float:
    """How likely the rate is in a burst now."""
    share = np.exp(belief.weight - belief.weight.max())
    return float((share[:, BURSTS].sum() + share[:, EDGES].sum()) / share.sum())


def doubted(belief: Belief, afresh: Belief) -> Belief:
    """The belief after counts that may be wrong: sets that doubt them begin afresh, and the others
    together weigh as much as they are many. What comes after tells who was right."""
    trusted = belief.weight[~DOUBTS]
    whole = np.logaddexp.reduce(trusted, axis=None) - np.log(len(trusted))
    doubts = DOUBTS[:, None, None]
    return Belief(
        np.where(doubts, afresh.middle, belief.middle),
        np.where(doubts[..., None], afresh.spread, belief.spread),
        np.where(doubts[..., 0], afresh.weight, belief.weight - whole),
    )


def beginning(counts: Array, expected: Array, fixed: Fixed) -> Belief:
    """Where the rate is held to be before the first count: near what the first year says, but
    hardly trusting it, for the same counts are followed next."""
    told = expected > 0
    seen = counts[told][:12].sum() + 1.0
    middle = np.zeros((SETS, MOODS, 3))
    middle[:, :, LEVEL] = np.log(seen / (expected[told][:12].sum() + 1.0))
    spread = np.zeros((SETS, MOODS, 3, 3))
    spread[:, :, LEVEL, LEVEL] = 1.0
    spread[:, :, SLOPE, SLOPE] = (fixed.first_slope**2)[:, None]
    weight = np.full((SETS, MOODS), np.log(1e-12))
    weight[:, CALM] = 0.0
    return Belief(middle, spread, weight)


def onward(belief: Belief, fixed: Fixed, restless: Restless, begins: float) -> Belief:
    """The belief a step later, before its count is seen; a burst begins in it as often as
    `begins` beside how often one does anyway."""
    mixed = changed(belief, fixed, restless.leap[0], restless.burst, begins)
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


def changed(belief: Belief, fixed: Fixed, leap: float, burst: Burst, begins: float) -> Belief:
    """Moods change: what each mood is now is a mixture of what moods were, taken as one."""
    often, passes = fixed.often + begins, fixed.passes
    quiet = merged(belief, (CALM, LEAP), belief.weight)
    calm = quiet.weight[:, 0]
    stay, go = np.log1p(-passes), np.log(passes)
    ended, rising = without_burst(mood(belief, FADING)), mood(belief, RISING)
    parts = [pair(quiet, ended, calm + np.log1p(-often - leap), ended.weight[:, 0])]
    passed = Belief(rising.middle, rising.spread, np.full_like(rising.weight, -np.inf))
    for start, phase in zip(STARTS, [mood(belief, at) for at in range(MOODS)[BURSTS]], strict=True):
        new = pair(rising, passed, rising.weight[:, 0] + np.log(start), passed.weight[:, 0])
        parts.append(pair(new, phase, new.weight[:, 0], phase.weight[:, 0] + stay))
        passed = Belief(phase.middle, phase.spread, phase.weight + go[:, None])
    begun = with_burst(quiet, burst)
    parts.append(Belief(quiet.middle, quiet.spread, quiet.weight + np.log(leap + 1e-300)))
    parts.append(Belief(begun.middle, begun.spread, quiet.weight + np.log(often)[:, None]))
    parts.append(passed)
    return Belief(*(np.concatenate([getattr(p, f.name) for p in parts], 1) for f in fields(Belief)))


def mood(belief: Belief, at: int) -> Belief:
    """What is believed in one mood."""
    return Belief(belief.middle[:, [at]], belief.spread[:, [at]], belief.weight[:, [at]])


def with_burst(belief: Belief, burst: Burst) -> Belief:
    """The same with a burst that begins, of which nothing is seen yet."""
    high, wide = burst.high
    begun = without_burst(belief)
    begun.middle[:, :, HIGH] = high
    begun.spread[:, :, HIGH, HIGH] = wide**2
    return begun


def without_burst(belief: Belief) -> Belief:
    """The same without a burst."""
    middle, spread = belief.middle.copy(), belief.spread.copy()
    middle[:, :, HIGH] = spread[:, :, HIGH, :] = spread[:, :, :, HIGH] = 0.0
    return Belief(middle, spread, belief.weight)


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
    vague += (VAGUE * belief.middle[:, :, HIGH]) ** 2
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


def drawn(
    belief: Belief, fixed: Fixed, restless: Restless, bursts: Array, rng: np.random.Generator
) -> Swarm:
    """Draws of what is believed at the end, each set and mood as often as its weight says."""
    weight = belief.weight.ravel()
    ladder = np.cumsum(np.exp(weight - weight.max()))
    rungs = (rng.random() + np.arange(DRAWS)) / DRAWS * ladder[-1]
    found = np.minimum(np.searchsorted(ladder, rungs), weight.size - 1)
    chosen, moods = np.divmod(rng.permutation(found), MOODS)
    size, turn = np.linalg.eigh(belief.spread[chosen, moods])
    normal = np.sqrt(np.maximum(size, 0.0)) * rng.standard_normal(size.shape)
    state = belief.middle[chosen, moods] + np.einsum("nij,nj->ni", turn, normal)
    begun = 1 + rng.choice(PHASES, len(moods), p=STARTS)
    phase = np.where(moods == RISING, begun, np.where(moods >= LEAP, 0, moods))
    burst = state[:, HIGH] * (phase > 0)
    return Swarm(state[:, LEVEL], state[:, SLOPE], burst, phase, fixed.of(chosen), restless, bursts)
