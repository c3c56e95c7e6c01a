"""Beds short or spare by group of homes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.costs.reading import cell, group_of
from hearth.errors import FaultError
from hearth.forecast.groups import GONE, GROUPS
from hearth.forecast.scenario import Ask, Beds
from hearth.forecast.scenario.applying import beds_added
from hearth.forecast.scenario.values import beds as beds_in
from hearth.forecast.scenario.values import day
from hearth.forecast.simulate import Futures
from hearth.sources.tables import Row, RowFault, each, read_table

__all__ = ["LIKELY", "BedsNeeded", "beds_needed", "read_beds"]

Array = NDArray[Any]

LIKELY = (0.5, 0.8, 0.9)
"""Beds are planned for the middle future, and so as to be enough in 8 and in 9 of 10."""


@dataclass(frozen=True)
class BedsNeeded:
    """Beds of one group month by month: `beds` there are; `needed`, by quantile and month.

    `spare` is below 0 where beds are short.
    """

    group: int
    days: tuple[date, ...]
    quantiles: tuple[float, ...]
    beds: Array
    needed: Array

    @property
    def spare(self) -> Array:
        """Beds left over, by quantile and month; below 0, how many are short."""
        return self.beds - self.needed


def beds_needed(
    futures: Futures,
    beds: Sequence[Beds],
    asks: Sequence[Ask] = (),
    quantiles: Sequence[float] = LIKELY,
) -> tuple[BedsNeeded, ...]:
    """Beds needed of every group whose beds are given, at each of `futures.days`.

    `asks` are those of the scenario the futures were run with: the places and homes it adds count
    as beds from when it adds them. Children's needs are whole, so a quantile is rounded up.
    """
    groups = sorted({each.group for each in beds})
    added = beds_added(asks, futures.days)
    there = futures.there.sum(axis=(3, 4, 5))[:, :, :GONE]
    return tuple(
        BedsNeeded(
            group,
            futures.days,
            tuple(quantiles),
            on_days(beds, group, futures.days) + added[:, group],
            np.quantile(there[:, :, group], quantiles, axis=1, method="inverted_cdf"),
        )
        for group in groups
    )


def on_days(beds: Sequence[Beds], group: int, days: Sequence[date]) -> Array:
    """How many beds of a group there are on each day: the latest count begun by then."""
    mine = sorted((b for b in beds if b.group == group), key=lambda b: b.begins or date.min)
    found = np.zeros(len(days))
    for count in mine:
        found[[(count.begins or date.min) <= day for day in days]] = count.beds
    return found


def read_beds(path: Path) -> tuple[tuple[Beds, ...], tuple[RowFault, ...]]:
    """Beds from a CSV file with the columns group and beds, and from when they change.

    Returns what could be read and a sentence for each row that could not.
    """
    table = read_table(Path(path), ("group", "beds"))
    good, faults = each(table, beds_of)
    seen: dict[tuple[int, date | None], int] = {}
    kept = []
    for row, one in good:
        before = seen.setdefault((one.group, one.begins), row.line)
        if before == row.line:
            kept.append(one)
        else:
            faults.append(table.fault(row.line, twice(one, before)))
    return tuple(kept), tuple(faults)


def twice(one: Beds, before: int) -> str:
    """What to say of a count that is given again."""
    return (
        f"{GROUPS[one.group].id} is given in row {before} for the same day. Write one row, or from "
        "which day the other holds in the column from. The row is left out."
    )


def beds_of(row: Row) -> Beds:
    """The beds in a row."""
    count = cell(row, "beds", beds_in)
    if count is None:
        raise FaultError("is empty. Write how many beds there are, 0 for none.", "beds")
    return Beds(group_of(row), count, cell(row, "from", day))
