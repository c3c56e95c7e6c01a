"""Which cells to hide: the small ones, then as few others as keep those from being worked out."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from hearth.measures.disclosure.attack import changes, freedoms, narrowed, without
from hearth.measures.disclosure.equations import Equation
from hearth.measures.disclosure.pack import FEWEST, Pack, Target

__all__ = ["hidden_cells"]

WAYS = 24  # in which hidden cells can change: each cell printed again uses one up

Exposed = tuple[Target, list[int]]
"""A target, and the printed cells of which hiding one may keep it."""


def hidden_cells(pack: Pack) -> NDArray[np.bool_]:
    """Hide until nothing small can be worked out or narrowed down.

    Hiding looks at one count at a time and goes too far, so what it hid is printed again where
    that gives nothing away, what is worth most first. The same pack has the same answer.
    """
    search = Search(pack)
    while search.hide_more(search.found_out()):
        pass
    search.print_again()
    while search.hide_more(search.narrowed()):
        pass
    return search.hidden


class Search:
    """Hiding and printing again, one round after another."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.hidden = pack.is_small.copy()
        self.look()
        self.tables: dict[int, list[list[int]]] = {}
        for parent, parts in pack.partitions:
            for cell in (parent, *parts):
                self.tables.setdefault(cell, []).append([parent, *parts])
        self.holders: dict[int, list[int]] = {}
        for number, equation in enumerate(pack.equations):
            for cell in equation:
                self.holders.setdefault(cell, []).append(number)

    def look(self, ways: int = 1) -> None:
        """See the pack again as a reader does."""
        self.printed = self.pack.printed(self.hidden)
        self.free = freedoms(self.pack, self.printed, ways)
        self.known: NDArray[np.bool_] = np.asarray(~self.free.any(axis=1))

    def found_out(self) -> list[Exposed]:
        """The targets that follow exactly from what is printed, with the cells that could go."""
        exposed = np.flatnonzero(~changes(self.pack, self.free).any(axis=1))
        targets = [self.pack.targets[at] for at in exposed]
        return [(target, self.near(target)) for target in targets]

    def narrowed(self) -> list[Exposed]:
        """The small cells whose range is narrow, with the cells that could go.

        First as a reader of each table who knows which numbers are 1 to 5; what could go are the
        table's printed cells. Then as one who does not, but has worked out totals that are hidden;
        what could go is then what gave them away. A number whose table is hidden whole keeps a
        range of two where it has no more.
        """
        by_table: list[Exposed] = [
            ((cell,), [other for other in self.beside(cell) if self.printed[other]])
            for cell in narrowed(self.pack, self.printed, FEWEST - 1)
        ]
        by_all: list[Exposed] = [
            ((cell,), self.behind_totals(cell) or (self.near((cell,)) if not width else []))
            for cell, width in narrowed(self.pack, self.printed | self.known, np.inf).items()
        ]
        return by_table + by_all

    def behind_totals(self, cell: int) -> list[int]:
        """The printed cells that give away what is known of a cell's tables."""
        known = [other for other in self.beside(cell) if self.known[other]]
        return sorted({printed for other in known for printed in self.near((other,))})

    def beside(self, cell: int) -> list[int]:
        """The cells of the tables that a cell is in."""
        return sorted({other for table in self.tables.get(cell, ()) for other in table})

    def hide_more(self, exposed: Iterable[Exposed]) -> bool:
        """Hide a cell for each target, once for those that share an equation; whether any was."""
        withheld = self.pack.withheld(self.hidden)
        done: set[int] = set()
        more = False
        for target, near in exposed:
            around = {number for cell in target for number in self.holders.get(cell, ())}
            if near and not around & done:
                chosen = min(
                    near, key=lambda c: (self.pack.cost(c, withheld), self.pack.values[c], c)
                )
                self.hidden[chosen] = more = True
                done |= around | set(self.holders.get(chosen, ()))
        if more:
            self.look()
        return more

    def near(self, target: Target) -> list[int]:
        """The printed cells nearest to a target; none when all that touches it is hidden.

        Of a difference, its own cells. Else those reached through equations whose cells are all
        known, which give it away, or through any others if that leads nowhere.
        """
        own = [cell for cell in target if self.printed[cell]]
        return own or self.reached(target, telling=True) or self.reached(target, telling=False)

    def reached(self, target: Target, *, telling: bool) -> list[int]:
        """The first printed cells met on the way out from a target, equation by equation."""
        reached, edge = set(target), set(target)
        while edge:
            numbers = {number for cell in edge for number in self.holders.get(cell, ())}
            ties = [self.pack.equations[number] for number in numbers]
            edge = {c for tie in ties if not telling or self.tells(tie) for c in tie} - reached
            if printed := sorted(cell for cell in edge if self.printed[cell]):
                return printed
            reached |= edge
        return []

    def tells(self, tie: Equation) -> bool:
        """Whether all of an equation's cells are known."""
        return all(self.known[cell] for cell in tie)

    def print_again(self) -> None:
        """Print hidden cells that are not small where no target is found out by it."""
        pack = self.pack
        self.hidden |= pack.shown & ~self.printed
        none = np.zeros(len(pack.worth), dtype=np.bool_)
        cells = np.flatnonzero(self.hidden & ~pack.is_small & pack.shown).tolist()
        cells.sort(key=lambda cell: (-pack.cost(cell, none), -pack.values[cell], cell))
        state = self.state(cells)
        for line, cell in enumerate(cells):
            if state.shape[1] == 1:
                state = self.state(cells)
            if without(state[len(cells) :, -2:], state[line, -2:]).any(axis=1).all():
                self.hidden[cell] = False
                state = without(state, state[line])
        self.look()

    def state(self, cells: list[int]) -> NDArray[np.int64]:
        """The freedoms of some cells, and below them those of the targets."""
        self.look(WAYS)
        return np.vstack([self.free[cells], changes(self.pack, self.free)])
