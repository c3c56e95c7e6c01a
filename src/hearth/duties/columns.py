"""Rows held as columns of numbers: what the clocks are worked out on.

A duty looks at every child at once, so its rows are arrays side by side. They are plain numpy
arrays and not a dataframe because the same few steps must take a thousandth of a second for the
one child a form was saved for, and seconds for a whole country: a step on ten rows costs an array
a hundredth of what it costs an engine that plans queries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from hearth.dates.days import FAR, NO_TIME, Array

__all__ = ["FAR", "NO_TIME", "Array", "Columns", "order_of", "pairs", "place_of", "spread", "stack"]

ROOM = 2**22  # more days than there are between the first real day and FAR


class Later:
    """A column of rows that were chosen, taken out of the whole one when somebody reads it."""

    __slots__ = ("taken", "which", "whole")

    def __init__(self, whole: Array | Later, which: Array | slice) -> None:
        self.whole: Array | Later | None = whole
        self.which: Array | slice | None = which
        self.taken: Array | None = None

    def read(self) -> Array:
        """The column itself.

        Threads that work on parts of one record may read at once. What it is taken out of is
        looked at first: once that is let go, what was taken is there.
        """
        whole, which = self.whole, self.which
        taken = self.taken
        if taken is None:
            self.taken = taken = read(whole)[which]
            self.whole = self.which = None
        return taken


def read(column: Array | Later | None) -> Array:
    """A column that can be calculated with."""
    return column.read() if isinstance(column, Later) else np.asarray(column)


class Columns:
    """Arrays of one length by name: ``rows["opens"]``, ``rows.keep(mask)``, ``rows.adding(x=...)``.

    `child` is the number of the child in its `Lives`; days are days since 1970-01-01 as int64, FAR
    where there is none; codes and words are text, empty where there is none. Of rows that were
    chosen only those columns are copied that are read.
    """

    __slots__ = ("columns", "length")

    def __init__(self, **columns: Array) -> None:
        self.columns: Mapping[str, Array | Later] = columns
        self.length = len(next(iter(columns.values()), ()))

    @classmethod
    def of(cls, columns: Mapping[str, Array | Later], length: int) -> Columns:
        """Rows of so many, some of their columns not taken out yet."""
        rows = cls()
        rows.columns, rows.length = columns, length
        return rows

    def __getitem__(self, name: str) -> Array:
        column = self.columns[name]
        return column if type(column) is np.ndarray else read(column)

    def __len__(self) -> int:
        return self.length

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __contains__(self, name: object) -> bool:
        return name in self.columns

    def get(self, name: str, otherwise: Array) -> Array:
        """A column, or another array where there is none of that name."""
        return self[name] if name in self.columns else otherwise

    def keep(self, which: Array | slice) -> Columns:
        """The rows of a mask, or those at these positions, in their order."""
        if isinstance(which, slice):
            length = len(range(*which.indices(self.length)))
        else:
            which = which.nonzero()[0] if which.dtype == bool else which
            length = len(which)
        return Columns.of({name: Later(it, which) for name, it in self.columns.items()}, length)

    def adding(self, **columns: Array | int | str | bool) -> Columns:
        """The same rows with these columns as well, or in place of those they had."""
        filled = {name: fill(value, self.length) for name, value in columns.items()}
        return Columns.of({**self.columns, **filled}, self.length)

    def only(self, *names: str, **renamed: str) -> Columns:
        """These columns alone; `renamed` gives a column's new name and the one it has."""
        kept = {name: self.columns[name] for name in names}
        named = {new: self.columns[old] for new, old in renamed.items()}
        return Columns.of({**kept, **named}, self.length)

    def sorted(self, *names: str) -> Columns:
        """In order of these columns, the first of them foremost; equals keep their order."""
        order = order_of(*(self[name] for name in names))
        return self if isinstance(order, slice) else self.keep(order)

    def where(self, column: str, values: Sequence[str]) -> Columns:
        """The rows that hold one of these codes in a column."""
        held = self[column]
        return self.keep(np.logical_or.reduce([held == value for value in values]))


def fill(value: Array | int | str | bool, length: int) -> Array:
    """An array of this length."""
    if isinstance(value, np.ndarray):
        return value
    return np.full(length, value, object if isinstance(value, str) else None)


def stack(parts: Sequence[Columns]) -> Columns:
    """All the rows of all the parts, with the columns of the first."""
    if len(parts) == 1:
        return parts[0]
    return Columns(**{name: np.concatenate([part[name] for part in parts]) for name in parts[0]})


def spread(first: Array, stop: Array) -> tuple[Array, Array]:
    """Every number of every range from `first` to before `stop`, beside the range's position."""
    counts = np.maximum(stop - first, 0)
    owner = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return owner, np.arange(len(owner)) - before[owner] + np.asarray(first)[owner]


def order_of(*arrays: Array) -> Array | slice:
    """The order that sorts by these arrays, the first of them foremost; equals keep theirs.

    Rows are in order mostly, and to see that costs far less than to sort them again.
    """
    above = np.zeros(max(len(arrays[0]) - 1, 0), bool)
    level = np.ones_like(above)
    for array in arrays:
        above |= level & (array[1:] < array[:-1])
        level &= array[1:] == array[:-1]
    return np.lexsort(arrays[::-1]) if above.any() else slice(None)


def pairs(left: Columns, right: Columns) -> tuple[Array, Array]:
    """The positions of every row of `left` and every row of `right` of the same child.

    `right` is in order of child.
    """
    low = np.searchsorted(right["child"], left["child"], "left")
    high = np.searchsorted(right["child"], left["child"], "right")
    return spread(low, high)


def place_of(child: Array, day: Array) -> Array:
    """One number that orders by child and then by day."""
    # Not np.clip, which costs ten times as much on the few rows of one child.
    within = np.maximum(np.minimum(day, FAR), -ROOM // 4)
    return child.astype(np.int64, copy=False) * ROOM + within + ROOM // 4
