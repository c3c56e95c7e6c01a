"""A pack as cells: which are printed, which are small, and what withholding one would cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hearth.measures.disclosure.counts import Counted
from hearth.measures.disclosure.equations import (
    Cells,
    Equation,
    cells_of,
    equations_of,
    partitions_of,
)
from hearth.measures.disclosure.slots import NOUGHT, WHOLE, Count, Slots

__all__ = ["FEWEST", "Pack", "Target", "pack_of"]

FEWEST = 6
"""The smallest count, but for nought, that a public pack may print."""

HEADLINE = 20  # a whole figure is worth as much as so many others

Target = tuple[int, ...]
"""A small count: the first cell less the others."""


@dataclass(frozen=True)
class Pack:
    """Every count of a pack, what ties them, and what must not be found out.

    `numerator`, `denominator` and `unknown` are the cells of each figure, NOUGHT where it has
    none; `worth` is what each figure is worth keeping.
    """

    numerator: NDArray[np.int64]
    denominator: NDArray[np.int64]
    unknown: NDArray[np.int64]
    worth: NDArray[np.int64]
    values: NDArray[np.int64]
    equations: list[Equation]
    partitions: list[tuple[int, list[int]]]
    is_small: NDArray[np.bool_]
    targets: list[Target]

    @cached_property
    def target_cells(self) -> NDArray[np.int64]:
        """The cells of each target, filled up with NOUGHT."""
        longest = max((len(target) for target in self.targets), default=1)
        filled = [(*t, *[NOUGHT] * (longest - len(t))) for t in self.targets]
        return np.array(filled, dtype=np.int64).reshape(-1, longest)

    @cached_property
    def shown(self) -> NDArray[np.bool_]:
        """The cells that some figure would print if nothing were hidden."""
        return self.printed(np.zeros(len(self.values), dtype=np.bool_))

    def withheld(self, hidden: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The figures that lose their value when these cells are hidden."""
        return at(hidden, self.numerator) | at(hidden, self.denominator)

    def printed(self, hidden: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The cells that some figure still prints."""
        kept = ~self.withheld(hidden)
        printed = np.zeros(len(self.values), dtype=np.bool_)
        for cells, shown in (
            (self.numerator, kept),
            (self.unknown, kept),
            (self.denominator, np.ones_like(kept)),
        ):
            printed[cells[shown & (cells != NOUGHT)]] = True
        return printed & ~hidden

    @cached_property
    def figures(self) -> dict[int, list[int]]:
        """The figures that have each cell for numerator or denominator."""
        found: dict[int, list[int]] = {}
        for cells in (self.numerator, self.denominator):
            for figure, cell in enumerate(cells.tolist()):
                found.setdefault(cell, []).append(figure)
        return found

    def cost(self, cell: int, withheld: NDArray[np.bool_]) -> int:
        """What would be lost if a cell were hidden, over and above what is withheld already."""
        return sum(int(self.worth[f]) for f in self.figures.get(cell, ()) if not withheld[f])


def at(hidden: NDArray[np.bool_], cells: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.append(hidden, False)[cells]  # NOUGHT (-1) is the last, never hidden


def pack_of(slots: Sequence[Slots], counted: Counted) -> Pack:
    """The pack of figures with these slots."""
    cells = cells_of(counted)
    above, below, unknown = columns(slots, counted, cells)
    values = np.array(cells.values, dtype=np.int64)
    weighted = {counted.functions[each.numerator.function] for each in slots if each.weighted}
    counts = np.array([bool(held - weighted) for held in cells.functions], dtype=np.bool_)
    small = counts & (values < FEWEST)
    targets: set[Target] = {(int(cell),) for cell in np.flatnonzero(small)}
    targets.update(averages(slots, above, below, values))
    targets.update(leftovers(slots, above, below, unknown, values))
    targets.update(differences(counted, cells))
    return Pack(
        above,
        below,
        unknown,
        np.array([HEADLINE if each.headline else 1 for each in slots], dtype=np.int64),
        values,
        equations_of(counted, cells),
        list(partitions_of(counted, cells)),
        small,
        sorted(targets),
    )


def columns(
    slots: Sequence[Slots], counted: Counted, cells: Cells
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The cells of every figure's numerator, denominator and unknown."""
    moments = {pair: at for at, moment in enumerate(counted.moments) for pair in moment.items()}

    def cell(count: Count | None) -> int:
        if count is None:
            return NOUGHT
        moment = moments[count.function.population, count.window]
        function = counted.functions[count.function]
        return cells.cell(moment, count.breakdown, count.category, function)

    return (
        np.array([cell(each.numerator) for each in slots], dtype=np.int64),
        np.array([cell(each.denominator) for each in slots], dtype=np.int64),
        np.array([cell(each.unknown) for each in slots], dtype=np.int64),
    )


def averages(
    slots: Sequence[Slots],
    above: NDArray[np.int64],
    below: NDArray[np.int64],
    values: NDArray[np.int64],
) -> Iterator[Target]:
    """Sums of days or scores of fewer than six children."""
    for figure, each in enumerate(slots):
        averaged = each.weighted and above[figure] != NOUGHT and below[figure] != NOUGHT
        if averaged and values[below[figure]] < FEWEST:
            yield (int(above[figure]),)


def leftovers(
    slots: Sequence[Slots],
    above: NDArray[np.int64],
    below: NDArray[np.int64],
    unknown: NDArray[np.int64],
    values: NDArray[np.int64],
) -> Iterator[Target]:
    """Those who are out of the numerator, with and without the unknown, where they are few."""
    for figure, each in enumerate(slots):
        if each.weighted or below[figure] == NOUGHT or each.denominator is None:
            continue
        parts = [int(cell) for cell in (above[figure], unknown[figure]) if cell != NOUGHT]
        for count in range(1, len(parts) + 1):
            left = int(values[below[figure]] - values[parts[:count]].sum())
            if 0 < left < FEWEST:
                yield (int(below[figure]), *parts[:count])


def differences(counted: Counted, cells: Cells) -> Iterator[Target]:
    """A function less another that always lies within it, where few are left between them."""
    alone = np.diagonal(counted.within)  # equal to the total when every row adds 0 or 1
    truths = alone == sum(
        totals[0] for (breakdown, *_), totals in counted.totals.items() if breakdown == WHOLE
    )
    inside = (counted.within == alone[:, None]) & truths[:, None] & truths[None, :]
    smaller = (alone[:, None] < alone[None, :]) & (alone[:, None] > 0)
    for part, whole in np.argwhere(inside & smaller):
        yield from between(int(part), int(whole), counted, cells)


def between(part: int, whole: int, counted: Counted, cells: Cells) -> Iterator[Target]:
    population = list(counted.functions)[part].population
    for moment, windows in enumerate(counted.moments):
        if population not in windows:
            continue
        for breakdown in (WHOLE, *counted.breakdowns[population]):
            totals = counted.totals[breakdown, population, windows[population]]
            gap = totals[:, whole] - totals[:, part]
            few = (gap > 0) & (gap < FEWEST) & (totals[:, part] >= FEWEST)
            for category in np.flatnonzero(few):
                ends = (cells.cell(moment, breakdown, int(category), f) for f in (whole, part))
                yield tuple(ends)
