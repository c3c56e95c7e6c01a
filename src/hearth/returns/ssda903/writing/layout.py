"""How a return looks on disk: which files, called what, with which headings and dates."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Protocol, TextIO

from hearth.dates import CollectionYear
from hearth.records import TABLES, Table

__all__ = [
    "DAY",
    "RowWriter",
    "date_text",
    "file_name",
    "headed_writer",
    "tables_of",
    "workers_since",
]

DAY = "%d/%m/%Y"
# Where the usual name of a file is not the table's own.
FILE_NAMES = {
    "placed_adoption": "placed_for_adoption.csv",
    "prev_perm": "previous_permanence.csv",
    "dolo": "DoLo.csv",
}
# In its first year the return asked for the workers of that year; since then of the one before too.
ONE_YEAR_OF_WORKERS = 2024
A_YEAR = timedelta(days=365)  # as the return's check SW07 counts


class RowWriter(Protocol):
    """What takes rows of text cells."""

    def writerows(self, rows: Iterable[Iterable[str | None]], /) -> object:
        """Write rows, nothing for None."""


def tables_of(year: CollectionYear) -> tuple[Table, ...]:
    """The tables the return of a year has, in its order."""
    return tuple(table for table in TABLES.values() if table.since <= year.ending)


def file_name(table: Table) -> str:
    """The usual name of a table's CSV file."""
    return FILE_NAMES.get(table.name, f"{table.name}.csv")


def headed_writer(file: TextIO, table: Table) -> RowWriter:
    """A writer of a table's rows, the line of headings written."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([column.return_name for column in table.columns])
    return writer


@cache
def date_text(day: date | None) -> str:
    """A date as the return writes it; nothing for none."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day else ""


def workers_since(year: CollectionYear) -> date:
    """The first day on which a social worker's time may have ended to be in a year's return."""
    return year.start if year.ending <= ONE_YEAR_OF_WORKERS else year.start - A_YEAR
