"""Costs, scenarios and beds as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields
from typing import Any

import numpy as np

from hearth.costs import beds_needed
from hearth.documents.forecast_report.evidence import Evidence, Priced
from hearth.forecast.groups import GONE, GROUPS
from hearth.forecast.ranges import EDGES
from hearth.forecast.results import WITHHELD, Spread
from hearth.measures.disclosure import FEWEST

__all__ = ["bed_rows", "cost_rows", "scenario_rows"]

ENOUGH = ("needed_50", "needed_80", "needed_90")
NAMES = tuple(field.name for field in fields(Spread))


def cost_rows(priced: Priced, told: Collection[int]) -> Iterator[dict[str, Any]]:
    """A row for each financial year and group that has a price and is told, and the whole ("all").

    Pounds to the nearest one; `unpriced` is the share of weeks of care without a price.
    """
    costs = priced.costs
    ranges, totals = costs.range(), costs.total_range()
    for y, year in enumerate(costs.years):
        same = {"year": year.label, "days": costs.days[y]}
        share = float(costs.share_unpriced[y])
        for at, group in enumerate(GROUPS):
            if costs.has_price[y, at] and at in told:
                weeks = costs.weeks[:, y, at].sum()
                lacking = float(costs.unpriced[:, y, at].sum() / weeks) if weeks else 0.0
                yield {**same, "group": group.id, **named(ranges[:, y, at]), "unpriced": lacking}
        yield {**same, "group": "all", **named(totals[:, y]), "unpriced": share}


def named(edges: Any) -> dict[str, int]:
    """The edges by their names."""
    return {name: round(float(value)) for name, value in zip(NAMES, edges, strict=True)}


def scenario_rows(evidence: Evidence) -> Iterator[dict[str, Any]]:
    """Children under each scenario by month: all of them ("all"), then by group that is told."""
    for outcome in evidence.outcomes:
        there = outcome.futures.there[1:, :, :GONE].sum(axis=(3, 4, 5))
        whole = np.concatenate([there.sum(axis=2, keepdims=True), there], axis=2)
        edges = np.quantile(whole, EDGES, axis=1, method="inverted_cdf")
        for month, day in enumerate(outcome.futures.days[1:]):
            same = {"scenario": outcome.scenario.name, "day": day}
            yield {**same, "group": "all", **named(edges[:, month, 0])}
            for at in evidence.told:
                row = named(edges[:, month, at + 1])
                yield {**same, "group": GROUPS[at].id, **safe(row, evidence)}


def safe(row: dict[str, int], evidence: Evidence) -> dict[str, Any]:
    """The same; for anybody to read without what is small."""
    if not evidence.public:
        return row
    return {name: WITHHELD if 0 < value < FEWEST else value for name, value in row.items()}


def bed_rows(evidence: Evidence) -> Iterator[dict[str, Any]]:
    """Beds there are and beds enough in 5, 8 and 9 futures of 10, by scenario, group and month."""
    beds = [each for each in evidence.beds if each.group in evidence.told]
    for outcome in evidence.outcomes:
        for each in beds_needed(outcome.futures, beds, outcome.scenario.asks):
            same = {"scenario": outcome.scenario.name, "group": GROUPS[each.group].id}
            for at, day in enumerate(each.days[1:], 1):
                needed = dict(zip(ENOUGH, each.needed[:, at].tolist(), strict=True))
                there = {"day": day, "beds": float(each.beds[at])}
                yield {**same, **there, **safe(needed, evidence)}
