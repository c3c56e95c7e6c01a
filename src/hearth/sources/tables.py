"""Small tables from CSV files: rows with their line, and what is wrong with a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from hearth.errors import FaultError, NotFoundError, UnreadableError
from hearth.sources.text import first_rows, to_utf8
from hearth.sources.words import in_words

__all__ = ["Row", "RowFault", "Table", "each", "read_table", "table_in"]

Read = TypeVar("Read")
BIGGEST = 20_000_000  # bytes: a price of every placement in England is smaller


@dataclass(frozen=True)
class Row:
    """One row: the line it stands on as a spreadsheet shows it, and its cells by heading."""

    line: int
    cells: Mapping[str, str]

    def text(self, heading: str) -> str:
        """The cell without spaces around it; empty where there is none."""
        return (self.cells.get(heading) or "").strip()


@dataclass(frozen=True)
class RowFault:
    """A row that is left out, or a fault of the whole table (`row` None).

    `row` is the line as a spreadsheet shows it. `sentence` names the file and the row.
    """

    row: int | None
    sentence: str

    def __str__(self) -> str:
        """The sentence."""
        return self.sentence


@dataclass(frozen=True)
class Table:
    """A table of a file called `name`: its headings in lower case, and its rows that hold words."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    def fault(self, line: int | None, sentence: str) -> RowFault:
        """A fault that names the file and the row."""
        where = f"{self.name}, row {line}" if line else self.name
        return RowFault(line, f"{where}: {sentence}")


def read_table(path: Path, needed: Sequence[str]) -> Table:
    """A CSV file as a table. UnreadableError when it lacks a heading that is needed."""
    if not path.is_file():
        raise NotFoundError(f"There is no file {path}. Check its name and folder.")
    if path.stat().st_size > BIGGEST:
        raise UnreadableError(f"{path.name} is too large for a table of this kind.")
    return table_in(path.name, path.read_bytes(), needed)


def table_in(name: str, data: bytes, needed: Sequence[str]) -> Table:
    """The same of a file that was given as bytes."""
    lines = lines_in(name, data)
    headings = tuple(cell.strip().casefold() for cell in lines[0][1]) if lines else ()
    lacking = [heading for heading in needed if heading not in headings]
    if lacking:
        raise UnreadableError(
            f"{name} has no column {in_words(lacking)}. Its first line must hold the headings"
            f" {in_words(needed)}; it holds {in_words(headings) if any(headings) else 'nothing'}."
        )
    rows = (
        Row(line, dict(zip(headings, [*cells, *[""] * len(headings)], strict=False)))
        for line, cells in lines[1:]
        if any(cell.strip() for cell in cells)
    )
    return Table(name, headings, tuple(rows))


def lines_in(name: str, data: bytes) -> list[tuple[int, list[str]]]:
    """The rows of a CSV file with the line each ends on, whatever it was saved as."""
    text = to_utf8(data).data
    separator = next((mark for _, mark, _ in first_rows(text, 1)), ",")
    reader = csv.reader(io.StringIO(text.decode("utf-8"), newline=""), delimiter=separator)
    try:
        return [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        raise UnreadableError(
            f"{name}, row {reader.line_num}, cannot be read as CSV ({error}). "
            "Save it from the spreadsheet again as CSV."
        ) from error


def each(
    table: Table, read: Callable[[Row], Read], rows: Iterable[Row] | None = None
) -> tuple[list[tuple[Row, Read]], list[RowFault]]:
    """What each row is read into; a fault for each that cannot be."""
    good: list[tuple[Row, Read]] = []
    faults = []
    for row in table.rows if rows is None else rows:
        try:
            good.append((row, read(row)))
        except FaultError as error:
            column = f"{error.key}: " if error.key else ""
            faults.append(table.fault(row.line, f"{column}{error} The row is left out."))
    return good, faults
