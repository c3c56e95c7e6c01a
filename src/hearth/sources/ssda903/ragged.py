"""Rows with more or fewer cells than there are headings: put right only where that is sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.sources.problems import Problem
from hearth.sources.ssda903.raw import Raw, listed
from hearth.sources.text import first_rows
from hearth.sources.words import count_of

__all__ = ["UNNAMED", "is_filled", "mend", "widen", "without_shifted"]

UNNAMED = re.compile(r"column \d+")  # how a heading that is empty is named


def widen(data: bytes, separator: str) -> tuple[bytes, int]:
    """Give empty headings to empty cells beyond the last one, when the first row has such cells.

    Systems that end each row but not the headings with a separator would make every row ragged.
    """
    lines = [cells for _, found, cells in first_rows(data, 2) if found == separator]
    beyond = lines[1][len(lines[0]) :] if len(lines) == 2 else []
    if not beyond or any(cell.strip() for cell in beyond):
        return data, 0
    headings, end, rows = data.partition(b"\n")
    wider = headings.rstrip(b"\r") + separator.encode() * len(beyond)
    return wider + end + rows, len(beyond)


def mend(
    raw: Raw,
    ragged: Sequence[frames.RaggedRow],
    headings: Sequence[str],
    widened: int,
    problems: list[Problem],
) -> Raw:
    """Put back ragged rows whose cells can be told apart, and leave out the others.

    `headings` end with `widened` that the file does not have. Each row is said.
    """
    if not ragged:
        return raw
    wide = len(headings) - widened
    offset = raw.frame["line"][0] - raw.frame["row"][0]
    mended: dict[str, list[Any]] = {name: [] for name in raw.frame.columns}
    for one in ragged:
        place = {"row": one.row, "line": one.row + offset, "child": None}
        fits = not any(cell.strip() for cell in one.cells[wide:])
        if len(one.cells) != wide:
            problems.append(raw.problem(place, "", words(one, wide, fits), blocking=not fits))
        if fits:
            cells = [cell or None for cell in one.cells[:wide]]
            cells += [None] * (len(headings) - len(cells))
            row = dict(zip(headings, cells, strict=True)) | place
            for name, values in mended.items():
                values.append(row[name])
    whole = raw.frame.filter(~nw.col("row").is_in([one.row for one in ragged]))
    back = frames.from_columns(mended, raw.frame.schema)
    return raw.with_frame(nw.concat([whole, back]).sort("row"))


def words(one: frames.RaggedRow, wide: int, fits: bool) -> str:
    """What is said of a row with too many or too few cells."""
    cells = f"has {count_of(len(one.cells), 'cell')} where there are {wide} headings"
    if len(one.cells) < wide:
        return f"the row {cells}; those that are missing are taken as empty."
    if fits:
        return f"the row {cells}; those beyond are empty and passed over."
    return f"the row {cells}, so which is which cannot be told. The row is left out."


def without_shifted(raw: Raw, headings: Sequence[str], problems: list[Problem]) -> Raw:
    """Leave out the few rows that have something beyond the last heading with a name.

    Their cells have moved along. Where most rows have it, a column has lost its heading instead.
    """
    beyond = list(takewhile(UNNAMED.fullmatch, reversed(headings)))
    if not beyond:
        return raw
    moved = nw.any_horizontal(is_filled(*beyond), ignore_nulls=True)
    rows = raw.frame.filter(moved).select("row", "line", child=nw.lit(None, nw.String))
    if len(rows) * 2 > len(raw.frame):
        return raw
    what = "a cell beyond the last heading, so which is which cannot be told"
    problems += listed(
        rows,
        lambda row: raw.problem(row, "", f"the row has {what}. It is left out.", blocking=True),
        lambda more: raw.of_file(f"has {count_of(more, 'more row')} with {what}.", blocking=True),
    )
    return raw.with_frame(raw.frame.filter(~moved))


def is_filled(*names: str) -> nw.Expr:
    """Whether a cell of text has anything in it."""
    return nw.col(*names).str.strip_chars().fill_null("") != ""
