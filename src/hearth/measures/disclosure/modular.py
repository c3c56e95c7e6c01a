"""Linear algebra modulo a prime: exact where floating point would have to guess at nought."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

__all__ = ["PRIME", "null_space", "null_vectors"]

PRIME = 2**31 - 1
"""Products of two residues fit in 64 bits."""

Row = dict[int, int]


def null_space(matrix: NDArray[np.int64]) -> list[Row]:
    """A basis of the vectors v with matrix @ v = 0 (mod PRIME), each as column -> coefficient.

    Each vector says how one column follows from earlier ones, so it has few terms when the
    columns come with the plainest first.
    """
    work = matrix % PRIME
    pivots: list[int] = []
    for column in range(work.shape[1]):
        top = len(pivots)
        below = np.flatnonzero(work[top:, column])
        if not len(below):
            continue
        work[[top, top + below[0]]] = work[[top + below[0], top]]
        work[top] = work[top] * pow(int(work[top, column]), -1, PRIME) % PRIME
        factors = work[:, column].copy()
        factors[top] = 0
        hit = np.flatnonzero(factors)
        work[hit] = (work[hit] - factors[hit, None] * work[top] % PRIME) % PRIME
        pivots.append(column)
    free = sorted(set(range(work.shape[1])) - set(pivots))
    return [vector_of(work[: len(pivots), column], pivots, column) for column in free]


def vector_of(solved: NDArray[np.int64], pivots: list[int], free: int) -> Row:
    """The null vector that is 1 at a free column."""
    terms = {pivots[at]: (PRIME - int(solved[at])) % PRIME for at in np.flatnonzero(solved)}
    return {**terms, free: 1}


def null_vectors(rows: Iterable[Mapping[int, int]], start: NDArray[np.int64]) -> None:
    """Turn random columns of numbers into solutions of all rows = 0 (mod PRIME), in place.

    `start` has a line for each unknown. An unknown that the rows determine becomes 0; any other
    is 0 only by a chance of one in PRIME.
    """
    for column, row in reversed(echelon([dict(row) for row in rows])):
        others = [other for other in row if other != column]
        weights = np.array([row[other] for other in others], dtype=np.int64)
        total = (weights[:, None] * start[others] % PRIME).sum(axis=0) % PRIME
        start[column] = total * (PRIME - pow(row[column], -1, PRIME)) % PRIME


def echelon(rows: list[Row]) -> list[tuple[int, Row]]:
    """Pivot columns and their rows, shortest rows first so that few terms are filled in."""
    holders: dict[int, set[int]] = {}
    for at, row in enumerate(rows):
        for column in row:
            holders.setdefault(column, set()).add(at)
    queue = [(len(row), at) for at, row in enumerate(rows)]
    heapify(queue)
    found: list[tuple[int, Row]] = []
    done: set[int] = set()
    while queue:
        length, at = heappop(queue)
        row = rows[at]
        if at in done or length != len(row) or not row:
            continue
        done.add(at)
        column = min(row, key=lambda c: (len(holders[c]), c))
        for held in row:
            holders[held].discard(at)
        for other in sorted(holders[column]):
            eliminate(rows, holders, other, row, column)
            heappush(queue, (len(rows[other]), other))
        found.append((column, row))
    return found


def eliminate(
    rows: list[Row], holders: dict[int, set[int]], at: int, pivot: Row, column: int
) -> None:
    """Take as much of the pivot row from a row as clears its column."""
    row = rows[at]
    factor = row[column] * pow(pivot[column], -1, PRIME) % PRIME
    for held, coefficient in pivot.items():
        left = (row.get(held, 0) - factor * coefficient) % PRIME
        if left:
            row[held] = left
            holders[held].add(at)
        elif held in row:
            del row[held]
            holders[held].discard(at)
