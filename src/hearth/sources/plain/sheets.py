"""A CSV file or a sheet of a workbook, as rows of cells with nothing yet understood."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hearth.progress import Progress
from hearth.sources.files import CANNOT_OPEN, Member, open_path
from hearth.sources.plain.workbook import BadWorkbook, Value, is_workbook, sheets_of
from hearth.sources.problems import Problem
from hearth.sources.text import first_rows, to_utf8

__all__ = ["Sheet", "sheets_at", "sheets_in"]

FEW = 20  # lines looked at to tell the separator


@dataclass(frozen=True)
class Sheet:
    """One table as given. `file` is how sentences name it, `name` the sheet's or file's own name.

    `rows` start with the first line of the file; an empty cell is None.
    """

    file: str
    name: str
    rows: list[list[Value]]

    def problem(self, what: str, *, blocking: bool = False) -> Problem:
        """A problem of the whole sheet."""
        return Problem("", None, "", f"{self.file} {what}", blocking)


def sheets_at(
    paths: Sequence[Path], problems: list[Problem], progress: Progress
) -> Iterator[Sheet]:
    """The sheets of every file at the paths: folders, zips and workbooks opened."""
    for path in paths:
        opened = open_path(path, workbooks=True)
        problems += opened.problems
        for member in opened.members:
            progress(f"Opening {member.path}")
            yield from sheets_in(member, problems)


def sheets_in(member: Member, problems: list[Problem]) -> Iterator[Sheet]:
    """The sheets of a file: one of a CSV file, several of a workbook. None when it is neither."""
    try:
        data = member.read()
        if is_workbook(data):
            for name, rows in sheets_of(data):
                yield Sheet(f"{member.path}, sheet {name}", name, rows)
        else:
            yield csv_sheet(member, data, problems)
    except BadWorkbook as why:
        problems.append(left_out(member, str(why)))
    except CANNOT_OPEN as error:
        problems.append(left_out(member, f"cannot be opened ({error}); it is not used."))
    except csv.Error as error:
        problems.append(left_out(member, f"cannot be read as CSV ({error}); it is not used."))


def left_out(member: Member, why: str) -> Problem:
    """A file that is not used."""
    return Problem("", None, "", f"{member.path} {why}", blocking=True)


def csv_sheet(member: Member, data: bytes, problems: list[Problem]) -> Sheet:
    """A CSV file as a sheet; bytes that are no text raise csv.Error."""
    text = to_utf8(data)
    if b"\x00" in data[:FEW] and not text.data.strip():
        raise csv.Error("it holds no text")
    problems += [Problem("", None, "", f"{member.path} {remark}") for remark in text.remarks]
    rows: list[list[Value]] = [[cell or None for cell in row] for row in rows_in(text.data)]
    return Sheet(member.path, member.name, rows)


def rows_in(data: bytes) -> Iterator[list[str]]:
    """The rows of CSV text, a blank line one without cells."""
    lines = io.StringIO(data.decode("utf-8"), newline="")
    return csv.reader(lines, delimiter=separator_of(data))


def separator_of(data: bytes) -> str:
    """The separator that most of the first lines have; a comma when none has any."""
    found = [separator for _, separator, cells in first_rows(data, FEW) if len(cells) > 1]
    return max(dict.fromkeys(found), key=found.count, default=",")
