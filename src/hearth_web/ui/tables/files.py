"""The table as a file. No cell can run as a formula, whatever somebody typed into a name."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils import timezone
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hearth.documents.words import clean
from hearth_web.ui.tables.model import Column, Table
from hearth_web.ui.words import NOT_KNOWN, is_unknown

__all__ = ["as_csv", "as_excel"]

# A spreadsheet takes text that begins so for a formula, or hides the beginning and then does.
FORMULA = re.compile("^[=+\\-@\t\r\n＝＋－＠]")
LONGEST_CELL = 32_767
LONGEST_SHEET_NAME = 31
WIDEST = 60


def as_csv(table: Table) -> bytes:
    """UTF-8 with the mark Excel needs; dates as 2024-05-03, numbers plain, text never a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_harmless(column.label) for column in table.columns])
    writer.writerows([_csv_cell(value) for value in row] for row in table.cells())
    return out.getvalue().encode("utf-8-sig", errors="replace")


def as_excel(table: Table) -> bytes:
    """A workbook of one sheet: real dates and numbers, text written as text."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": clean(table.caption)})
    sheet = book.add_worksheet(_sheet_name(table.caption))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    formats = [book.add_format({"num_format": _excel_format(c)}) for c in table.columns]
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, clean(column.label), bold)
    widths = [len(column.label) for column in table.columns]
    last = 0
    for last, row in enumerate(table.cells(), 1):
        for at, value in enumerate(row):
            widths[at] = max(widths[at], _write(sheet, last, at, value, formats[at]))
    _arrange(sheet, last, widths)
    book.close()
    return out.getvalue()


def _csv_cell(value: Any) -> str:
    if is_unknown(value):
        return NOT_KNOWN
    match value:
        case bool():
            return "Yes" if value else "No"
        case datetime():
            return _naive(value).isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case int() | float() | Decimal():
            return format(value, "f") if isinstance(value, Decimal) else str(value)
    return _harmless(str(value))


def _harmless(words: str) -> str:
    """Text that begins like a formula gets an apostrophe before it."""
    return f"'{words}" if FORMULA.match(words) else words


def _write(sheet: Worksheet, row: int, at: int, value: Any, form: Format) -> int:
    """Write one cell as what it is; how many letters wide it is."""
    writer: Callable[..., Any]
    match value:
        case bool():
            value, writer = "Yes" if value else "No", sheet.write_string
        case datetime():
            value, writer = _naive(value), sheet.write_datetime
        case date():
            writer = sheet.write_datetime
        case int() | float() | Decimal() if not is_unknown(value):
            writer = sheet.write_number
        case _:
            words = NOT_KNOWN if is_unknown(value) else clean(str(value))
            value, writer = _fitting(words), sheet.write_string
    writer(row, at, value, form)
    return len(str(value))


def _fitting(words: str) -> str:
    """Text no longer than a cell of Excel may be, its cut shown."""
    cut = _cut(words, LONGEST_CELL)
    return words if cut == words else _cut(words, LONGEST_CELL - 1) + "…"


def _cut(words: str, most: int) -> str:
    """The beginning of the words, measured as Excel does: in pairs of bytes."""
    return words.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore")


def _arrange(sheet: Worksheet, last: int, widths: list[int]) -> None:
    """Headings that stay and filter; columns as wide as their words, within reason."""
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(last, 1), len(widths) - 1)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, min(width, WIDEST) + 3)


def _excel_format(column: Column) -> str:
    places = "." + "0" * column.decimals if column.decimals else ""
    return {
        "money": "£#,##0.00" if column.decimals is None else f"£#,##0{places}",
        "percent": f'0{places}"%"' if column.decimals is not None else 'General"%"',
        "number": f"#,##0{places}" if column.decimals is not None else "General",
        "date": "d mmm yyyy",
        "time": "d mmm yyyy hh:mm",
    }.get(column.kind, "@")


def _naive(moment: datetime) -> datetime:
    """The moment as the clock here shows it; neither file can hold a time zone."""
    here = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return here.replace(tzinfo=None)


def _sheet_name(caption: str) -> str:
    """A name Excel accepts: no brackets, slashes, colons, stars, marks, not too long."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", clean(caption)).strip("' ")
    return _cut(plain, LONGEST_SHEET_NAME).strip("' ") or "Table"
