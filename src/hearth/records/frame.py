"""Typed frames of a table, empty or from plain rows, and a whole record from plain rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.errors import UsageError
from hearth.records.model import Kind, Record, Table
from hearth.records.tables import TABLES, table

__all__ = ["Rows", "empty", "frame_from", "record_from", "schema_of"]

# Plain rows (a list of dicts) or plain columns (a dict of equally long lists).
Rows = Sequence[Mapping[str, Any]] | Mapping[str, Sequence[Any]]

TYPES = {Kind.DATE: nw.Date, Kind.INTEGER: nw.Int64, Kind.YES_NO: nw.Boolean}


def schema_of(table: Table) -> dict[str, Any]:
    """Column name to narwhals type, in the table's order, then `year` (Int64).

    Dates are Date, whole numbers Int64, yes or no Boolean, everything else String.
    """
    types = {column.name: TYPES.get(column.kind, nw.String) for column in table.columns}
    return {**types, "year": nw.Int64}


def empty(table: Table) -> nw.LazyFrame[Any]:
    """The table with no rows, in its types."""
    return frames.empty(schema_of(table)).lazy()


def frame_from(table: Table, rows: Rows, year: int | None = None) -> nw.LazyFrame[Any]:
    """The table from plain rows or plain columns.

    Dates may be `date` or text such as ``2024-05-01``. A column left out is null, and `year` left
    out is `year`. Raises UsageError for a column that the table has not, or a row without a year.
    """
    plain = rows if isinstance(rows, Mapping) else columns_of(rows)
    schema = schema_of(table)
    refuse_unknown(table, plain, schema)
    height = max((len(values) for values in plain.values()), default=0)
    columns = {name: list(plain.get(name, [None] * height)) for name in schema}
    columns["year"] = [year if given is None else given for given in columns["year"]]
    if None in columns["year"]:
        raise UsageError(f"A row of {table.name} has no collection year. Give `years`.")
    for column in table.columns:
        if column.kind is Kind.DATE:
            columns[column.name] = [to_date(value) for value in columns[column.name]]
    return frames.from_columns(columns, schema).lazy()


def record_from(
    tables: Mapping[str, Rows],
    years: Iterable[int] = (),
    given: Mapping[int, frozenset[str]] | None = None,
) -> Record:
    """A record from plain rows, for tests and the demo council.

    `years` are the collection years read; when left out they are those the rows name. A row that
    names none belongs to the last of them. `given` defaults to every year having had every table
    named in `tables`.
    """
    read = tuple(sorted(set(years) or years_named(tables)))
    last = read[-1] if read else None
    filled = {name: frame_from(table(name), rows, last) for name, rows in tables.items()}
    return Record(
        tables={name: filled.get(name, empty(one)) for name, one in TABLES.items()},
        years=read,
        given=dict.fromkeys(read, frozenset(tables)) if given is None else given,
    )


def columns_of(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Rows turned into columns; a cell that a row leaves out is null."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def refuse_unknown(table: Table, plain: Iterable[str], schema: Mapping[str, Any]) -> None:
    """Say which column the table does not have, and the nearest it has."""
    for name in plain:
        if name not in schema:
            nearest = get_close_matches(name, schema, n=1, cutoff=0.0)[0]
            raise UsageError(f"{table.name} has no column {name!r}. The nearest is {nearest!r}.")


def years_named(tables: Mapping[str, Rows]) -> set[int]:
    """The collection years that rows name for themselves."""
    plain = [rows if isinstance(rows, Mapping) else columns_of(rows) for rows in tables.values()]
    return {year for columns in plain for year in columns.get("year", ()) if year is not None}


def to_date(value: date | str | None) -> date | None:
    """A date as it is, or from ISO text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
