"""A strategy written back as the workbook it could have been read from; an empty one to fill in."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import xlsxwriter

from hearth.pledge.shape import HEAD, HOLDERS, KINDS, NAMED, OF, Kind
from hearth.pledge.strategy import Strategy
from hearth.pledge.writing import said_in

__all__ = ["to_workbook"]

Said = Mapping[str, Any]
WIDE, NARROW = 60, 18


def to_workbook(strategy: Strategy) -> bytes:
    """The whole of a strategy as a workbook with a sheet for each kind, every cell text.

    Reading it gives the same strategy again, but for notes and values of things that have neither
    a number nor words of their own.
    """
    said = said_in(strategy)
    rows = flat(said)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(HEAD.sheet)
        sheet.set_column(0, 0, NARROW)
        sheet.set_column(1, 1, WIDE, wrapped)
        for at, key in enumerate(HEAD.keys):
            sheet.write_string(at, 0, key, bold)
            sheet.write_string(at, 1, str(said.get(key, "")))
        for name, kind in KINDS.items():
            fill(book.add_worksheet(name), kind, rows[name], bold, wrapped)
    return out.getvalue()


def fill(sheet: Any, kind: Kind, rows: list[dict[str, Any]], bold: Any, wrapped: Any) -> None:
    """One sheet: its words as headings, and a row for each thing."""
    columns = ((OF,) if kind.sheet in (*HOLDERS, *NAMED) else ()) + kind.keys
    for at, key in enumerate(columns):
        sheet.set_column(at, at, WIDE if key in (kind.needs, "note") else NARROW, wrapped)
        sheet.write_string(0, at, key, bold)
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(rows, start=1):
        for at, key in enumerate(columns):
            value = row.get(key, "")
            text = "\n".join(value) if isinstance(value, list) else str(value)
            sheet.write_string(line, at, text)


def flat(said: Said) -> dict[str, list[dict[str, Any]]]:
    """Every thing by its sheet, with what it stands under."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    given = Counter((sheet, thing.get("number")) for sheet, thing, _ in things(said, ""))
    for sheet, thing, holder in things(said, None):
        under = {OF: called(holder, given)} if holder is not None else {}
        rows[sheet].append({**under, **thing})
    return rows


def things(said: Said, holder: Any) -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Each thing of a nested mapping with its sheet and what holds it."""
    for sheet in KINDS:
        for thing in said.get(sheet, ()):
            yield sheet, thing, holder
            yield from things(thing, (KINDS[sheet], thing))


def called(holder: tuple[Kind, Said], given: Counter[tuple[str, Any]]) -> str:
    """What a thing's row says of what it stands under: its number, if no other has it, or words."""
    kind, thing = holder
    number = thing.get("number")
    if number and given[kind.sheet, number] == 1:
        return str(number)
    return str(thing.get(kind.needs, ""))
