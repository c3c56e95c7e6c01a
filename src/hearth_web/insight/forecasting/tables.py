"""Prices and beds beside the children who live in each kind of home today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import narwhals.stable.v2 as nw
import numpy as np

from hearth import frames
from hearth.costs import Prices
from hearth.documents.words import number
from hearth.forecast.groups import GROUPS, group_of
from hearth.forecast.scenario import Beds
from hearth.records.histories import Histories
from hearth_web.ui.tables import Column, Table
from hearth_web.ui.words import shown

__all__ = ["bed_table", "children_now", "price_table", "without_price"]

HOME, NOW = Column("home", "Kind of home"), Column("now", "Children there now", "number")
OPTIONAL = {
    "from": "From", "to": "To", "mode": "Most often", "spread": "Spread",
    "placements": "Placements",
}  # fmt: skip
Counts = Mapping[int, int]
"""Children by the number of their group of homes."""


def children_now(histories: Histories, on: date) -> Counts:
    """The children in care on a day, by group of homes."""
    there = histories.placements.filter(
        nw.col("start") <= nw.lit(on), nw.col("end").is_null() | (nw.col("end") > nw.lit(on))
    )
    counts: dict[int, int] = dict.fromkeys(range(len(GROUPS)), 0)
    for place, provider in frames.collect(there.select("place", "provider")).iter_rows():
        counts[group_of(place, provider)] += 1
    return counts


def without_price(prices: Prices, now: Counts, on: date) -> float | None:
    """The share, in per cent, of the children in care who live where nothing has a price."""
    everyone = sum(now.values())
    weekly, _ = prices.daily(on, 1)
    priceless = sum(count for at, count in now.items() if np.isnan(weekly[0, at]))
    return 100 * priceless / everyone if everyone else None


def price_table(prices: Prices, now: Counts | None) -> Table:
    """Every price, and the kinds of home that have none."""
    rows = [
        {
            "home": GROUPS[price.group].label, "now": now[price.group] if now else None,
            "weekly": pounds(price.weekly), "from": on(price.begins), "to": on(price.until),
            "mode": pounds(price.mode), "spread": pounds(price.spread),
            "placements": price.placements or "",
        }
        for price in sorted(prices.prices, key=lambda each: (each.group, each.begins or date.min))
    ]  # fmt: skip
    rows += [
        {**dict.fromkeys(OPTIONAL, ""), "home": group.label, "now": now[at], "weekly": "no price"}
        for at, group in enumerate(GROUPS)
        if now and now[at] and at not in prices.groups
    ]
    told = [Column(key, label) for key, label in OPTIONAL.items() if any(row[key] for row in rows)]
    columns = (HOME, Column("weekly", "A week, mean"), *told, NOW)
    return Table("Prices in use", columns, rows)


def pounds(amount: float | None) -> str:
    """An amount as it is read; nothing for none."""
    return f"£{number(amount)}" if amount else ""


def on(day: date | None) -> str:
    """A day as it is read; nothing for no bound."""
    return shown(day) if day else ""


def bed_table(beds: Sequence[Beds], now: Counts | None) -> Table:
    """Every count of beds."""
    rows = [
        {
            "home": GROUPS[each.group].label, "beds": each.beds, "from": on(each.begins),
            "now": now[each.group] if now else None,
        }
        for each in sorted(beds, key=lambda each: (each.group, each.begins or date.min))
    ]  # fmt: skip
    columns = (HOME, Column("beds", "Beds", "number"), NOW, Column("from", "From"))
    return Table("Beds in use", columns, rows)
