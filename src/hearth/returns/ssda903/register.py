"""Ofsted's register of homes read from files: its workbooks, or a CSV of five columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.errors import UnreadableError
from hearth.returns.ssda903.providers import COLUMNS
from hearth.sources.plain.workbook import BadWorkbook, is_workbook, sheets_of
from hearth.sources.text import to_utf8

__all__ = ["read_register", "register_in"]

# The headings, in lower case, that a column goes by in the layouts Ofsted has used.
HEADINGS = {
    "URN": ("urn", "provider urn", "setting urn"),
    "PLACE_CODES": (
        "place_codes",
        "place codes",
        "placement code",
        "placement codes",
        "placement code (placement type)",
    ),
    "PROVIDER_CODES": (
        "provider_codes",
        "provider codes",
        "placement provider code",
        "placement provider codes",
    ),
    "REG_END": (
        "reg_end",
        "deregistration date",
        "deregistered date",
        "de-registration date",
        "closed date",
        "date closed",
        "reg end",
    ),
    "POSTCODE": (
        "postcode",
        "setting address postcode",
        "setting address_postcode",
        "setting postcode",
        "provider address postcode",
        "provider postcode",
    ),
}
NEEDED = ("PLACE_CODES", "PROVIDER_CODES")
SUPPORTED = ("sa providers",)  # supported accommodation, whose placement code is K3
LINES_BEFORE = 20  # titles and notes above the headings

Row = dict[str, str | None]


def read_register(path: Path) -> nw.DataFrame[Any]:
    """As `register_in`, of a file."""
    return register_in(path.read_bytes(), str(path))


def register_in(data: bytes, name: str) -> nw.DataFrame[Any]:
    """A frame with the columns of `providers.COLUMNS`, one row per URN.

    `name` is what sentences call the file.

    Codes separated by slashes are separated by commas; a URN on several rows, as supported
    accommodation has, keeps all its codes and its first postcode. UnreadableError when no sheet
    has a column URN, or none says what placements or providers the homes are for.
    """
    try:
        sheets = sheets_of(data) if is_workbook(data) else [(name, csv_rows(data))]
    except BadWorkbook as error:
        raise UnreadableError(f"{name} {error}") from error
    rows = [row for sheet, cells in sheets for row in rows_of(sheet, cells)]
    if not rows:
        raise UnreadableError(
            f"{name} is no list of providers: no sheet of it has a column URN with rows below."
            f" A CSV needs the columns {', '.join(COLUMNS)}."
        )
    for column in NEEDED:
        if not any(row.get(column) for row in rows):
            known = ", ".join(HEADINGS[column])
            raise UnreadableError(
                f"{name} says nothing of {column.replace('_', ' ').lower()}: no column is called"
                f" one of {known}. Every home would fail. Add the column."
            )
    whole = list(one_each(rows).values())
    columns = {column: [row.get(column) for row in whole] for column in COLUMNS}
    return frames.from_columns(columns, dict.fromkeys(COLUMNS, nw.String))


def csv_rows(data: bytes) -> list[list[Any]]:
    """A CSV's rows, headings first."""
    frame = frames.read_csv_text(to_utf8(data).data)
    return [list(frame.columns), *map(list, frame.iter_rows())]


def rows_of(sheet: str, cells: Sequence[Sequence[Any]]) -> Iterator[Row]:
    """The providers of one sheet; none when it has no headings that fit."""
    starts = (n for n, line in enumerate(cells[:LINES_BEFORE]) if "URN" in headings(line))
    start = next(starts, None)
    if start is None:
        return
    places = headings(cells[start])
    fixed = {"PLACE_CODES": "K3"} if sheet.strip().lower() in SUPPORTED else {}
    for line in cells[start + 1 :]:
        row: Row = {name: said(line[at]) for name, at in places.items() if at < len(line)}
        if row.get("URN"):
            yield tidy({**row, **fixed})


def headings(line: Sequence[Any]) -> Mapping[str, int]:
    """Where each column stands on a line of headings."""
    names = [" ".join(str(cell or "").lower().split()) for cell in line]
    return {
        column: names.index(found)
        for column, known in HEADINGS.items()
        if (found := next((name for name in known if name in names), None))
    }


def said(cell: Any) -> str | None:
    """A cell as text, a date as the return writes it."""
    if isinstance(cell, datetime | date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip() or None if cell is not None else None


def tidy(row: Row) -> Row:
    """Codes separated by commas, and a postcode and a URN without spaces."""
    for name in ("PLACE_CODES", "PROVIDER_CODES"):
        listed = (row.get(name) or "").upper().replace("/", ",").replace(" ", "")
        row[name] = listed or None
    for name in ("POSTCODE", "URN"):
        row[name] = (row.get(name) or "").upper().replace(" ", "") or None
    return row


def one_each(rows: Sequence[Row]) -> dict[str, Row]:
    """One row for each URN: every code it has on any row, open when one of its rows is."""
    whole: dict[str, Row] = {}
    for row in rows:
        urn = row["URN"] or ""
        if urn not in whole:
            whole[urn] = dict(row)
            continue
        kept = whole[urn]
        for name in ("PLACE_CODES", "PROVIDER_CODES"):
            both = [
                code for one in (kept, row) for code in (one.get(name) or "").split(",") if code
            ]
            kept[name] = ",".join(dict.fromkeys(both)) or None
        kept["POSTCODE"] = kept.get("POSTCODE") or row.get("POSTCODE")
        if row.get("REG_END") is None:
            kept["REG_END"] = None
    return whole
