"""How often children leave and move: rates of a council's own, drawn towards what is believed.

A rate is a product: a base, and a factor for the child's age, for how long they have been in care
or in the home, and for the group of homes. Each factor begins at what is believed of it and is
drawn to the council's own past by every event seen (a gamma belief, updated by Poisson counts); so
is each combination of the three, from their product. A small council so gets a sane answer and a
large one its own. What is left unknown is kept: for every future the factors are drawn anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.assumptions import assumed
from hearth.forecast.groups import AGES, GROUPS
from hearth.forecast.panel import LEFT, MOVED, Months

__all__ = ["CARE", "HERE", "MOST", "Rates", "bands_of", "leaving", "moving"]

Array = NDArray[Any]

CARE = (0, 3, 6, 12, 24)
HERE = (0, 3, 12, 24)
"""First month of the bands of time in care and of time in one home."""

MOVE_AGES = (0, 60, 120, 192)
SWEEPS = 25
MOST = 0.6  # a month: beyond it a monthly step would be too coarse


@dataclass(frozen=True)
class Rates:
    """Rates a month by three factors. `table`: the rate of each combination of age, time and group;
    `ages`, `times`: the bands of age and of time; `unsure`: for each band of age the spread (as a
    share) of what is not known of its rate, and `share`, its share of all that happened;
    `alone`, how many times the rate of others children have who came alone from abroad."""

    table: Array
    ages: tuple[int, ...]
    times: tuple[int, ...]
    unsure: Array
    share: Array
    alone: float = 1.0

    def of(self, at: tuple[Array, Array, Array], uasc: Array) -> Array:
        """The rate of children by their bands of age and time, their group and whether they came
        alone."""
        return np.asarray(self.table[at] * np.where(uasc, self.alone, 1.0))

    def drawn(self, futures: int, rng: np.random.Generator) -> Array:
        """For each future a factor for each band of age: what is not known of the rates."""
        spread = self.unsure
        return np.exp(spread * rng.standard_normal((futures, len(spread))) - spread**2 / 2)

    def tilted(self, futures: int, rng: np.random.Generator) -> Array:
        """The same where the level of all ages together is told elsewhere, with what is not known
        of it (see `drift`): only how ages differ is drawn, or the level would be unsure twice."""
        drawn = self.drawn(futures, rng)
        return np.asarray(drawn / (drawn @ self.share)[:, None])


def leaving(months: Months, weight: Array, grown: Array) -> Rates:
    """How often children leave care before they are 18.

    `weight` says how much each row counts; rows `grown` became 18 and say nothing.
    """
    ages = ("under-1", "1-to-4", "5-to-9", "10-to-12", "13-to-15", "16", "17")
    believed = (
        values("exit", ages),
        values("exit-care", ("0-to-2", "3-to-5", "6-to-11", "12-to-23", "24")),
        values("exit", [group.id for group in GROUPS]),
    )
    at = (bands_of(months.age, AGES), bands_of(months.in_care, CARE), months.group)
    kept = weight * (~grown & (months.age >= 0) & (months.in_care >= 0))
    left = months.outcome == LEFT
    kin = pooled(believed, at, left, kept * ~months.uasc, AGES, CARE)
    return replace(kin, alone=beside(kin.table[at], left, kept * months.uasc))


def beside(rates: Array, left: Array, weight: Array) -> float:
    """How many times the rates of others those who came alone leave: they have no family here to
    go home to. A rush of them would otherwise be taken for slower leaving of all."""
    pull, believed = assumed("pull"), assumed("exit-alone")
    return float((pull + weight @ left) / (pull / believed + weight @ rates))


def moving(months: Months, weight: Array, grown: Array) -> Rates:
    """How often children move to another home."""
    ages = ("under-5", "5-to-9", "10-to-15", "16-and-17")
    believed = (
        values("move", ages) * assumed("move-base"),
        values("move-here", ("0-to-2", "3-to-11", "12-to-23", "24")),
        np.ones(len(GROUPS)),
    )
    at = (bands_of(months.age, MOVE_AGES), bands_of(months.here, HERE), months.group)
    kept = ~grown & (months.age >= 0)
    return pooled(believed, at, months.outcome == MOVED, weight * kept, MOVE_AGES, HERE)


def values(kind: str, names: Sequence[str]) -> Array:
    """The assumptions of these names."""
    return np.array([assumed(f"{kind}-{name}") for name in names])


def bands_of(months: Array, firsts: Sequence[int]) -> Array:
    """The band each number of months lies in."""
    return np.searchsorted(firsts, np.maximum(months, 0), side="right") - 1


def pooled(
    believed: tuple[Array, Array, Array],
    at: tuple[Array, Array, Array],
    happened: Array,
    weight: Array,
    ages: tuple[int, ...],
    times: tuple[int, ...],
) -> Rates:
    """The rate of each combination, between what is believed and what was seen."""
    shape = tuple(len(each) for each in believed)
    cell = np.ravel_multi_index(at, shape)
    size = int(np.prod(shape))
    seen = np.bincount(cell, weight * happened, size).reshape(shape)
    months = np.bincount(cell, weight, size).reshape(shape)
    factors = fitted(believed, seen, months)
    product = factors[0][:, None, None] * factors[1][:, None] * factors[2]
    pull = assumed("pull-cell")
    own = (pull + seen) / (pull + months * product)
    by_age = assumed("pull") + seen.sum(axis=(1, 2))
    table = np.minimum(product * own, MOST)
    return Rates(table, ages, times, 1 / np.sqrt(by_age), by_age / by_age.sum())


def fitted(believed: Sequence[Array], seen: Array, months: Array) -> list[Array]:
    """The factors, each in turn drawn to what was seen given the others, until they settle.

    First their common level, which everything seen tells: it is held apart from what tells one
    band from another, so that a council that differs from England as a whole is not told off for
    it in every band.
    """
    pull = assumed("pull")
    ratios = [np.ones(len(each)) for each in believed]
    level = 1.0
    for _ in range(SWEEPS):
        now = [b * r for b, r in zip(believed, ratios, strict=True)]
        expected = months * (now[0][:, None, None] * now[1][:, None] * now[2])
        level = (pull + seen.sum()) / (pull + expected.sum())
        for axis in range(3):
            now = [b * r for b, r in zip(believed, ratios, strict=True)]
            expected = level * months * (now[0][:, None, None] * now[1][:, None] * now[2])
            along = others(axis)
            ratios[axis] = (pull + seen.sum(axis=along)) / (
                pull + (expected.sum(axis=along) / ratios[axis])
            )
    now = [b * r for b, r in zip(believed, ratios, strict=True)]
    return [now[0] * level, now[1], now[2]]


def others(axis: int) -> tuple[int, ...]:
    """The axes beside one of three."""
    return tuple(each for each in range(3) if each != axis)
