"""What ties the counts of a pack together, so that one could be worked out from others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hearth.measures.disclosure.counts import Counted, Moment
from hearth.measures.disclosure.modular import PRIME, null_space
from hearth.measures.disclosure.slots import NOUGHT, WHOLE, Function

__all__ = ["Cells", "Equation", "cells_of", "equations_of", "partitions_of"]

Equation = dict[int, int]
"""Cell -> coefficient (mod PRIME): what they add up to is 0."""


@dataclass(frozen=True)
class Cells:
    """The counts that are not nought, each once however often it is printed.

    Functions that are the same children in a category, in every window of the pack, share a cell:
    whoever knows one knows the other.
    """

    at: dict[tuple[int, str, int, int], int]
    same: dict[tuple[str, int], NDArray[np.int64]]
    values: list[int]
    functions: list[set[int]]

    def cell(self, moment: int, breakdown: str, category: int, function: int) -> int:
        """The cell of a count, NOUGHT for none."""
        first = int(self.same[breakdown, category][function])
        return self.at.get((moment, breakdown, category, first), NOUGHT)


def cells_of(counted: Counted) -> Cells:
    """Number every count that is not nought."""
    same = {
        (breakdown, category): first_alike(overlaps, in_moments(counted, breakdown, category))
        for (breakdown, category), overlaps in counted.overlaps.items()
    }
    cells = Cells({}, same, [], [])
    for moment, windows in enumerate(counted.moments):
        for function, at in counted.functions.items():
            for breakdown in held_by(counted, function, windows):
                window = windows[function.population]
                totals = counted.totals[breakdown, function.population, window][:, at]
                for category in np.flatnonzero(totals):
                    key = (
                        moment,
                        breakdown,
                        int(category),
                        int(same[breakdown, int(category)][at]),
                    )
                    if key not in cells.at:
                        cells.at[key] = len(cells.values)
                        cells.values.append(int(totals[category]))
                        cells.functions.append(set())
                    cells.functions[cells.at[key]].add(at)
    return cells


def held_by(counted: Counted, function: Function, windows: Moment) -> list[str]:
    """The whole and the breakdowns in which a function is counted in a moment."""
    if function.population not in windows:
        return []
    return [WHOLE, *counted.breakdowns[function.population]]


def first_alike(overlaps: NDArray[np.float64], totals: NDArray[np.float64]) -> NDArray[np.int64]:
    """For each function the first that is the same children: their difference has no length."""
    own = np.diagonal(overlaps)
    alike = own[:, None] + own[None, :] - 2 * overlaps == 0
    alike &= (totals[:, :, None] == totals[:, None, :]).all(axis=0)
    return np.asarray(np.argmax(alike, axis=1))


def in_moments(counted: Counted, breakdown: str, category: int) -> NDArray[np.float64]:
    """Moment by function: the totals of one category."""
    none = np.zeros(len(counted.functions))
    return np.array(
        [
            sum(
                (
                    counted.totals[breakdown, population, window][category]
                    for population, window in moment.items()
                    if (breakdown, population, window) in counted.totals
                ),
                none,
            )
            for moment in counted.moments
        ]
    )


def equations_of(counted: Counted, cells: Cells) -> list[Equation]:
    """Every equation between cells, each once. They hold of the totals themselves too."""
    found: dict[tuple[tuple[int, int], ...], Equation] = {}
    for terms in (
        *relations(counted, cells),
        *relations_over_time(counted, cells),
        *(signed(parent, parts) for parent, parts in partitions_of(counted, cells)),
    ):
        equation = {cell: c % PRIME for cell, c in terms.items() if c % PRIME}
        if equation and sum(c * cells.values[at] for at, c in equation.items()) % PRIME == 0:
            found[tuple(sorted(equation.items()))] = equation
    return list(found.values())


def signed(parent: int, parts: list[int]) -> Equation:
    """The parts less their parent."""
    return {**dict.fromkeys(parts, 1), parent: -1}


def partitions_of(counted: Counted, cells: Cells) -> Iterator[tuple[int, list[int]]]:
    """Each whole cell with the cells of its categories, when there are two or more."""
    for moment, windows in enumerate(counted.moments):
        for function, at in counted.functions.items():
            for breakdown in held_by(counted, function, windows)[1:]:
                parent = cells.cell(moment, WHOLE, 0, at)
                every = range(counted.categories(breakdown))
                parts = [cells.cell(moment, breakdown, category, at) for category in every]
                parts = [part for part in parts if part != NOUGHT]
                if parent != NOUGHT:
                    yield parent, parts


def relations(counted: Counted, cells: Cells) -> Iterator[Equation]:
    """Functions that follow from others whatever the category, such as parts of one whole.

    They hold child by child in every window of the pack, so a reader knows them from what the
    measures mean.
    """
    for breakdown in counted.divisions:
        size = counted.categories(breakdown)
        overlaps = sum(counted.overlaps[breakdown, category] for category in range(size))
        for terms in null_space(residues(np.asarray(overlaps))):
            for moment in range(len(counted.moments)):
                for category in range(size):
                    yield added(
                        (cells.cell(moment, breakdown, category, function), coefficient)
                        for function, coefficient in terms.items()
                    )


def relations_over_time(counted: Counted, cells: Cells) -> Iterator[Equation]:
    """The same between windows: those there before, and those who came, less those who left."""
    many = len(counted.lasting)
    for breakdown, overlaps in counted.over_time.items():
        for terms in null_space(residues(overlaps)):
            if len({column // many for column in terms}) > 1:
                for category in range(counted.categories(breakdown)):
                    yield added(
                        (
                            cells.cell(
                                column // many, breakdown, category, counted.lasting[column % many]
                            ),
                            coefficient,
                        )
                        for column, coefficient in terms.items()
                    )


def residues(overlaps: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.rint(overlaps).astype(np.int64) % PRIME


def added(terms: Iterator[tuple[int, int]]) -> Equation:
    """Coefficients by cell; noughts are left out."""
    equation: Equation = {}
    for cell, coefficient in terms:
        if cell != NOUGHT:
            equation[cell] = equation.get(cell, 0) + coefficient
    return equation
