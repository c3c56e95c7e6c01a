"""Lives made from plain rows: the one way in, for files and for the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from hearth.dates import days
from hearth.duties.columns import FAR, NO_TIME, Array, Columns
from hearth.duties.lives import BEGINS, DAY, FLAG, KINDS, MINUTE, NUMBER, SHAPES, Lives

__all__ = ["Given", "lives_of"]

Given = Mapping[str, Mapping[str, Sequence[Any]]]
"""Tables by name, each with `child` (identifiers) and columns of `SHAPES`, all of one length."""

FLAGS = {True: "1", False: "0", None: "", "1": "1", "0": "0", "Y": "1", "N": "0", "": ""}


def lives_of(who: Iterable[tuple[str, date | None, date | None]], given: Given) -> Lives:
    """The lives of these people: identifier, date of birth, date of death.

    `given` has dates as `date` or None, codes and words as text, flags as True, False or None, or
    as ``1``, ``Y``, ``0``, ``N`` or empty text. A column of minutes is given as two: ``start_at``
    from ``start`` and ``start_time`` (``17:05``, empty where it is not known), ``at`` from ``on``
    and ``time``. A row of somebody who is not among the people, or without the day it begins, is
    left out. A column that is not given is empty.
    """
    people = sorted(who)
    children = tuple(child for child, _, _ in people)
    number = {child: at for at, child in enumerate(children)}
    tables = {name: table_of(name, columns, number) for name, columns in given.items()}
    return Lives(
        children,
        day_array([dob for _, dob, _ in people]),
        day_array([died for _, _, died in people]),
        tables,
        given=frozenset(given),
    )


def table_of(name: str, columns: Mapping[str, Sequence[Any]], number: Mapping[str, int]) -> Columns:
    """One table with every column of its shape, in order of child and day."""
    child = np.array([number.get(each, -1) for each in columns["child"]], np.int64)
    filled = {
        column: column_of(kind, column, columns, len(child))
        for column, kind in SHAPES[name].items()
    }
    rows = Columns(child=child, **filled)
    begins = next((column for column in BEGINS if column in rows), None)
    usable = child >= 0
    if begins is None:
        return rows.keep(usable).sorted("child")
    return rows.keep(usable & (rows[begins] < FAR)).sorted("child", begins)


def column_of(kind: str, name: str, columns: Mapping[str, Sequence[Any]], length: int) -> Array:
    """One column as numbers or text, empty where it is not given."""
    if kind == MINUTE:
        return minutes(name, columns, length)
    values = columns.get(name)
    if values is None:
        return np.full(length, empty_of(kind), KINDS[kind])
    match kind:
        case "day":
            return day_array(values)
        case "number":
            return np.array([-1 if value is None else value for value in values], np.int64)
        case "flag":
            return np.array([FLAGS.get(value, "") for value in values], KINDS[FLAG])
        case _:
            return np.array(["" if value is None else value for value in values], KINDS[kind])


def empty_of(kind: str) -> int | str:
    """What a column holds where nothing is given."""
    return FAR if kind == DAY else -1 if kind == NUMBER else ""


def day_array(values: Sequence[date | None]) -> Array:
    """Days as numbers; FAR for None."""
    found = np.array(values, "M8[D]").astype(np.int64)
    return np.where(found < -FAR, FAR, found) if len(found) else np.zeros(0, np.int64)


def minutes(name: str, columns: Mapping[str, Sequence[Any]], length: int) -> Array:
    """The minute of each row whose day and time of day are known."""
    day, clock = ("on", "time") if name == "at" else (name[:-3], f"{name[:-3]}_time")
    if day not in columns or clock not in columns:
        return np.full(length, NO_TIME)
    both = zip(columns[day], columns[clock], strict=True)
    return np.array([days.minute_of(d, t) if d and t else NO_TIME for d, t in both], np.int64)
