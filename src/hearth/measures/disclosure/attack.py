"""What a reader could work out from a pack: the test that withholding has to pass."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hearth.measures.disclosure.modular import PRIME, null_vector
from hearth.measures.disclosure.pack import FEWEST, Pack, Target

__all__ = ["found_out", "narrowed", "worked_out"]

NARROWEST = 2
"""A withheld number keeps three possible values: its range is at least so wide."""

ROUNDS = 20  # of narrowing ranges through tables that share counts


def found_out(pack: Pack, printed: NDArray[np.bool_]) -> tuple[list[Target], dict[int, int]]:
    """The targets that follow exactly from what is printed, and a freedom for each hidden cell.

    The freedoms are one random way in which the hidden cells could change together while all that
    is printed stays as it is. What never changes is known; the freedom of a cell is then 0.
    """
    freedom = worked_out(pack, printed)
    return [t for t in pack.targets if is_known(t, printed, freedom)], freedom


def worked_out(pack: Pack, printed: NDArray[np.bool_]) -> dict[int, int]:
    """A freedom for every hidden cell that any equation holds."""
    rows = []
    for equation in pack.equations:
        row = {cell: c for cell, c in equation.items() if not printed[cell]}
        if row:
            rows.append(row)
    return null_vector(rows)


def is_known(target: Target, printed: NDArray[np.bool_], freedom: dict[int, int]) -> bool:
    """Whether a target stays as it is in the random change. A cell in no equation is free."""
    first, *rest = target
    change = of(first, printed, freedom) - sum(of(cell, printed, freedom) for cell in rest)
    return change % PRIME == 0


def of(cell: int, printed: NDArray[np.bool_], freedom: dict[int, int]) -> int:
    if printed[cell]:
        return 0
    return freedom.get(cell, (cell + 1) * 1_000_003 % PRIME)


def narrowed(
    pack: Pack, printed: NDArray[np.bool_], freedom: dict[int, int]
) -> list[Target]:
    """Small cells that tables with known totals leave fewer than three possible values.

    The reader is taken to know which numbers are withheld for being 1 to 5, and that no withheld
    number is nought.
    """
    known = printed.copy()
    known[[cell for cell, change in freedom.items() if change == 0]] = True
    low = np.where(known, pack.values, 0).astype(np.float64)
    high = np.where(known, pack.values, np.inf)
    shown = np.zeros_like(known)
    for cells in (pack.numerator, pack.denominator, pack.unknown):
        shown[cells[cells >= 0]] = True
    low[shown & ~known] = 1
    small = np.zeros_like(known)
    small[pack.small] = True
    high[small & shown & ~known] = FEWEST - 1
    tables = [
        (parent, np.array(parts))
        for parent, parts in pack.partitions
        if not known[parts].all()
    ]
    narrow(tables, low, high)
    tight = small & ~known & (high - low < NARROWEST)
    return [(int(cell),) for cell in np.flatnonzero(tight)]


def narrow(
    tables: list[tuple[int, NDArray[np.int64]]],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
) -> None:
    """Narrow ranges until no table narrows one more: parts and whole bound each other."""
    for _ in range(ROUNDS):
        before = low.sum(), np.isinf(high).sum(), high[np.isfinite(high)].sum()
        for parent, parts in tables:
            least, most = low[parts], high[parts]
            low[parent] = max(low[parent], least.sum())
            high[parent] = min(high[parent], most.sum())
            high[parts] = np.minimum(most, high[parent] - (least.sum() - least))
            others = [np.delete(most, at).sum() for at in range(len(parts))]
            low[parts] = np.maximum(least, low[parent] - np.array(others))
        if before == (low.sum(), np.isinf(high).sum(), high[np.isfinite(high)].sum()):
            return
