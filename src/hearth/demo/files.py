"""The CSV files of one year's return."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from hearth.dates import CollectionYear
from hearth.demo.rows import Row
from hearth.returns.ssda903.writing import RowWriter, file_name, headed_writer, tables_of

__all__ = ["YearFiles"]


class YearFiles:
    """One year's return, open for writing: a file for each table the year has."""

    def __init__(self, stack: ExitStack, folder: Path, year: CollectionYear) -> None:
        """Make the folder and the files with their header lines; `stack` closes them."""
        self.year = year
        self._writers: dict[str, RowWriter] = {}
        folder.mkdir(parents=True, exist_ok=True)
        for table in tables_of(year):
            path = folder / file_name(table)
            file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            self._writers[table.name] = headed_writer(file, table)

    def add(self, table: str, new: Iterable[Row]) -> None:
        """Write rows, if this year's return has the table."""
        if table in self._writers:
            self._writers[table].writerows(new)
