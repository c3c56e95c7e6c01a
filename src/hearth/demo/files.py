"""The CSV files of one year's return."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

from hearth.dates import CollectionYear
from hearth.demo.rows import Row
from hearth.records import TABLES

__all__ = ["YearFiles"]

# Where the usual name of a file is not the table's own.
FILE_NAMES = {
    "placed_adoption": "placed_for_adoption.csv",
    "prev_perm": "previous_permanence.csv",
}


class _Writer(Protocol):
    def writerows(self, rows: Iterable[Iterable[str]], /) -> object: ...


class YearFiles:
    """One year's return, open for writing: a file for each table the year has."""

    def __init__(self, stack: ExitStack, folder: Path, year: CollectionYear) -> None:
        """Make the folder and the files with their header lines; `stack` closes them."""
        self.year = year
        self._writers: dict[str, _Writer] = {}
        folder.mkdir(parents=True, exist_ok=True)
        for name, table in TABLES.items():
            if table.since <= year.ending:
                path = folder / FILE_NAMES.get(name, f"{name}.csv")
                file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow([column.return_name for column in table.columns])
                self._writers[name] = writer

    def add(self, table: str, new: Iterable[Row]) -> None:
        """Write rows, if this year's return has the table."""
        if table in self._writers:
            self._writers[table].writerows(new)
