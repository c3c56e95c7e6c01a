"""Every count of a pack from its rows, and how the counts of different functions overlap.

The overlap of two functions is the sum over children of their product. It tells all that the
disclosure test asks: which functions are the same children, which lie within another, and which
follow from others by sums and differences.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
from numpy.typing import NDArray

from hearth import frames
from hearth.measures import whose
from hearth.measures.disclosure.slots import WHOLE, Function, Sources
from hearth.measures.model import Breakdown, Population, Window
from hearth.records.histories import Histories

__all__ = ["Counted", "Moment", "count_all"]

Whole = NDArray[np.float64]  # whole numbers, held as floats because those multiply fast
Places = NDArray[np.int64]

ENOUGH = 10_000
"""Children whose overlaps tell what holds of all: above this, one in two of them, or three."""

Moment = dict[str, Window]
"""The window of each population that ends on one day: counts that are printed together."""


@dataclass(frozen=True)
class Rows:
    """One population's rows in one window: who, what each adds, and its category in each breakdown.

    `adds` is row by function, in the places of `functions`.
    """

    children: Places
    functions: Places
    adds: Whole
    categories: dict[str, Places]

    def one_in(self, step: int) -> Rows:
        """The rows of one child in so many."""
        kept = self.children % step == 0
        categories = {id: places[kept] for id, places in self.categories.items()}
        return Rows(self.children[kept], self.functions, self.adds[kept], categories)


@dataclass
class Counted:
    """What was counted.

    `functions` gives each function its place, the same in every matrix, and `breakdowns` what
    divides each population. `totals` is category by function for each (breakdown, population,
    window). `overlaps` is function by function for each (breakdown, category), over all moments.
    They are of a part of the children where there are very many: what holds of the totals too is
    taken to hold of all. `within` is the same for the whole, row by row and not child by child.
    `over_time` is the same between (moment, function) pairs, for the breakdowns in which no child
    changes category. `lasting` are the places of the functions in it.
    """

    functions: dict[Function, int]
    breakdowns: dict[str, dict[str, Breakdown]]
    moments: list[Moment]
    lasting: list[int]
    totals: dict[tuple[str, str, Window], Whole] = field(default_factory=dict)
    overlaps: dict[tuple[str, int], Whole] = field(default_factory=dict)
    over_time: dict[str, Whole] = field(default_factory=dict)
    within: Whole = field(default_factory=lambda: np.zeros((0, 0)))

    def categories(self, breakdown: str) -> int:
        """How many categories a breakdown has; the whole is one."""
        held = (b[breakdown] for b in self.breakdowns.values() if breakdown in b)
        return 1 if breakdown == WHOLE else len(next(held).categories)

    @property
    def divisions(self) -> list[str]:
        """The whole, then every breakdown of any population."""
        return [WHOLE, *dict.fromkeys(id for held in self.breakdowns.values() for id in held)]


def count_all(
    histories: Histories,
    sources: Sources,
    windows: dict[str, set[Window]],
    functions: Sequence[Function],
    lasting: Collection[Function],
) -> Counted:
    """Count every function in every category and window, and how they overlap.

    `lasting` are the functions compared between moments: those that stand on their own or have
    others out of them.
    """
    places = {function: at for at, function in enumerate(functions)}
    counted = Counted(
        places,
        {population: sources.breakdowns.get(population, {}) for population in sources.populations},
        moments_of(windows),
        [places[function] for function in functions if function in lasting],
    )
    counted.within = np.zeros((len(places), len(places)))
    found = {
        (id, window): frame
        for id, population in sources.populations.items()
        for window, frame in rows_of(histories, population, sorted(windows[id]), sources, places)
    }
    index = numbered(found.values())
    rows = {pair: arrays(frame, pair[0], counted, index) for pair, frame in found.items()}
    for (id, window), held in rows.items():
        counted.within[np.ix_(held.functions, held.functions)] += held.adds.T @ held.adds
        for breakdown in (WHOLE, *counted.breakdowns[id]):
            counted.totals[breakdown, id, window] = totals_of(held, breakdown, counted)
    step = 1 + len(index) // ENOUGH
    few = {pair: held.one_in(step) for pair, held in rows.items()}
    for breakdown in counted.divisions:
        overlap(breakdown, few, counted, len(index))
    return counted


def numbered(found: Iterable[nw.DataFrame[Any]]) -> dict[str, int]:
    """Every child's number, in order of their ids."""
    everyone = {child for frame in found for child in frame["child"].unique().to_list()}
    return {child: number for number, child in enumerate(sorted(everyone))}


def moments_of(windows: dict[str, set[Window]]) -> list[Moment]:
    """The windows that end on the same day, one of each population; a second one stands apart."""
    moments: dict[tuple[Any, int], Moment] = {}
    for population, held in windows.items():
        seen: dict[Any, int] = {}
        for window in sorted(held):
            rank = seen[window.end] = seen.get(window.end, -1) + 1
            moments.setdefault((window.end, rank), {})[population] = window
    return [moments[key] for key in sorted(moments)]


def rows_of(
    histories: Histories,
    population: Population,
    windows: list[Window],
    sources: Sources,
    places: dict[Function, int],
) -> Iterator[tuple[Window, nw.DataFrame[Any]]]:
    """The population's rows in each window: `child`, a column per breakdown and per function."""
    own = [function for function in places if function.population == population.id]
    breakdowns = sources.breakdowns.get(population.id, {}).values()
    frame = frames.collect(
        whose.rows_of(population, histories, tuple(windows)).select(
            "window",
            "child",
            *(nw.col(b.column).cast(nw.Int64) for b in breakdowns),
            *(adds(f, sources.expressions).alias(f"adds {places[f]}") for f in own),
        )
    )
    for position, window in enumerate(windows):
        yield window, frame.filter(nw.col("window") == position)


def adds(function: Function, expressions: dict[int, nw.Expr]) -> nw.Expr:
    """What a row adds to a function: truths 1, nulls 0."""
    plus = expressions[function.plus].cast(nw.Int64).fill_null(0)
    if not function.minus:
        return plus
    return plus - expressions[function.minus].cast(nw.Int64).fill_null(0)


def arrays(
    frame: nw.DataFrame[Any],
    population: str,
    counted: Counted,
    index: dict[str, int],
) -> Rows:
    """Rows as arrays."""
    own = [at for function, at in counted.functions.items() if function.population == population]
    children = [index[child] for child in frame["child"].to_list()]
    return Rows(
        np.array(children, dtype=np.int64),
        np.array(own, dtype=np.int64),
        frame.select(*(f"adds {at}" for at in own)).to_numpy().astype(np.float64),
        {
            id: frame[b.column].to_numpy().astype(np.int64)
            for id, b in counted.breakdowns[population].items()
        },
    )


def totals_of(rows: Rows, breakdown: str, counted: Counted) -> Whole:
    """Category by function."""
    size = counted.categories(breakdown)
    totals = np.zeros((size, len(counted.functions)))
    where = rows.categories.get(breakdown, np.zeros(len(rows.children), dtype=np.int64))
    spread(totals, where, rows)
    return totals


def spread(into: Whole, where: Places, rows: Rows) -> None:
    """Add what each row adds to the line of `into` that `where` says."""
    for column, at in enumerate(rows.functions):
        into[:, at] += np.bincount(where, weights=rows.adds[:, column], minlength=len(into))


def overlap(
    breakdown: str, rows: dict[tuple[str, Window], Rows], counted: Counted, children: int
) -> None:
    """Add the overlaps of one breakdown: child by child in each category, then over time."""
    size, many = counted.categories(breakdown), len(counted.functions)
    for category in range(size):
        counted.overlaps[breakdown, category] = np.zeros((many, many))
    kept: list[tuple[Places, Whole]] = []
    for moment in counted.moments:
        held = [
            rows[pair]
            for pair in moment.items()
            if breakdown == WHOLE or breakdown in counted.breakdowns[pair[0]]
        ]
        keys, matrix = by_child(held, breakdown, size, many)
        for category in range(size):
            own = matrix[keys % size == category]
            counted.overlaps[breakdown, category] += own.T @ own
        kept.append((keys, matrix[:, counted.lasting]))
    everyone = np.unique(np.concatenate([keys for keys, _ in kept]))
    if len(np.unique(everyone // size)) == len(everyone):
        counted.over_time[breakdown] = between(kept, children * size)


def by_child(held: list[Rows], breakdown: str, size: int, many: int) -> tuple[Places, Whole]:
    """Rows added up by child and category (child x size + category), populations side by side."""
    spots = [r.children * size + r.categories.get(breakdown, 0) for r in held]
    if not spots:
        return np.zeros(0, dtype=np.int64), np.zeros((0, many))
    keys, places = np.unique(np.concatenate(spots), return_inverse=True)
    matrix, at = np.zeros((len(keys), many)), 0
    for rows, spot in zip(held, spots, strict=True):
        spread(matrix, places[at : at + len(spot)], rows)
        at += len(spot)
    return keys, matrix


def between(kept: list[tuple[Places, Whole]], size: int) -> Whole:
    """The overlaps of every pair of moments, as one matrix in blocks."""
    blocks: list[list[Whole]] = [[] for _ in kept]
    for line, (keys, matrix) in enumerate(kept):
        where = np.full(size, -1)
        where[keys] = np.arange(len(keys))
        for other_keys, other in kept:
            at = where[other_keys]
            blocks[line].append(matrix[at[at >= 0]].T @ other[at >= 0])
    return np.block(blocks)
