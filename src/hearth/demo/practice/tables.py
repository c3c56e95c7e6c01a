"""The CSV files of the dataset, opened with the headings its reader knows."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from hearth.sources.ssd.layout import ssd_tables

__all__ = ["SsdFiles"]

LEFT_OUT = frozenset({"pers_common_child_id"})  # another name for one already there


class SsdFiles:
    """The files of an export, open for writing: one for each table, by field name."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        """Make the folder and the files with their headings; `stack` closes them."""
        folder.mkdir(parents=True, exist_ok=True)
        self._writers: dict[str, Any] = {}
        for name, fields in ssd_tables().items():
            headings = [each for each in fields if each not in LEFT_OUT]
            file = stack.enter_context(
                (folder / f"{name}.csv").open("w", encoding="utf-8", newline="")
            )
            writer = csv.DictWriter(file, headings, lineterminator="\n")
            writer.writeheader()
            self._writers[name] = writer

    def add(self, table: str, **cells: Any) -> None:
        """Write a row; fields left out are empty. Days are datetimes, as the dataset keeps them."""
        self._writers[table].writerow({name: text(value) for name, value in cells.items()})


def text(value: Any) -> str:
    """A cell as exports write it."""
    if value is None:
        return ""
    return f"{value:%Y-%m-%d} 00:00:00.000" if isinstance(value, date) else str(value)
