"""Which cells to hide: the small ones, then as few others as keep those from being worked out."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from hearth.measures.disclosure.attack import changes, freedoms, narrowed, without
from hearth.measures.disclosure.equations import Equation
from hearth.measures.disclosure.pack import Pack, Target

__all__ = ["hidden_cells"]

WAYS = 64  # in which hidden cells can change: each cell printed again uses one up


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
        self.holders: dict[int, list[int]] = {}
        for number, equation in enumerate(pack.equations):
            for cell in equation:
                self.holders.setdefault(cell, []).append(number)

    def look(self, ways: int = 1) -> None:
        """See the pack again as a reader does."""
        self.printed = self.pack.printed(self.hidden)
        self.free = freedoms(self.pack, self.printed, ways)
        self.known = ~self.free.any(axis=1)

    def found_out(self) -> list[tuple[Target, list[int]]]:
        """The targets that follow exactly from what is printed, with the cells that could go."""
        exposed = np.flatnonzero(~changes(self.pack, self.free).any(axis=1))
        targets = [self.pack.targets[at] for at in exposed]
        return [(target, self.near(target)) for target in targets]

    def narrowed(self) -> list[tuple[Target, list[int]]]:
        """The small cells whose range is narrow, with the printed cells of their tables."""
        self.look()
        tight = narrowed(self.pack, self.printed, self.free)
        tables = [[parent, *parts] for parent, parts in self.pack.partitions]
        around: dict[int, list[int]] = {cell: [] for cell in tight}
        for table in tables:
            for cell in around.keys() & table:
                around[cell] += [other for other in table if self.printed[other]]
        return [((cell,), near) for cell, near in around.items()]

    def hide_more(self, exposed: Iterable[tuple[Target, list[int]]]) -> bool:
        """Hide a cell for each target, once for those that share an equation; whether any was."""
        withheld = self.pack.withheld(self.hidden)
        done: set[int] = set()
        more = False
        for target, near in exposed:
            around = {number for cell in target for number in self.holders.get(cell, ())}
            if near and not around & done:
                chosen = min(near, key=lambda c: (self.pack.cost(c, withheld), self.pack.values[c], c))
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
        near = [cell for cell in target if self.printed[cell]]
        reached, edge = set(target), set(target)
        while edge and not near:
            numbers = {number for cell in edge for number in self.holders.get(cell, ())}
            ties = [self.pack.equations[number] for number in sorted(numbers)]
            telling = {cell for tie in ties if self.tells(tie) for cell in tie} - reached
            edge = telling or {cell for tie in ties for cell in tie} - reached
            near = [cell for cell in edge if self.printed[cell]]
            reached |= edge
        return near

    def tells(self, tie: Equation) -> bool:
        """Whether all of an equation's cells are known."""
        return all(self.known[cell] for cell in tie)

    def print_again(self) -> None:
        """Print hidden cells that are not small where no target is found out by it."""
        pack = self.pack
        self.hidden |= pack.shown & ~self.printed
        again = np.flatnonzero(self.hidden & ~pack.is_small & pack.shown).tolist()
        none = np.zeros(len(pack.worth), dtype=np.bool_)
        state = self.state()
        for cell in sorted(again, key=lambda c: (-pack.cost(c, none), -pack.values[c], c)):
            self.hidden[cell] = False
            fresh = np.flatnonzero(pack.printed(self.hidden) & ~self.printed)
            if len(fresh) >= state.shape[1]:
                state = self.state()
            if self.gives_away(state[:, -len(fresh) - 1 :], fresh):
                self.hidden[cell] = True
                continue
            self.printed[fresh] = True
            for one in fresh:
                state = without(state, one)

    def state(self) -> NDArray[np.int64]:
        """The freedoms of the cells, and below them those of the targets."""
        self.look(WAYS)
        return np.vstack([self.free, changes(self.pack, self.free)])

    def gives_away(self, state: NDArray[np.int64], fresh: NDArray[np.int64]) -> bool:
        """Whether printing these cells too leaves some target no freedom."""
        for cell in fresh:
            state = without(state, cell)
        return not state[len(self.pack.values) :].any(axis=1).all()
