"""What a reader could work out from a pack: the test that withholding has to pass."""

from __future__ import annotations

from math import inf

import numpy as np
from numpy.typing import NDArray

from hearth.measures.disclosure.modular import PRIME, null_vectors
from hearth.measures.disclosure.pack import Pack

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
    changed = padded[first]
    for other in others:
        changed = changed - padded[other]
    return np.asarray(changed % PRIME)


def without(ways: Freedoms, moved: NDArray[np.int64]) -> Freedoms:
    """The ways left when one more cell is printed: one fewer, and none in which it is moved.

    `moved` is how the cell moves in each way.
    """
    moving = np.flatnonzero(moved)
    if not len(moving):
        return ways
    spent = moving[-1]
    factors = moved * pow(int(moved[spent]), -1, PRIME) % PRIME
    left = ways - ways[:, spent, None] * factors[None, :] % PRIME
    return np.delete(left % PRIME, spent, axis=1)


def narrowed(pack: Pack, known: NDArray[np.bool_], most: float) -> dict[int, int]:
    """Small withheld cells that tables leave fewer than three values, each with its range.

    The reader is taken to know the cells that are `known`, that no withheld number is nought, and
    that those withheld for being small are `most` at the most.
    """
    hidden = pack.shown & ~known
    small = hidden & pack.is_small
    low = np.where(known, pack.values, hidden).astype(np.float64).tolist()
    high = np.where(known, pack.values, np.where(small, most, np.inf)).tolist()
    tables = [table for table in pack.partitions if not known[table[1]].all()]
    for _ in range(ROUNDS):
        if sum(narrow(parent, parts, low, high) for parent, parts in tables) == 0:
            break
    width = np.array(high) - np.array(low)
    tight = np.flatnonzero(small & (width < NARROWEST))
    return {cell: int(width[cell]) for cell in tight.tolist()}


def narrow(parent: int, parts: list[int], low: list[float], high: list[float]) -> bool:
    """Narrow the ranges of a whole and its parts by each other; whether any became narrower."""
    before = [(low[cell], high[cell]) for cell in (parent, *parts)]
    least, most = sum(low[part] for part in parts), sum(high[part] for part in parts)
    low[parent], high[parent] = max(low[parent], least), min(high[parent], most)
    for part, (bottom, top) in zip(parts, before[1:], strict=True):
        high[part] = min(top, high[parent] - (least - bottom))
        if most < inf:
            low[part] = max(bottom, low[parent] - (most - top))
        elif top == inf:
            others = sum(high[other] for other in parts if other != part)
            low[part] = max(bottom, low[parent] - others)
    return before != [(low[cell], high[cell]) for cell in (parent, *parts)]
