"""A year's return drawn up from the record that the bridge gives."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.records import Record
from hearth.returns.ssda903.writing import YearReturn, year_return

__all__ = ["drawn_up"]

# What the record holds by collection year. Everything else it holds by its own dates.
BY_YEAR = frozenset({"oc2", "oc3", "ad1", "prev_perm"})


def drawn_up(record: Record, year: CollectionYear) -> YearReturn:
    """The return of a year from the bridge's record.

    The bridge says of every row in which year it ended or happened; that is not the return it came
    with, so those are taken away again.
    """
    tables = {
        name: rows if name in BY_YEAR else undated(rows) for name, rows in record.tables.items()
    }
    return year_return(replace(record, tables=tables), year)


def undated(rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Rows that did not come with any return in particular."""
    if "year" not in rows.collect_schema():
        return rows
    return rows.with_columns(nw.lit(None, nw.Int64).alias("year"))
