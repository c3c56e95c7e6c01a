"""Which table of the dataset a file is, told by its columns and never by its name.

Each table's fields start with letters only it has, so a few are enough.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hearth.records import Kind
from hearth.sources.plain import Field, Sheet
from hearth.sources.plain.workbook import Value

__all__ = ["FoundTable", "ssd_tables", "table_in_name", "table_of"]

COLUMNS = Path(__file__).parent / "data" / "columns.csv"
LINES_BEFORE_HEADINGS = 10
LEAST = 2  # fields that make a table
NAME = re.compile(r"(ssd_[a-z0-9_]+)", re.IGNORECASE)
KINDS = {
    "identifier": Kind.IDENTIFIER,
    "text": Kind.TEXT,
    "date": Kind.DATE,
    "partial_date": Kind.PARTIAL_DATE,
    "code": Kind.CODE,
    "number": Kind.INTEGER,
    "postcode": Kind.POSTCODE,
    "yes_no": Kind.YES_NO,
}


@dataclass(frozen=True)
class FoundTable:
    """The table a sheet is: the line of its headings (from 0), its fields by position.

    `unknown` are headings the table has not.
    """

    name: str
    line: int
    columns: Mapping[int, Field]
    unknown: tuple[str, ...]

    @property
    def missing(self) -> list[str]:
        """Fields without which a row cannot be used, and that the sheet has not."""
        have = {field.name for field in self.columns.values()}
        every = ssd_tables()[self.name].values()
        return [each.heading for each in every if each.required and each.name not in have]


@cache
def ssd_tables() -> Mapping[str, Mapping[str, Field]]:
    """Each table's fields by the name the dataset gives them.

    A field whose own name is empty is known, but nothing is taken from it.
    """
    found: dict[str, dict[str, Field]] = {}
    with COLUMNS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["table"], {})[row["field"]] = Field(
                row["name"],
                row["field"],
                KINDS[row["kind"]],
                code_set=row["code_set"] or None,
                required=row["required"] == "1",
                most=int(row["most"]) if row["most"] else None,
            )
    return found


def table_of(sheet: Sheet) -> FoundTable | None:
    """The table a sheet is; None when it is none."""
    for line, cells in enumerate(sheet.rows[:LINES_BEFORE_HEADINGS]):
        headings = [heading_of(cell) for cell in cells]
        counts = {
            name: sum(heading in fields for heading in headings)
            for name, fields in ssd_tables().items()
        }
        name = max(counts, key=lambda each: counts[each])
        if counts[name] >= min(LEAST, len(ssd_tables()[name])):
            return found(name, line, headings)
    return None


def found(name: str, line: int, headings: list[str]) -> FoundTable:
    """The fields of a table among the headings; of two for one thing the first is used."""
    fields = ssd_tables()[name]
    columns: dict[int, Field] = {}
    for position, heading in enumerate(headings):
        field = fields.get(heading)
        if field and field.name and field.name not in {each.name for each in columns.values()}:
            columns[position] = field
    unknown = tuple(heading for heading in headings if heading and heading not in fields)
    return FoundTable(name, line, columns, unknown)


def heading_of(cell: Value) -> str:
    """A heading without case, brackets, quotes and what names its table: ``[dbo].[pers_upn]``."""
    plain = re.sub(r"[\[\]\"'`\s]", "", str(cell or "")).lower()
    return plain.rsplit(".", 1)[-1]


def table_in_name(name: str) -> str | None:
    """The table a file is named for; None when it is not named for any of the dataset."""
    named = NAME.search(name)
    return named[1].lower().removesuffix("_csv") if named else None
