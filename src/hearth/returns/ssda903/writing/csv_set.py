"""The return as a set of CSV files: UTF-8, one file a table, headings and nothing guessed."""

from __future__ import annotations

import io

from hearth.returns.ssda903.writing.drawing_up import YearReturn
from hearth.returns.ssda903.writing.layout import file_name, headed_writer, tables_of

__all__ = ["csv_files"]


def csv_files(ours: YearReturn) -> dict[str, bytes]:
    """File name to contents, every table of the year, those without rows with their headings."""
    files = {}
    for table in tables_of(ours.year):
        text = io.StringIO(newline="")
        headed_writer(text, table).writerows(ours.tables[table.return_name].iter_rows())
        files[file_name(table)] = text.getvalue().encode("utf-8")
    return files
