"""The return of one year, drawn up from the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.records import TABLES, Record
from hearth.returns.ssda903.writing.belonging import rows_of_year
from hearth.returns.ssda903.writing.cells import as_cells
from hearth.returns.ssda903.writing.layout import tables_of
from hearth.returns.ssda903.writing.remarks import Remark, remarks_on

__all__ = ["YearReturn", "year_return"]


@dataclass(frozen=True)
class YearReturn:
    """A return as it would be sent.

    `tables` maps the return's table names to frames of text, as `check` takes them. `remarks` are
    what the return asks for and the record does not hold.
    """

    year: CollectionYear
    tables: Mapping[str, nw.DataFrame[Any]]
    remarks: tuple[Remark, ...] = ()

    @property
    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        return {name: len(table) for name, table in self.tables.items()}


def year_return(record: Record, year: CollectionYear) -> YearReturn:
    """The return of a collection year, of everything the record holds of it.

    The `year` of a row, where it has one, is the return it came with; a row without one belongs
    wherever its dates say.
    """
    held = {name: record[name].collect() for name in TABLES}
    last = max(record.years, default=year.ending)
    rows = rows_of_year(held, year, last)
    tables = {
        table.return_name: as_cells(table, rows[table.name], year) for table in tables_of(year)
    }
    return YearReturn(year, tables, remarks_on(rows, tables, held, record.years, year))
