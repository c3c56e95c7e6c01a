"""Who is in care today, and whoever comes, in every future of a block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.dates.days import birthday, day_number
from hearth.forecast.estimate import Estimate
from hearth.forecast.groups import OLD
from hearth.forecast.panel import DAYS_IN_A_MONTH, LONG, ages
from hearth.forecast.simulate.crowd import LONGEST, Crowd
from hearth.forecast.simulate.families import Families

__all__ = ["Beginning"]

Array = NDArray[Any]


@dataclass(frozen=True)
class Beginning:
    """How a block of futures begins. `families` are how many come of each stream, by future and
    month; `seen` those they are like."""

    estimated: Estimate
    seen: Families
    days: Sequence[date]
    families: Sequence[Array]
    futures: int
    rng: np.random.Generator

    def everyone(self) -> Crowd:
        """Those in care today in each future, then whoever comes, in order of the month."""
        now, coming = self.now(), self.coming()
        begins = coming.pop("begins")
        first = np.searchsorted(begins, np.arange(len(self.days)), side="right")
        rows = {name: np.concatenate([now[name], coming[name]]) for name in coming}
        count = len(rows["future"])
        marked = np.zeros(count, np.int16)
        key = np.arange(count, dtype=np.uint32)
        first += count - len(begins)
        return Crowd(**rows, marked=marked, key=key, first=first, futures=self.futures)

    def now(self) -> dict[str, Array]:
        """Those in care today, once for each future."""
        past = self.estimated.past
        stays = past.on(past.today)
        care = past.care[stays]
        # Who is still held in care at 18 is counted today and turns 18 in the first month.
        age = np.tile(np.minimum(ages(past.dob[care], past.today), OLD), (self.futures, 1))
        grown = np.searchsorted(
            [day_number(day) for day in self.days], birthday(past.dob[care], 18)
        )
        grown = np.tile(grown.astype(np.int16), (self.futures, 1))
        self.guess(age, grown)
        long_ago = past.today - LONG * DAYS_IN_A_MONTH
        begun = np.where(past.start_known[care], past.start[care], long_ago)
        each = {
            "group": past.group[stays],
            "in_care": capped((past.today - begun) / DAYS_IN_A_MONTH),
            "here": capped((past.today - past.begins[stays]) / DAYS_IN_A_MONTH),
            "reach": past.reach[stays],
            "uasc": past.uasc[care],
        }
        tiled = {name: np.tile(values, self.futures) for name, values in each.items()}
        future = np.repeat(np.arange(self.futures, dtype=np.int32), len(care))
        return {
            "future": future,
            **tiled,
            "age": age.ravel(),
            "grown": grown.ravel(),
            "family": np.full(len(future), -1, np.int32),
        }

    def guess(self, age: Array, grown: Array) -> None:
        """Who has no date of birth is, in each future, as old as another child in care."""
        unknown = np.flatnonzero(age[0] < 0)
        if len(unknown) == 0:
            return
        known = age[0][(age[0] >= 0) & (age[0] < OLD)]
        guessed = self.rng.choice(
            known if len(known) else np.array([120]), (len(age), len(unknown))
        )
        age[:, unknown] = guessed
        grown[:, unknown] = OLD - guessed

    def coming(self) -> dict[str, Array]:
        """Whoever comes, in order of the month: each family is one that came before."""
        seen = self.seen
        future, month, family = seen.coming(self.families, self.rng)
        size = seen.size[family]
        row = np.repeat(seen.first[family] + size - np.cumsum(size), size)
        row += np.arange(len(row))
        begins, age = np.repeat(month, size), seen.age[row]
        none = np.zeros(len(row), np.int16)
        return {
            "future": np.repeat(future, size),
            "group": seen.group[row],
            "in_care": none,
            "here": none,
            "reach": seen.reach[row],
            "uasc": seen.uasc[row],
            "age": age,
            "grown": begins + np.int16(OLD) - age,
            "family": np.repeat(np.arange(len(family), dtype=np.int32), size),
            "begins": begins,
        }


def capped(months: Array) -> Array:
    """Months in care or in a home, no longer than makes a difference."""
    return np.clip(months, 0, LONGEST).astype(np.int16)
