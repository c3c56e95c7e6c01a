"""The views rules look over: a table, a table in order, two tables joined by child.

In a joined view the second table's columns have its name before them: ``Header.DOB``.
"""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.returns.ssda903.loading import TABLE_NAMES
from hearth.returns.ssda903.model import Frame, View
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.words import sure

__all__ = [
    "AD1",
    "DOLO",
    "EPISODES",
    "EPISODES_HEADER",
    "EPISODES_IN_ORDER",
    "HEADER",
    "MISSING",
    "OC2",
    "OC3",
    "PLACED",
    "PREV_PERM",
    "REVIEWS",
    "SW",
    "UASC",
    "beside",
    "first_each",
    "in_order",
    "leniently",
    "looks_at",
    "marked",
    "with_neighbours",
]


def whole(table: str) -> View:
    """A table, row by row."""
    return View(table, (table,), {table: "row"}, lambda returned: returned[table])


HEADER, EPISODES, REVIEWS = whole("Header"), whole("Episodes"), whole("Reviews")
UASC, OC2, OC3 = whole("UASC"), whole("OC2"), whole("OC3")
AD1, PLACED, PREV_PERM = whole("AD1"), whole("PlacedAdoption"), whole("PrevPerm")
MISSING, SW, DOLO = whole("Missing"), whole("SWEpisodes"), whole("DoLo")


def with_neighbours(frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """A frame in order of child with `follows` and `leads`: its neighbours are the same child's."""
    child = nw.col("CHILD")
    return frame.with_columns(
        follows=sure(child == child.shift(1)), leads=sure(child == child.shift(-1))
    )


def sorted_by(returned: Returned, table: str, *keys: str) -> nw.DataFrame[Any]:
    """A table in order of child and these columns: nulls last, equal ones in file order."""
    return with_neighbours(returned[table].sort("CHILD", *keys, "row", nulls_last=True))


def in_order(table: str, *keys: str) -> View:
    """A table in order of child and these columns, so that `prev` and `nxt` have a meaning."""
    name = f"{table} by {', '.join(keys)}"
    return View(name, (table,), {table: "row"}, lambda r: r.once(sorted_by, table, *keys))


EPISODES_IN_ORDER = in_order("Episodes", "DECOM day")


def beside(first: str, second: str, how: str = "inner", reports: tuple[str, ...] = ()) -> View:
    """Every row of a table beside every row of another of the same child.

    With ``left``, rows of the first that have none in the second stand alone.
    """
    pair = {first: "row", second: f"{second}.row"}
    rows = {table: column for table, column in pair.items() if not table.endswith("_last")}
    return View(
        f"{first} beside {second} ({how})",
        (first, second),
        {table: rows[table] for table in reports or rows},
        lambda returned: joined(returned, first, second, how),
    )


def joined(returned: Returned, first: str, second: str, how: Any) -> Frame:
    """Two tables joined by child; see `beside`."""
    right = returned[second].lazy()
    names = {name: f"{second}.{name}" for name in returned[second].columns}
    on = f"{second}.CHILD"
    right = right.rename(names).with_columns(nw.lit(value=True).alias(f"{second} there"))
    return returned[first].lazy().join(right, left_on="CHILD", right_on=on, how=how)


EPISODES_HEADER = beside("Episodes", "Header")


def leniently(table: str, *columns: str) -> View:
    """A table whose dates in these columns may also be written year-month-day."""
    days = {column: f"{column} day" for column in columns}
    return View(
        f"{table}, dates read leniently",
        (table,),
        {table: "row"},
        lambda returned: frames.with_iso_days(returned[table], days),
    )


def looks_at(*needs: str) -> View:
    """What a rule with a function needs; it can report the tables of this year among them."""
    rows = {table: "row" for table in needs if table in TABLE_NAMES}
    return View(f"across {', '.join(needs)}", needs, rows, lambda returned: returned[needs[0]])


def first_each(
    frame: nw.DataFrame[Any], by: str, *, greatest: bool = False, where: nw.Expr | None = None
) -> nw.DataFrame[Any]:
    """Each child's row with the smallest (or greatest) value of `by`; of equals the first given.

    Rows without a child or a value are left out.
    """
    there = ~nw.col("CHILD").is_null() & ~nw.col(by).is_null()
    rows = frame.filter(there if where is None else there & where)
    ordered = rows.sort("CHILD", by, "row", descending=[False, greatest, False])
    return ordered.filter(~sure(nw.col("CHILD") == nw.col("CHILD").shift(1)))


def marked(frame: nw.DataFrame[Any], children: nw.DataFrame[Any], mark: str) -> nw.DataFrame[Any]:
    """The frame with a column `mark`: whether the child is among `children`."""
    flag = children.select("CHILD").unique().with_columns(nw.lit(value=True).alias(mark))
    beside = frame.join(flag, on="CHILD", how="left")
    return beside.with_columns(sure(nw.col(mark)))
