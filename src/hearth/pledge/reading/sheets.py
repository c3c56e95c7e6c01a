"""A workbook with a sheet for each kind of thing, as the mapping a YAML file would be."""

from __future__ import annotations

from collections.abc import Iterator

from hearth.errors import UnreadableError
from hearth.pledge.reading.noting import Notes, Row
from hearth.pledge.shape import HEAD, KINDS
from hearth.sources.plain.workbook import BadWorkbook, Value, sheets_of, text_of
from hearth.sources.yaml_text import Lined

__all__ = ["said_in_sheets"]

Rows = list[list[Value]]
SHEETS = (HEAD.sheet, *KINDS)


def said_in_sheets(data: bytes, notes: Notes) -> Lined:
    """What a workbook says. UnreadableError for one that cannot be read or has no such sheet."""
    try:
        sheets = sheets_of(data)
    except BadWorkbook as why:
        raise UnreadableError(f"{notes.file} {why}") from None
    found = {key_of(name): (name, rows) for name, rows in sheets}
    said = Row(found.get(HEAD.sheet, (HEAD.sheet, []))[0], 1)
    if HEAD.sheet in found:
        for line, key, value in head_rows(found[HEAD.sheet][1]):
            said[key] = value
            said.lines[key] = line
    if not set(found) & set(SHEETS):
        raise UnreadableError(
            f"{notes.file} has no sheet of a strategy. Name its sheets {', '.join(SHEETS)}; those "
            "with nothing on them may be left out."
        )
    for key, (name, rows) in found.items():
        if key in KINDS:
            said[key] = list(rows_of(name, rows))
        elif key != HEAD.sheet and any(text_of(cell) for row in rows for cell in row):
            notes.note("", Row(name, 1), "", f"No sheet is called {name!r}. It is not read.")
    return said


def head_rows(rows: Rows) -> Iterator[tuple[int, str, str]]:
    """The head: a word and its value on each row."""
    for line, row in enumerate(rows, start=1):
        cells = [text_of(cell) for cell in row]
        if len(cells) > 1 and cells[0] and cells[1]:
            yield line, key_of(cells[0]), cells[1]


def rows_of(name: str, rows: Rows) -> Iterator[Row]:
    """Each row below the first as words by the headings of their columns."""
    first = next((at for at, row in enumerate(rows) if any(text_of(cell) for cell in row)), None)
    if first is None:
        return
    keys = [key_of(text_of(cell)) for cell in rows[first]]
    for line, row in enumerate(rows[first + 1 :], start=first + 2):
        said = Row(name, line)
        for key, cell in zip(keys, row, strict=False):
            text = prose_of(cell)
            if key and text:
                said.setdefault(key, text)
                said.lines[key] = line
        if said:
            yield said


def prose_of(cell: Value) -> str:
    """A cell's text; its lines are kept, since names may stand one to a line."""
    if isinstance(cell, str):
        return "\n".join(text_of(line) for line in cell.splitlines()).strip()
    return text_of(cell)


def key_of(heading: str) -> str:
    """A heading as the file's word: Tied to is tied-to."""
    return "-".join(heading.casefold().replace("_", " ").replace("-", " ").split())
