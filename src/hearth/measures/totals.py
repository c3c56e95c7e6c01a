"""Totals: every measure of a population added up in one pass over its rows.

Rows are first added up over the breakdowns at once (two cubes, so that neither has many cells),
and each breakdown is then a small sum over a cube. Adding a measure adds a column, not a pass.
Building a plan takes longer than running it on one council, so there is one for each population
and what is small is summed without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
from numpy.typing import NDArray

from hearth import frames
from hearth.measures.lines import Line
from hearth.measures.model import Breakdown, Population, Window
from hearth.measures.whose import rows_of
from hearth.records.histories import Histories

__all__ = ["Sums", "Totals", "totals"]

BATCH = 60  # windows worked out together: five years of month ends, about 1 GB at England's size

Cell = tuple[int, int]  # position of the window in the batch, position of the category
WHOLE = -1  # the category of the whole


@dataclass(frozen=True)
class Sums:
    """What one line comes to in one window and category. `median` is None unless asked for."""

    numerator: int
    denominator: int
    unknown: int
    median: Fraction | None = None


@dataclass(frozen=True)
class Totals:
    """What the lines of a population come to in some windows.

    `cells` holds, for the whole (None) and for each breakdown, a row of sums per window and
    category; `columns` says where in the row an expression's sum is. `medians` holds the same
    for the lines whose value is a median.
    """

    windows: tuple[Window, ...]
    columns: Mapping[int, int]
    cells: Mapping[str | None, Mapping[Cell, tuple[int, ...]]]
    medians: Mapping[tuple[Line, str | None], Mapping[Cell, Fraction]]

    def of(
        self, line: Line, window: int, breakdown: str | None = None, category: int = WHOLE
    ) -> Sums:
        """The sums of one line; nobody there is 0."""
        row = self.cells[breakdown].get((window, category))
        median = self.medians.get((line, breakdown), {}).get((window, category))
        if row is None:
            return Sums(0, 0, 0, median)
        numerator, denominator, unknown = (
            0 if expression is None else row[self.columns[id(expression)]]
            for expression in (line.numerator, line.denominator, line.unknown)
        )
        return Sums(numerator, denominator, unknown, median)


def totals(
    histories: Histories,
    population: Population,
    lines: Sequence[Line],
    windows: Sequence[Window],
    breakdowns: bool,
) -> Iterator[Totals]:
    """The totals of `lines`, all of one population, a batch of windows at a time."""
    columns = numbered(lines)
    divisions = divisions_of(population, lines, breakdowns)
    for batch in batches(windows):
        facts = rows_of(population, histories, batch).select(
            "window",
            *(breakdown.column for division in divisions for breakdown in division),
            *(expression.alias(sum_of(at)) for expression, at in columns.values()),
        )
        if len(divisions) > 1 or any(line.median for line in lines):
            facts = frames.settle(facts)
        places = {key: at for key, (_, at) in columns.items()}
        cells = added_up(facts, divisions, [sum_of(at) for at in places.values()])
        medians = {
            (line, breakdown.id if breakdown else None): median_of(line, facts, places, breakdown)
            for line in lines
            if line.median
            for breakdown in (None, *(b for division in divisions for b in division))
        }
        yield Totals(batch, places, cells, medians)


def numbered(lines: Sequence[Line]) -> dict[int, tuple[nw.Expr, int]]:
    """Each expression that any line adds up, once, with its place among the sums.

    Measures that share an expression share the object, so its identity is its key.
    """
    distinct = {id(expression): expression for line in lines for expression in line.expressions}
    return {key: (distinct[key], at) for at, key in enumerate(distinct)}


def divisions_of(
    population: Population, lines: Sequence[Line], breakdowns: bool
) -> list[tuple[Breakdown, ...]]:
    """Breakdowns in two halves that are each added up together.

    Half of them at once, so that a cube has thousands of cells and not millions. Without
    breakdowns only those that a mix shares by are left.
    """
    wanted = {b.id: b for b in (population.breakdowns if breakdowns else ())}
    wanted |= {line.shares.id: line.shares for line in lines if line.shares is not None}
    every, half = tuple(wanted.values()), (len(wanted) + 1) // 2
    return [division for division in (every[:half], every[half:]) if division]


def batches(windows: Sequence[Window]) -> Iterator[tuple[Window, ...]]:
    ahead = iter(windows)
    while batch := tuple(islice(ahead, BATCH)):
        yield batch


def sum_of(at: int) -> str:
    return f"sum {at}"


def added_up(
    facts: nw.LazyFrame[Any], divisions: list[tuple[Breakdown, ...]], sums: list[str]
) -> dict[str | None, dict[Cell, tuple[int, ...]]]:
    """The sums for the whole and for each breakdown, through a cube per division."""
    keys = [["window", *(b.column for b in division)] for division in divisions or [()]]
    cubes = frames.collect_all([grouped(facts, key, sums) for key in keys])
    cells: dict[str | None, dict[Cell, tuple[int, ...]]] = {}
    for division, cube in zip(divisions or [()], cubes, strict=True):
        values, window = frames.numbers(cube, *sums), frames.numbers(cube, "window")[:, 0]
        if None not in cells:
            cells[None] = by_cell(window, np.full(len(window), WHOLE), values)
        for breakdown in division:
            # A row without a position, of a child nobody knows, is in the whole alone.
            place = frames.numbers(cube, breakdown.column)[:, 0]
            known = place != WHOLE
            cells[breakdown.id] = by_cell(window[known], place[known], values[known])
    return cells


def grouped(rows: nw.LazyFrame[Any], keys: list[str], sums: list[str]) -> nw.LazyFrame[Any]:
    """Rows added up by `keys`; a null adds nothing."""
    return rows.group_by(*keys).agg(nw.col(*sums).sum())


def by_cell(
    windows: NDArray[np.int64], places: NDArray[Any], values: NDArray[Any]
) -> dict[Cell, tuple[int, ...]]:
    """Rows of values added up by window and category."""
    if not len(values):
        return {}
    order = np.lexsort((places, windows))
    windows, places = windows[order], places[order]
    begins = np.flatnonzero(np.diff(windows, prepend=-1) | np.diff(places, prepend=WHOLE - 1))
    summed = np.add.reduceat(values[order].astype(np.int64), begins, axis=0)
    at = zip(windows[begins].tolist(), places[begins].tolist(), strict=True)
    return dict(zip(at, map(tuple, summed.tolist()), strict=True))


def by_row(frame: nw.DataFrame[Any], keys: int) -> dict[Cell, tuple[Any, ...]]:
    """Rows of a small frame by window and category; the whole has one category, WHOLE."""
    if keys == 1:
        return {(row[0], WHOLE): row[1:] for row in frame.iter_rows()}
    return {(row[0], row[1]): row[2:] for row in frame.iter_rows()}


def median_of(
    line: Line, facts: nw.LazyFrame[Any], places: Mapping[int, int], breakdown: Breakdown | None
) -> dict[Cell, Fraction]:
    """The median of a line's numerator over the rows in its denominator."""
    keys = ["window"] if breakdown is None else ["window", breakdown.column]
    value = sum_of(places[id(line.numerator)])
    counted = facts
    if line.denominator is not None:
        counted = facts.filter(nw.col(sum_of(places[id(line.denominator)])) > 0)
    middle = counted.group_by(*keys).agg(nw.col(value).cast(nw.Float64).median())
    cells = by_row(frames.collect(middle), len(keys))
    return {cell: Fraction(row[0]) for cell, row in cells.items() if row[0] is not None}
