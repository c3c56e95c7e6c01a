"""Which cells to hide: the small ones, then as few others as keep those from being worked out."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from hearth.measures.disclosure.attack import found_out, narrowed
from hearth.measures.disclosure.pack import Pack, Target

__all__ = ["hidden_cells"]


def hidden_cells(pack: Pack) -> NDArray[np.bool_]:
    """Hide until nothing small is found out or narrowed down. The same pack, the same answer."""
    hidden = np.zeros(len(pack.values), dtype=np.bool_)
    hidden[pack.small] = True
    touching = holders(pack)
    while True:
        printed = pack.printed(hidden)
        exposed, freedom = found_out(pack, printed)
        exposed = exposed or narrowed(pack, printed, freedom)
        if not exposed:
            return hidden
        hide(pack, exposed, printed, hidden, touching, freedom)


def holders(pack: Pack) -> dict[int, list[int]]:
    """The equations each cell is in."""
    found: dict[int, list[int]] = {}
    for number, equation in enumerate(pack.equations):
        for cell in equation:
            found.setdefault(cell, []).append(number)
    return found


def hide(
    pack: Pack,
    exposed: Iterable[Target],
    printed: NDArray[np.bool_],
    hidden: NDArray[np.bool_],
    touching: dict[int, list[int]],
    freedom: dict[int, int],
) -> None:
    """Hide one more cell for each exposed target, once for those that share an equation."""
    done: set[int] = set()
    for target in exposed:
        around = {number for cell in target for number in touching.get(cell, ())}
        if around & done:
            continue
        chosen = choose(pack, target, printed, hidden, touching, freedom)
        hidden[chosen] = True
        done |= around | set(touching.get(chosen, ()))


def choose(
    pack: Pack,
    target: Target,
    printed: NDArray[np.bool_],
    hidden: NDArray[np.bool_],
    touching: dict[int, list[int]],
    freedom: dict[int, int],
) -> int:
    """The printed cell whose loss costs least, then the smallest, of those nearest the target.

    A difference of two printed cells is kept by hiding one of them. Else the cell is looked for
    in the equations that hold the target's own, those that give it away first.
    """
    near = [cell for cell in target if printed[cell]]
    reached, edge = set(target), set(target)
    while not near:
        numbers = sorted({number for cell in edge for number in touching.get(cell, ())})
        telling = [n for n in numbers if tells(pack, n, printed, freedom)]
        seen = {cell for n in telling or numbers for cell in pack.equations[n]} - reached
        near = [cell for cell in seen if printed[cell]]
        edge = seen
        reached |= seen
    return min(near, key=lambda cell: (pack.cost(cell, hidden), pack.values[cell], cell))


def tells(
    pack: Pack, number: int, printed: NDArray[np.bool_], freedom: dict[int, int]
) -> bool:
    """Whether all of an equation's cells are known."""
    return all(printed[cell] or freedom.get(cell) == 0 for cell in pack.equations[number])
