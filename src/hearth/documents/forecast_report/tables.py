"""Costs and scenarios as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from hearth.documents.forecast_report.evidence import Priced
from hearth.forecast.groups import GONE, GROUPS
from hearth.forecast.ranges import EDGES
from hearth.forecast.scenario import Outcome

__all__ = ["cost_rows", "scenario_rows"]

NAMES = ("low_80", "low_50", "median", "high_50", "high_80")


def cost_rows(priced: Priced) -> Iterator[dict[str, Any]]:
    """A row for each financial year and group that has a price, and the whole ("all").

    Pounds to the nearest one; `unpriced` is the share of weeks of care without a price.
    """
    costs = priced.costs
    ranges, totals = costs.range(), costs.total_range()
    for y, year in enumerate(costs.years):
        same = {"year": year.label, "days": costs.days[y]}
        share = float(costs.share_unpriced[y])
        for at, group in enumerate(GROUPS):
            if costs.has_price[y, at]:
                weeks = costs.weeks[:, y, at].sum()
                lacking = float(costs.unpriced[:, y, at].sum() / weeks) if weeks else 0.0
                yield {**same, "group": group.id, **named(ranges[:, y, at]), "unpriced": lacking}
        yield {**same, "group": "all", **named(totals[:, y]), "unpriced": share}


def named(edges: Any) -> dict[str, int]:
    """The edges by their names."""
    return {name: round(float(value)) for name, value in zip(NAMES, edges, strict=True)}


def scenario_rows(outcomes: Sequence[Outcome]) -> Iterator[dict[str, Any]]:
    """Children under each scenario by month: all of them ("all"), then by group of homes."""
    for outcome in outcomes:
        there = outcome.futures.there[1:, :, :GONE].sum(axis=(3, 4, 5))
        whole = np.concatenate([there.sum(axis=2, keepdims=True), there], axis=2)
        edges = np.quantile(whole, EDGES, axis=1, method="inverted_cdf")
        for month, day in enumerate(outcome.futures.days[1:]):
            for at, group in enumerate(("all", *(group.id for group in GROUPS))):
                same = {"scenario": outcome.scenario.name, "group": group, "day": day}
                yield {**same, **named(edges[:, month, at])}
