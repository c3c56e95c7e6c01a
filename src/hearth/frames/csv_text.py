"""CSV as text: every cell as typed, empty cells null, nothing guessed and nothing cut off."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from hearth.errors import UnreadableError

__all__ = ["RaggedRow", "read_csv_ragged", "read_csv_text"]

CHUNK = 50_000  # rows turned into a frame at a time, which bounds memory
LONGEST_CELL = 1_000_000  # characters: a long case note is read, a file that is no table is not
MOST_COLUMNS = 2_000  # as many as any system writes, some times over

# Python keeps this limit for the whole process: it is set once, here, so that a file is read alike
# whoever read one before.
csv.field_size_limit(LONGEST_CELL)


@dataclass(frozen=True)
class RaggedRow:
    """A row with more or fewer cells than there are headings. `row` counts from 0."""

    row: int
    cells: tuple[str, ...]


def read_csv_text(data: bytes, separator: str = ",") -> nw.DataFrame[Any]:
    """A CSV file as a frame of text; see `read_csv_ragged`.

    Raises UnreadableError when any row has more or fewer cells than there are headings.
    """
    frame, ragged = read_csv_ragged(data, separator)
    if ragged:
        row = ragged[0]
        raise UnreadableError(
            f"Row {row.row + 1} below the headings has {len(row.cells)} cells where there are "
            f"{len(frame.columns)} headings, as do {len(ragged) - 1} more rows. "
            "Put the separators right and try again."
        )
    return frame


def read_csv_ragged(
    data: bytes, separator: str = ","
) -> tuple[nw.DataFrame[Any], tuple[RaggedRow, ...]]:
    """A CSV file as a frame of text, and the rows that do not fit its headings.

    `data` is UTF-8, with or without a byte order mark. Every column is String, cells are kept as
    typed, spaces included, and an empty cell is null. The first line is the headings; a repeated
    heading gets a number (``DOB (2)``) and an empty one its position (``column 3``). Blank lines
    inside the file are rows of nulls and a ragged row is all null in the frame, so that the frame's
    row n is always the file's row n; blank lines at the end are left out. If a quotation mark is
    never closed, quotation marks are read as ordinary characters. Raises UnreadableError when
    there are no headings or the data are not UTF-8.
    """
    text = one_line_ending(data)
    headings, body = split_headings(text, separator)
    frame = fast(body, headings, separator)
    if frame is not None:
        return nw.from_native(frame), ()
    return careful(body, headings, separator)


def one_line_ending(data: bytes) -> bytes:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"The file is not UTF-8 text: byte {error.start + 1} makes no character. "
            "Save it again as CSV UTF-8."
        ) from error
    plain = data.removeprefix(b"\xef\xbb\xbf")
    return plain.replace(b"\r\n", b"\n").replace(b"\r", b"\n").rstrip(b"\n")


def split_headings(text: bytes, separator: str) -> tuple[list[str], bytes]:
    line, _, body = text.partition(b"\n")
    try:
        cells = next(csv.reader([line.decode("utf-8")], delimiter=separator), [])
    except csv.Error as error:
        raise UnreadableError(
            f"The first line cannot be read as headings ({error}). Put the column names there."
        ) from error
    if not cells:
        raise UnreadableError("The first line has no headings. Put the column names there.")
    if len(cells) > MOST_COLUMNS:
        raise UnreadableError(
            f"The first line has {len(cells):,} headings, far more than any table of a return or"
            " an export. Give the file as its system wrote it."
        )
    return unique(cells), body


def unique(cells: list[str]) -> list[str]:
    names: dict[str, None] = {}
    for position, cell in enumerate(cells, start=1):
        given = name = cell.strip() or f"column {position}"
        repeat = 1
        while name in names:
            repeat += 1
            name = f"{given} ({repeat})"
        names[name] = None
    return list(names)


def fast(body: bytes, headings: list[str], separator: str) -> pl.DataFrame | None:
    """The engine's own reader, or None when it cannot be shown to have read every cell.

    The engine refuses rows that are too long but fills up rows that are too short without a word,
    so the separators it made cells from are counted against those in the file.
    """
    schema = dict.fromkeys(headings, pl.String)
    if not body:
        return pl.DataFrame(schema=schema)
    try:
        read = pl.read_csv(body, separator=separator, has_header=False, schema=schema, glob=False)
    except pl.exceptions.PolarsError:
        return None
    inside = pl.all().str.count_matches(separator, literal=True).sum()
    within_cells = sum(read.select(inside).row(0)) if b'"' in body else 0
    between_cells = (len(headings) - 1) * read.height
    if body.count(separator.encode()) != between_cells + within_cells:
        return None
    return empty_as_null(read)


def careful(
    body: bytes, headings: list[str], separator: str
) -> tuple[nw.DataFrame[Any], tuple[RaggedRow, ...]]:
    """Row by row, for files whose rows are not all of one length."""
    text = body.decode("utf-8")
    try:
        return by_row(csv.reader(io.StringIO(text), delimiter=separator, strict=True), headings)
    except csv.Error:
        lines = (line.split(separator) if line else [] for line in text.split("\n"))
        return by_row(lines, headings)


def by_row(
    rows: Iterator[list[str]], headings: list[str]
) -> tuple[nw.DataFrame[Any], tuple[RaggedRow, ...]]:
    schema = dict.fromkeys(headings, pl.String)
    blank = [""] * len(headings)
    ragged: list[RaggedRow] = []
    chunks = [pl.DataFrame(schema=schema)]
    first = 0
    while chunk := list(islice(rows, CHUNK)):
        for row, cells in enumerate(chunk):
            if len(cells) != len(headings):
                chunk[row] = blank
                if cells:
                    ragged.append(RaggedRow(first + row, tuple(cells)))
        columns = zip(*chunk, strict=True)
        chunks.append(pl.DataFrame(dict(zip(headings, columns, strict=True)), schema=schema))
        first += len(chunk)
    return nw.from_native(empty_as_null(pl.concat(chunks))), tuple(ragged)


def empty_as_null(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.all().replace("", None))
