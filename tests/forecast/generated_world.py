"""Invented dynamics of care: how children come, move and leave in a generated council.

Everything is smooth in age and time and runs by the day, while the forecast works in bands and
months: so the forecast is never given its own model back.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

YEAR, MONTH = 365.25, 30.4375
EIGHTEEN = 18 * YEAR
MOST = 0.45 / MONTH  # a day: no child leaves or moves more often than this

AGES = np.array([0, 0.5, 2, 5, 9, 13, 16, 17, 18]) * YEAR
LEAVE = np.array([0.04, 0.05, 0.05, 0.025, 0.014, 0.012, 0.015, 0.017, 0.017]) / MONTH
LEAVE_FROM = np.array([1.1, 1.0, 0.9, 0.9, 0.9, 1.5, 1.0, 1.5, 2.0, 1.2])
COME = np.array([0.20, 0.20, 0.18, 0.30, 0.12])  # by age
COME_FROM = np.array([0, 1, 5, 10, 16, 18]) * YEAR
HOMES = {  # shares of homes by age, in the order of hearth.forecast.groups.GROUPS
    "young": np.array([20, 40, 22, 0.1, 0.5, 0.1, 0.1, 9, 6, 2.0]),
    "middle": np.array([16, 36, 32, 2, 7, 0.4, 0.3, 5, 0.1, 2.0]),
    "old": np.array([8, 18, 20, 5, 16, 1, 28, 2, 0.1, 2.0]),
}


@dataclass(frozen=True)
class World:
    """One council's dynamics. Rates are a day; days are numbers since 1970-01-01."""

    leave: np.ndarray
    early: tuple[float, float]
    late: float
    leave_from: np.ndarray
    leave_alone: float
    move: float
    fresh: tuple[float, float]
    homes: np.ndarray
    stay_put: float
    come: np.ndarray
    sizes: np.ndarray
    season: tuple[float, float]
    alone: float
    growth: float
    since: int
    before: float
    changed: int
    shock: tuple[int, int, float]
    wander: float

    def leaving(self, age, length, group, alone):
        """How often a day children leave."""
        much, soon = self.early
        by_length = np.where(length > 2 * YEAR, self.late, 1.0) + much * np.exp(-length / soon)
        rate = np.interp(age, AGES, self.leave) * by_length * self.leave_from[group]
        return rate * np.where(alone, self.leave_alone, 1.0)

    def moving(self, here):
        """How often a day children move."""
        much, soon = self.fresh
        return self.move * (0.5 + much * np.exp(-here / soon))

    def level(self, day):
        """Families who come beside the usual number: growth, season, and how it was long ago."""
        spread, peak = self.season
        wave = 1 + spread * np.cos(2 * np.pi * (day - peak) / YEAR)
        grown = np.exp(self.growth * (np.maximum(day, self.since) - self.changed) / YEAR)
        return wave * grown * np.where(day < self.since, self.before, 1.0)

    def shaken(self, day):
        """How many times the usual number come in a shock; 1 outside."""
        first, last, times = self.shock
        return np.where((day >= first) & (day < last), times, 1.0)

    def to(self, age, u):
        """The homes of children of an age, by a chance for each."""
        ladder = np.cumsum(self.homes, axis=1)
        row = np.searchsorted([10 * YEAR, 15.5 * YEAR], age, side="right")
        return (u[:, None] * ladder[row, -1:] > ladder[row, :-1]).sum(axis=1).astype(np.int8)


def some_world(regime: str, today: int, first: int, rng: Generator) -> World:
    """A world of a regime: `steady`, `trend`, `shock-before`, `shock-after`, `restless`.

    Apart from the regime everything is drawn widely: how long children stay, how often they move,
    how many come together, how strong the season is, whether it was different long ago.
    """

    def around(values, spread):
        return np.asarray(values) * np.exp(spread * rng.standard_normal(np.shape(values)))

    homes = np.array([around(shares, 0.4) for shares in HOMES.values()])
    sizes = around([0.72, 0.17, 0.08, 0.03], 0.3)
    return World(
        leave=around(LEAVE, 0.25) * around(1.0, 0.3),
        early=(rng.uniform(0.2, 2.5), rng.uniform(1, 6) * MONTH),
        late=rng.uniform(0.4, 1.0),
        leave_from=around(LEAVE_FROM, 0.25),
        leave_alone=rng.uniform(0.2, 1.0),
        move=rng.uniform(0.02, 0.06) / MONTH,
        fresh=(rng.uniform(0.3, 2.0), rng.uniform(3, 14) * MONTH),
        homes=homes / homes.sum(axis=1, keepdims=True),
        stay_put=rng.uniform(0.0, 0.5),
        come=rng.dirichlet(COME * 60),
        sizes=sizes / sizes.sum(),
        season=(rng.uniform(0.0, 0.25), rng.uniform(0, YEAR)),
        alone=rng.uniform(0.02, 0.12),
        growth=rng.uniform(0.05, 0.11) if regime == "trend" else 0.0,
        since=first - int(rng.uniform(0, 3 * YEAR)),
        before=rng.choice([1.0, rng.uniform(0.75, 1.25)]),
        changed=today,
        shock=some_shock(regime, today, rng),
        wander=rng.uniform(0.03, 0.10) if regime == "restless" else 0.0,
    )


def some_shock(regime: str, today: int, rng: Generator) -> tuple[int, int, float]:
    """From when, until when, and to how many times the usual arrivals rise."""
    if not regime.startswith("shock"):
        return (0, 0, 1.0)
    lasts = rng.uniform(3, 9) * MONTH
    begins = today + (
        rng.uniform(0, 9) * MONTH if regime == "shock-after" else -rng.uniform(3, 18) * MONTH
    )
    return (int(begins), int(begins + lasts), float(rng.uniform(2, 3)))
