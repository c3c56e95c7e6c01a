"""Cost by group of homes and financial year, in every future."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.costs.model import Prices
from hearth.dates import CollectionYear
from hearth.forecast.groups import GONE, GROUPS
from hearth.forecast.ranges import EDGES
from hearth.forecast.scenario import Rise
from hearth.forecast.simulate import Futures

__all__ = ["Costs", "cost_by_year", "monthly_cost"]

Array = NDArray[Any]


@dataclass(frozen=True)
class Costs:
    """Cost in pounds and weeks of care, by future, financial year and group.

    `years` are those the forecast touches; `days` how many of each it covers, and `whole` whether
    that is all of it. `cost` is 0 where nothing has a price; `weeks` are the child-weeks and
    `unpriced` those of them that have no price.
    """

    years: tuple[CollectionYear, ...]
    days: tuple[int, ...]
    cost: Array
    weeks: Array
    unpriced: Array

    @property
    def whole(self) -> tuple[bool, ...]:
        """Of each year whether the forecast covers all of it."""
        return tuple(
            days == (year.end - year.start).days + 1
            for year, days in zip(self.years, self.days, strict=True)
        )

    @property
    def total(self) -> Array:
        """Cost of each future and year, all groups together."""
        return np.asarray(self.cost.sum(axis=2))

    def range(self, quantiles: Sequence[float] = EDGES) -> Array:
        """Quantiles of the cost of each year and group: an array of quantile, year, group."""
        return np.asarray(np.quantile(self.cost, quantiles, axis=0))

    def total_range(self, quantiles: Sequence[float] = EDGES) -> Array:
        """Quantiles of the whole cost of each year: an array of quantile, year."""
        return np.asarray(np.quantile(self.total, quantiles, axis=0))

    @property
    def has_price(self) -> Array:
        """Whether a year and group has any price: only then its cost is more than a gap."""
        return np.asarray((self.weeks - self.unpriced).sum(axis=0) > 0)

    @property
    def share_unpriced(self) -> Array:
        """Of each year the share of all child-weeks that has no price; 0 where there are none."""
        weeks = self.weeks.sum(axis=(0, 2))
        return np.asarray(self.unpriced.sum(axis=(0, 2)) / np.where(weeks > 0, weeks, 1.0))


def cost_by_year(
    futures: Futures, prices: Prices, rises: Sequence[Rise] = (), *, seed: int = 1
) -> Costs:
    """Cost by financial year (April to March) and group, of every future.

    Within a month the number of children is the average of its two ends. Where prices of single
    placements spread, so does what the children of a group cost together; `seed` draws that.
    """
    spans = Spans.of(futures.days)
    average = averages(futures)
    weekly, spread = prices.daily(spans.first, len(spans.month), rises)
    has = ~np.isnan(weekly)
    weeks = summed(average, spans.weights(np.full(weekly.shape, 1 / 7)))
    unpriced = summed(average, spans.weights(~has / 7))
    cost = summed(average, spans.weights(np.nan_to_num(weekly) / 7))
    cost += scattered(average, spans.weights(spread * has / 7), seed)
    return Costs(spans.years, spans.days, np.maximum(cost, 0.0), weeks, unpriced)


def monthly_cost(futures: Futures, prices: Prices, rises: Sequence[Rise] = ()) -> Array:
    """Cost of every month and future, all groups together, at mean prices."""
    spans = Spans.of(futures.days)
    weekly, _ = prices.daily(spans.first, len(spans.month), rises)
    weights = spans.weights(np.nan_to_num(weekly) / 7).sum(axis=1)
    return np.asarray(np.einsum("mfg,mg->mf", averages(futures), weights))


@dataclass(frozen=True)
class Spans:
    """The days ahead: of each, the month of the forecast and the place of its financial year."""

    first: date
    month: Array
    year: Array
    years: tuple[CollectionYear, ...]

    @classmethod
    def of(cls, ends: Sequence[date]) -> Spans:
        """The days between the present and the last of the ends of months."""
        first = ends[0] + timedelta(days=1)
        days = [first + timedelta(days=at) for at in range((ends[-1] - ends[0]).days)]
        month = np.searchsorted([end.toordinal() for end in ends[1:]],
                                [day.toordinal() for day in days])  # fmt: skip
        endings = np.array([CollectionYear.of(day).ending for day in days], np.int64)
        years = tuple(CollectionYear(int(ending)) for ending in np.unique(endings))
        return cls(first, month, endings - endings.min(initial=9999), years)

    @property
    def days(self) -> tuple[int, ...]:
        """How many days of each year there are."""
        return tuple(int(count) for count in np.bincount(self.year, minlength=len(self.years)))

    def weights(self, daily: Array) -> Array:
        """A value of days and groups summed to months, years and groups."""
        months = int(self.month.max(initial=-1)) + 1
        found = np.zeros((months, len(self.years), daily.shape[1]))
        np.add.at(found, (self.month, self.year), daily)
        return found


def averages(futures: Futures) -> Array:
    """Children in each month, future and group: the average of the month's two ends."""
    there: Array = futures.there.sum(axis=(3, 4, 5))[:, :, :GONE].astype(np.float64)
    return np.asarray((there[:-1] + there[1:]) / 2)


def summed(average: Array, weights: Array) -> Array:
    """Children times a weight of months, years and groups: by future, year, group."""
    return np.asarray(np.einsum("mfg,myg->fyg", average, weights))


def scattered(average: Array, spread: Array, seed: int) -> Array:
    """What a group costs beside its mean because the prices of its children are not all alike.

    Of n children each so far from the mean, the sum is as far as the root of n. A future draws it
    once for each group, as children stay long; one seed draws alike for base and scenario.
    """
    drawn = np.random.default_rng([seed, 13]).standard_normal((average.shape[1], len(GROUPS)))
    together: Array = np.einsum("mfg,myg->fyg", np.sqrt(average), spread)
    return together * drawn[:, None, :]
