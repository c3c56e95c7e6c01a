"""Who is in care today, and whoever comes, in every future of a block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.dates.days import birthday, day_number
from hearth.forecast.estimate import Estimate, Stream
from hearth.forecast.groups import OLD
from hearth.forecast.panel import DAYS_IN_A_MONTH, LONG, ages
from hearth.forecast.simulate.crowd import Crowd
from hearth.forecast.simulate.futures import SIZES, Futures
from hearth.forecast.simulate.tables import LONGEST

__all__ = ["Beginning"]

Array = NDArray[Any]


@dataclass(frozen=True)
class Beginning:
    """How a block of futures begins. `families` are how many come of each stream, by future and
    month."""

    estimated: Estimate
    days: Sequence[date]
    families: Sequence[Array]
    futures: int
    rng: np.random.Generator

    def everyone(self, found: Futures) -> Crowd:
        """Those in care today in each future, then whoever comes, in order of the month."""
        now = self.now()
        parts = [now]
        for stream, families in zip(self.estimated.streams, self.families, strict=True):
            parts.append(self.coming(stream, families, found))
        rows = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
        order = np.argsort(rows["begins"], kind="stable")
        begins = rows.pop("begins")[order]
        count = np.searchsorted(begins, np.arange(len(self.days)), side="right")
        kept = {name: values[order] for name, values in rows.items()}
        marked = np.zeros(len(begins), np.int16)
        key = np.arange(len(begins), dtype=np.uint32)
        return Crowd(**kept, marked=marked, key=key, first=count, futures=self.futures)

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
        begins = np.zeros(len(future), np.int16)
        return {
            "future": future,
            **tiled,
            "age": age.ravel(),
            "grown": grown.ravel(),
            "begins": begins,
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

    def coming(self, stream: Stream, families: Array, found: Futures) -> dict[str, Array]:
        """Whoever comes in a stream: each family is one that came before, drawn again."""
        families = families * (len(stream.first) > 0)  # like nobody before: nobody comes
        per_future = families.sum(axis=1)
        chosen = self.drawn_again(stream, per_future)
        future = np.repeat(np.arange(self.futures, dtype=np.int32), per_future)
        month = np.repeat(
            np.tile(np.arange(1, len(self.days), dtype=np.int16), self.futures), families.ravel()
        )
        sizes = stream.size[chosen] if len(chosen) else np.zeros(0, np.int64)
        at = (month - 1, future, np.minimum(sizes, SIZES) - 1)
        np.add.at(found.families, at, 1)
        first = np.repeat(stream.first[chosen] if len(chosen) else sizes, sizes)
        row = first + np.arange(len(first)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        age = stream.age[row]
        begins = np.repeat(month, sizes)
        none = np.zeros(len(row), np.int16)
        return {
            "future": np.repeat(future, sizes),
            "group": stream.group[row],
            "in_care": none,
            "here": none,
            "reach": stream.reach[row],
            "uasc": np.full(len(row), stream.uasc),
            "age": age.astype(np.int16),
            "grown": (begins + OLD - age).astype(np.int16),
            "begins": begins,
        }

    def drawn_again(self, stream: Stream, per_future: Array) -> Array:
        """Which past families come again; how much each counts is itself not sure (a Bayesian
        bootstrap: Rubin 1981)."""
        if len(stream.weight) == 0:
            return np.zeros(0, np.int64)
        parts = []
        for count in per_future:
            weight = stream.weight * self.rng.standard_exponential(len(stream.weight))
            ladder = np.cumsum(weight)
            parts.append(np.searchsorted(ladder, self.rng.random(count) * ladder[-1]))
        return np.asarray(np.minimum(np.concatenate(parts), len(stream.weight) - 1))


def capped(months: Array) -> Array:
    """Months in care or in a home, no longer than makes a difference."""
    return np.clip(months, 0, LONGEST).astype(np.int16)
