"""The sheets of an Excel workbook, values only: no formula, macro or link is ever followed.

A workbook is a zip of XML that another library unpacks and lays out in memory, so it is unpacked
here first, counted, and only the parts that hold values are handed on.
"""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from hearth.sources.cells import bare
from hearth.sources.files import CANNOT_OPEN, OLD_OFFICE, is_office, unpacked

__all__ = ["BadWorkbook", "Value", "is_workbook", "sheets_of", "text_of"]

Value = str | int | float | bool | date | datetime | time | timedelta | None

MOST_CELLS = 20_000_000  # in the rectangle a sheet spans
MOST_BYTES = 1_000_000_000  # of all parts
VALUES = re.compile(r"\[Content_Types\]\.xml|_rels/.*|docProps/.*|xl/.*\.(xml|rels)")
ROW = re.compile(rb"<(?:\w+:)?row\b")
ROW_NUMBER = re.compile(rb"^[^>]*?\br=[\"'](\d{1,9})[\"']")
CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])")
CELL_NAME = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Za-z]{1,7})(\d{1,9})[\"']")
SAVE_AGAIN = "Save it as an Excel workbook (.xlsx) without a password and give that."


class BadWorkbook(Exception):  # noqa: N818 - the sentence about it is what matters
    """Why a workbook is not read, to follow its name."""


def is_workbook(data: bytes) -> bool:
    """Whether a file is an Office file of any kind, readable or not."""
    if data.startswith(OLD_OFFICE):
        return True
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return is_office(archive)
    except CANNOT_OPEN:
        return False


def sheets_of(data: bytes) -> list[tuple[str, list[list[Value]]]]:
    """Each sheet's name and its rows from the first line on; an empty cell is None.

    A cell merged over several rows has its value in each. BadWorkbook when it cannot be read.
    """
    if data.startswith(OLD_OFFICE):
        raise BadWorkbook(f"is an old Office file (.xls) or a locked one. {SAVE_AGAIN}")
    try:
        with CalamineWorkbook.from_filelike(BytesIO(only_values(data))) as book:
            return [(name, rows_of(book, name)) for name in book.sheet_names]
    except PasswordError:
        raise BadWorkbook(f"has a password. {SAVE_AGAIN}") from None
    except (CalamineError, *CANNOT_OPEN) as error:
        raise BadWorkbook(f"is a workbook that cannot be read ({error}). {SAVE_AGAIN}") from None


def only_values(data: bytes) -> bytes:
    """The workbook packed anew from the parts that hold values, each of a bearable size."""
    kept = BytesIO()
    total = 0
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(kept, "w") as plain:
        if "xl/workbook.xml" not in given.namelist():
            raise BadWorkbook(f"is an Office file, but no Excel workbook (.xlsx). {SAVE_AGAIN}")
        for info in given.infolist():
            if VALUES.fullmatch(info.filename):
                with given.open(info) as stream:
                    part = unpacked(stream, info.compress_size)
                total += len(part)
                if total > MOST_BYTES:
                    raise BadWorkbook("unpacks to more than 1 GB, as no such workbook does.")
                refuse_too_wide(info.filename, part)
                plain.writestr(info.filename, part)
    return kept.getvalue()


def refuse_too_wide(name: str, part: bytes) -> None:
    """BadWorkbook when a sheet has cells so far apart that laying it out would fill the memory."""
    if not name.startswith("xl/worksheets/"):
        return
    width = height = 0
    for row in ROW.split(part)[1:]:
        number = ROW_NUMBER.match(row)
        named = CELL_NAME.findall(row)
        unnamed = len(CELL.findall(row)) - len(named)
        right = max((column_number(letters) for letters, _ in named), default=0)
        below = [int(number[1])] if number else []
        width = max(width, right + unnamed)
        height = max(height + 1, *below, *(int(digits) for _, digits in named))
    if width * height > MOST_CELLS:
        raise BadWorkbook(
            "has a sheet with cells far away from its table. Clear what is below and beside the "
            "table, save it and try again."
        )


def column_number(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def rows_of(book: CalamineWorkbook, name: str) -> list[list[Value]]:
    """The rows of one sheet; one that holds a chart or nothing has none."""
    sheet = book.get_sheet_by_name(name)
    rows: list[list[Value]] = [
        [None if cell == "" else cell for cell in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for below in rows[top + 1 : bottom + 1]:
            if left < len(below) and below[left] is None:
                below[left] = rows[top][left]
    return rows


def text_of(value: Value) -> str:
    """A cell as a person sees it, without spaces around it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):  # a datetime too: days are all that is asked for
        return f"{value:%d/%m/%Y}"
    return " ".join(bare(str(value)).split())
