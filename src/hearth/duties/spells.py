"""Spells met with spells and with days: what regimes are made of."""

from __future__ import annotations

import numpy as np

from hearth.duties.columns import FAR, Array, Columns, order_of, pairs, place_of, stack

__all__ = ["first_on", "last_before", "merged", "met", "minus", "open_on"]


def met(left: Columns, right: Columns, *names: str) -> Columns:
    """Where spells of `left` and of `right` overlap: rows of `left`, cut to the days of both.

    `names` are columns of `right` to bring along. `right` is in order of child.
    """
    mine, theirs = pairs(left, right)
    start = np.maximum(left["start"][mine], right["start"][theirs])
    end = np.minimum(left["end"][mine], right["end"][theirs])
    brought = {name: right[name][theirs] for name in names}
    return left.keep(mine).adding(start=start, end=end, **brought).keep(start < end)


def merged(spells: Columns) -> Columns:
    """The days of each child that any of the spells covers, as spells that do not touch."""
    rows = spells.only("child", "start", "end").sorted("child", "start")
    if not len(rows):
        return rows
    # The child comes first in the number, so the greatest so far never reaches into the next.
    reach = np.maximum.accumulate(place_of(rows["child"], rows["end"]))
    opens = np.ones(len(rows), bool)
    opens[1:] = place_of(rows["child"], rows["start"])[1:] > reach[:-1]
    last = np.append(np.flatnonzero(opens)[1:] - 1, len(rows) - 1)
    end = reach[last] - place_of(rows["child"][last], np.zeros(len(last), np.int64))
    return rows.keep(opens).adding(end=end)


def minus(left: Columns, right: Columns) -> Columns:
    """The spells of `left` without the days that any spell of `right` covers."""
    children = np.unique(left["child"])
    ever = np.full(len(children), -FAR)
    bounds = Columns(child=children, start=ever, end=ever)
    covered = merged(stack([bounds, right.only("child", "start", "end")]))
    following = np.full(len(covered), FAR)
    same = covered["child"][1:] == covered["child"][:-1]
    following[:-1] = np.where(same, covered["start"][1:], FAR)
    return met(left, covered.only("child", start="end").adding(end=following))


def first_on(spells: Columns, child: Array, day: Array, begins: str = "start") -> Array:
    """The first of these days of the child on or after each spell begins; FAR where none is.

    `child` and `day` belong together, in any order.
    """
    order = order_of(child, day)
    place = place_of(child[order], day[order])
    at = np.searchsorted(place, place_of(spells["child"], spells[begins]), "left")
    return there(child[order], day[order], at, spells["child"])


def last_before(spells: Columns, child: Array, day: Array, begins: str = "start") -> Array:
    """The last of these days of the child before each spell begins; FAR where none is."""
    order = order_of(child, day)
    place = place_of(child[order], day[order])
    at = np.searchsorted(place, place_of(spells["child"], spells[begins]), "left") - 1
    return there(child[order], day[order], at, spells["child"])


def there(child: Array, day: Array, at: Array, wanted: Array) -> Array:
    """The day at each position where it is the wanted child's."""
    if not len(day):
        return np.full(len(at), FAR)
    place = np.minimum(np.maximum(at, 0), len(day) - 1)
    return np.where((at >= 0) & (at < len(day)) & (child[place] == wanted), day[place], FAR)


def open_on(rows: Columns, day: Array, spells: Columns) -> Array:
    """Whether the child of each row is in one of the spells on a day."""
    mine, theirs = pairs(rows, spells)
    within = (spells["start"][theirs] <= day[mine]) & (day[mine] < spells["end"][theirs])
    found = np.zeros(len(rows), bool)
    found[mine[within]] = True
    return found
