"""Which cells to hide: the small ones, then as few others as keep those from being worked out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hearth.measures.disclosure.attack import found_out, narrowed
from hearth.measures.disclosure.pack import Pack, Target

__all__ = ["hidden_cells"]


def hidden_cells(pack: Pack) -> NDArray[np.bool_]:
    """Hide until nothing small is found out or narrowed down. The same pack, the same answer."""
    search = Search(pack)
    while search.hide_more():
        pass
    return search.hidden


class Search:
    """Hiding, one round after another."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.hidden = np.zeros(len(pack.values), dtype=np.bool_)
        self.hidden[pack.small] = True
        self.holders: dict[int, list[int]] = {}
        for number, equation in enumerate(pack.equations):
            for cell in equation:
                self.holders.setdefault(cell, []).append(number)

    def hide_more(self) -> bool:
        """Hide a cell for each target that is exposed; False when there is no more to do."""
        self.printed = self.pack.printed(self.hidden)
        exposed, self.freedom = found_out(self.pack, self.printed)
        exposed = exposed or narrowed(self.pack, self.printed, self.freedom)
        withheld = self.pack.withheld(self.hidden)
        done: set[int] = set()
        more = False
        for target in exposed:
            around = {number for cell in target for number in self.holders.get(cell, ())}
            if not around & done and (near := self.near(target)):
                chosen = min(near, key=lambda c: (self.pack.cost(c, withheld), self.pack.values[c], c))
                self.hidden[chosen] = more = True
                done |= around | set(self.holders.get(chosen, ()))
        return more

    def near(self, target: Target) -> list[int]:
        """The printed cells nearest to a target; none when all that touches it is hidden.

        Of a difference, its own cells. Else those in the equations that hold the target's cells,
        and in those that give it away if there are such; then further out.
        """
        near = [cell for cell in target if self.printed[cell]]
        reached, edge = set(target), set(target)
        while edge and not near:
            numbers = sorted({number for cell in edge for number in self.holders.get(cell, ())})
            telling = [number for number in numbers if self.tells(number)]
            edge = {c for n in telling or numbers for c in self.pack.equations[n]} - reached
            near = [cell for cell in edge if self.printed[cell]]
            reached |= edge
        return near

    def tells(self, number: int) -> bool:
        """Whether all of an equation's cells are known."""
        cells = self.pack.equations[number]
        return all(self.printed[cell] or self.freedom.get(cell) == 0 for cell in cells)
