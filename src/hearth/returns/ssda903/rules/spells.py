"""What rules on missing children and on deprivation of liberty share: spells with two dates."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.derived.periods import in_no_period
from hearth.returns.ssda903.model import Finder, Found
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.views import with_neighbours
from hearth.returns.ssda903.words import blank, day, is_date, prev, sure

__all__ = ["ends_outside_care", "overlapping"]


def overlapping(table: str, start: str, end: str, unended: nw.Expr) -> Finder:
    """Rows that begin before the child's one before them has ended.

    Rows are in order of their end, or of their start while they last. `unended` says which count
    as not having ended.
    """

    def find(returned: Returned) -> Found:
        until = nw.when(unended).then(day(start)).otherwise(day(end))
        ordered = returned[table].with_columns(until=until, unended=unended)
        rows = with_neighbours(
            ordered.sort("CHILD", "until", f"{start} day", "row", nulls_last=True)
        )
        fails = nw.col("follows") & (
            sure(prev(nw.col("unended"))) | sure(day(start) < prev(day(end)))
        )
        return {table: rows.filter(fails)}

    return find


def ends_outside_care(table: str, start: str, end: str) -> Finder:
    """Rows whose end lies in none of the child's periods of care, or that outlast all of them."""

    def find(returned: Returned) -> Found:
        lasts, began, ended = blank(end), nw.col("began"), nw.col("ended")
        outside = (
            (lasts & ~ended.is_null())
            | (lasts & sure(day(start) < began))
            | sure(day(end) > ended)
            | sure(day(end) < began)
        )
        return {table: in_no_period(returned, returned[table].filter(is_date(start)), outside)}

    return find
