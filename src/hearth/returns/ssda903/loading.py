"""The tables of a return as they are given, made into text that rules can rely on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.errors import UsageError
from hearth.records import TABLES, Kind

__all__ = ["CODES", "DATES", "TABLE_NAMES", "load"]

TABLE_NAMES = tuple(table.return_name for table in TABLES.values())
# Which columns are dates and which hold few different texts, from the neutral tables.
DATES = frozenset(
    column.return_name
    for table in TABLES.values()
    for column in table.columns
    if column.kind is Kind.DATE
) | {"REG_END"}
CODES = frozenset(
    column.return_name
    for table in TABLES.values()
    for column in table.columns
    if column.kind in (Kind.CODE, Kind.YES_NO)
) | {"CHILD", "UASC"}
DAY_TEXT = "%d/%m/%Y"


def load(tables: Mapping[str, Any], suffix: str = "") -> dict[str, nw.DataFrame[Any]]:
    """Each table as upper-case text with nulls for empty cells, a date column beside each date
    column (``DECOM day``), and `row`, the row's position from 0. `suffix` is put to the names.
    """
    known = {name.upper(): name for name in TABLE_NAMES}
    loaded = {}
    for given, frame in tables.items():
        if frame is None:
            continue
        name = known.get(given.upper().replace("_", ""))
        if name is None:
            raise UsageError(
                f"{given!r} is no table of the return. The tables are {', '.join(TABLE_NAMES)}."
            )
        loaded[name + suffix] = load_table(frame)
    return loaded


def load_table(given: Any) -> nw.DataFrame[Any]:
    """One table, of any engine that narwhals knows."""
    frame = nw.from_native(given)
    if isinstance(frame, nw.LazyFrame):
        frame = frame.collect()
    if frame.implementation.is_polars():
        others = {name: kind for name, kind in frame.schema.items() if kind != nw.String}
        frame = frame.with_columns(*(as_text(*each) for each in others.items()))
    else:
        frame = from_values(frame)
    frame = frames.in_capitals(frame)
    days = {name: f"{name} day" for name in frame.columns if name in DATES}
    return frames.with_days(frame, days).with_row_index("row")


def as_text(name: str, kind: Any) -> nw.Expr:
    """A column of any type as the text a CSV would hold."""
    column = nw.col(name)
    if kind in (nw.Date, nw.Datetime):
        return column.dt.to_string(DAY_TEXT)
    if kind.is_float():
        # A column of whole numbers with gaps becomes decimals in some programs.
        column = nw.when(~column.is_nan()).then(column)
        whole = column.round(0) == column
        return (
            nw.when(whole)
            .then(column.cast(nw.Int64).cast(nw.String))
            .otherwise(column.cast(nw.String))
        ).alias(name)
    return column.cast(nw.String)


def from_values(frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """A frame of another engine, cell by cell."""
    columns = {name: [cell_text(cell) for cell in frame[name].to_list()] for name in frame.columns}
    return frames.from_columns(columns, dict.fromkeys(columns, nw.String))


def cell_text(cell: Any) -> str | None:
    """A cell as the text a CSV would hold."""
    if cell is None or cell != cell:  # NaN differs from itself
        return None
    if isinstance(cell, date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
