"""What a reader could work out from a pack: the test that withholding has to pass."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hearth.measures.disclosure.modular import PRIME, null_vectors
from hearth.measures.disclosure.pack import FEWEST, Pack

__all__ = ["changes", "freedoms", "narrowed", "without"]

NARROWEST = 2
"""A withheld number keeps three possible values: its range is at least so wide."""

ROUNDS = 20  # of narrowing ranges through tables that share counts
SEED = 903

Freedoms = NDArray[np.int64]
"""Cell by way: random ways in which hidden cells can change together and nothing printed does."""


def freedoms(pack: Pack, printed: NDArray[np.bool_], ways: int) -> Freedoms:
    """Ways for the hidden cells to change. What never changes can be worked out: its line is 0."""
    random = np.random.default_rng(SEED)
    free = random.integers(1, PRIME, size=(len(pack.values), ways))
    free[printed] = 0
    hidden = ({c: k for c, k in e.items() if not printed[c]} for e in pack.equations)
    null_vectors((row for row in hidden if row), free)
    return free


def changes(pack: Pack, free: Freedoms) -> NDArray[np.int64]:
    """How each target changes in each way: target by way. Those with only 0 are found out."""
    padded = np.vstack([free, np.zeros((1, free.shape[1]), dtype=np.int64)])
    first, *others = pack.target_cells.T  # NOUGHT (-1) is the last line, of noughts
    return (padded[first] - sum(padded[other] for other in others)) % PRIME


def without(free: Freedoms, cell: int) -> Freedoms:
    """The ways that are left when one more cell is printed: one fewer, none of which moves it."""
    moving = np.flatnonzero(free[cell])
    if not len(moving):
        return free
    spent = moving[-1]
    factors = free[cell] * pow(int(free[cell, spent]), -1, PRIME) % PRIME
    left = (free - free[:, spent, None] * factors[None, :] % PRIME) % PRIME
    return np.delete(left, spent, axis=1)


def narrowed(pack: Pack, printed: NDArray[np.bool_], free: Freedoms) -> list[int]:
    """Small cells that tables with known totals leave fewer than three possible values.

    The reader is taken to know which numbers are withheld for being 1 to 5, and that no withheld
    number is nought.
    """
    known = printed | ~free.any(axis=1)
    shown = pack.shown & ~known
    low = np.where(known, pack.values, 0).astype(np.float64)
    high = np.where(known, pack.values, np.inf)
    low[shown] = 1
    high[shown & pack.is_small] = FEWEST - 1
    ranges = low.tolist(), high.tolist()
    tables = [table for table in pack.partitions if not known[table[1]].all()]
    for _ in range(ROUNDS):
        if not any([narrow(parent, parts, *ranges) for parent, parts in tables]):
            break
    width = np.array(ranges[1]) - np.array(ranges[0])
    return np.flatnonzero(shown & pack.is_small & (width < NARROWEST)).tolist()


def narrow(parent: int, parts: list[int], low: list[float], high: list[float]) -> bool:
    """Narrow the ranges of a whole and its parts by each other; whether any became narrower."""
    before = [(low[cell], high[cell]) for cell in (parent, *parts)]
    low[parent] = max(low[parent], sum(low[part] for part in parts))
    high[parent] = min(high[parent], sum(high[part] for part in parts))
    for part in parts:
        others = [other for other in parts if other != part]
        low[part] = max(low[part], low[parent] - sum(high[other] for other in others))
        high[part] = min(high[part], high[parent] - sum(low[other] for other in others))
    return before != [(low[cell], high[cell]) for cell in (parent, *parts)]
