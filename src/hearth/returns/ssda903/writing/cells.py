"""Rows made the text of a year's return: its codes, its dates, postcodes as people write them."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.records import Column, Kind, Table
from hearth.returns.ssda903.writing.layout import DAY
from hearth.vocabulary import in_year

__all__ = ["as_cells"]

WHOLE_POSTCODE = r"^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$"


def as_cells(table: Table, rows: nw.DataFrame[Any], year: CollectionYear) -> nw.DataFrame[Any]:
    """A table's rows as text under the return's column names; null where nothing is held."""
    cells = [cell(column, rows, year).alias(column.return_name) for column in table.columns]
    return rows.select(*cells)


def cell(column: Column, rows: nw.DataFrame[Any], year: CollectionYear) -> nw.Expr:
    """One column as text."""
    value = nw.col(column.name)
    if column.kind is Kind.DATE:
        return value.dt.to_string(DAY)
    if column.kind is Kind.POSTCODE:
        return value.str.replace(WHOLE_POSTCODE, "${1} ${2}")
    if column.code_set:
        codes = rows[column.name].drop_nulls().unique().to_list()
        said = {code: in_year(column.code_set, code, year.ending) for code in codes}
        changed = {code: then for code, then in said.items() if code != then}
        for code, then in changed.items():
            value = nw.when(nw.col(column.name) == code).then(nw.lit(then)).otherwise(value)
        return value
    return value if rows[column.name].dtype == nw.String else value.cast(nw.String)
