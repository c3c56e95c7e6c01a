"""What a scenario saves beside the base, net of what it takes, and when that is paid back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.costs.cost import monthly_cost
from hearth.costs.model import Prices
from hearth.errors import UsageError
from hearth.forecast.ranges import EDGES
from hearth.forecast.scenario import Outlay, Rise, Scenario
from hearth.forecast.simulate import Futures

__all__ = ["Saving", "outlays_by_month", "saving"]

Array = NDArray[Any]
MIDDLE = EDGES[::2]


@dataclass(frozen=True)
class Saving:
    """Money saved month by month: `homes` in every future (less spent on homes than in the base;
    below 0 when more), and `outlay`, what the scenario itself takes in each month beyond the base.

    `days` are the ends of the months.
    """

    days: tuple[date, ...]
    homes: Array
    outlay: Array

    @property
    def net(self) -> Array:
        """What is saved by the end of each month in every future, less what was laid out."""
        return np.cumsum(self.homes - self.outlay[:, None], axis=0)

    def range(self, quantiles: Sequence[float] = MIDDLE) -> Array:
        """Quantiles of the net saving by the end of each month: an array of quantile, month."""
        return np.quantile(self.net, quantiles, axis=1)

    @property
    def payback(self) -> date | None:
        """The end of the month from which the middle future has saved more than was laid out, and
        stays so; None when it does not within the forecast, or when nothing is laid out."""
        if not self.outlay.any():
            return None
        behind = np.flatnonzero(np.median(self.net, axis=1) < 0)
        spent = int(np.flatnonzero(self.outlay)[0])
        first = max(spent, int(behind[-1]) + 1 if len(behind) else 0)
        return self.days[first] if first < len(self.days) else None

    @property
    def chance(self) -> float:
        """In what share of futures all that was laid out is saved by the end."""
        return float((self.net[-1] >= 0).mean()) if len(self.net) else 0.0


def saving(
    base: Futures,
    changed: Futures,
    prices: Prices,
    scenario: Scenario,
    base_rises: Sequence[Rise] = (),
    base_outlays: Sequence[Outlay] = (),
) -> Saving:
    """The saving of a scenario whose futures were run with the same seed as the base.

    `scenario` holds what happens anyway too (as in `ScenarioFile.all`); `base_rises` and
    `base_outlays` are the base's own.
    """
    if base.days != changed.days or base.there.shape != changed.there.shape:
        raise UsageError(
            "A scenario can only be held against a base of the same months and number of futures. "
            "Run both alike."
        )
    less = monthly_cost(base, prices, base_rises) - monthly_cost(changed, prices, scenario.rises)
    outlay = outlays_by_month(scenario.outlays, base.days)
    return Saving(base.days[1:], less, outlay - outlays_by_month(base_outlays, base.days))


def outlays_by_month(outlays: Sequence[Outlay], ends: Sequence[date]) -> Array:
    """What is laid out in each month; a monthly sum by the share of the month it runs."""
    found = np.zeros(len(ends) - 1)
    for outlay in outlays:
        for at, (before, end) in enumerate(pairwise(ends)):
            found[at] += outlay.amount * part_of(outlay, before, end)
    return found


def part_of(outlay: Outlay, before: date, end: date) -> float:
    """Which part of an outlay falls into a month after `before` and up to `end`."""
    if not outlay.monthly:
        return float(before < outlay.begins <= end)
    first = max(outlay.begins, before + timedelta(days=1))
    last = min(outlay.until or end, end)
    return max(0, (last - first).days + 1) / (end - before).days
