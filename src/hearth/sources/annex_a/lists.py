"""Which list a sheet is, told by the words of its headings; its name only settles a tie."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hearth.records import Kind
from hearth.sources.plain.fields import Field
from hearth.sources.plain.sheets import Sheet
from hearth.sources.plain.workbook import Value

__all__ = ["AnnexList", "Column", "Found", "annex_lists", "list_of", "number_in_name"]

COLUMNS = Path(__file__).parent / "data" / "columns.csv"
# Headings lists share tell nothing about which one a sheet is.
SHARED = frozenset(
    {"child", "gender", "ethnic", "dob", "age", "disabled", "team", "worker", "uasc"}
    | {"adoptive_family", "order"}
)
LINES_BEFORE_HEADINGS = 20
LINES_OF_HEADINGS = 2  # headings over several lines are looked at together
LEAST_OWN = 2  # headings that only this list has
NAMED = re.compile(r"list\W*_*0*(\d{1,2})(?!\d)", re.IGNORECASE)
BRACKETS = re.compile(r"\([^)]*\)")
APOSTROPHES = str.maketrans("", "", "'\u2018\u2019`\u00b4")


@dataclass(frozen=True)
class Column:
    """One column of a list and the words by which its heading is known.

    `needs` are alternatives, each a set of words that must all be there; a star stands for any
    ending. None of `without` may be. An `expected` column that is missing is told of.
    """

    field: Field
    words: frozenset[str]  # of the heading as issued
    needs: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    expected: bool

    def words_met(self, words: frozenset[str]) -> int:
        """How many words a heading meets; 0 when it is not this column's."""
        if any(has(words, word) for word in self.without):
            return 0
        met = [len(each) for each in self.needs if all(has(words, word) for word in each)]
        return max(met, default=0)


@dataclass(frozen=True)
class AnnexList:
    """One of the lists 6 to 11."""

    number: int
    columns: tuple[Column, ...]

    @property
    def own(self) -> int:
        """How many columns tell it from the others."""
        return sum(column.field.name not in SHARED for column in self.columns)


@dataclass(frozen=True)
class Found:
    """The list a sheet is: the line of its headings (from 0), its columns by position.

    `twice` are headings that come again or say what an earlier one has said; `unknown` the rest.
    """

    of: AnnexList
    line: int
    columns: Mapping[int, Field]
    twice: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def missing(self) -> list[str]:
        """The headings of columns the sheet has not."""
        have = {field.name for field in self.columns.values()}
        return [
            column.field.heading
            for column in self.of.columns
            if column.expected and column.field.name not in have
        ]


def words_of(heading: str) -> frozenset[str]:
    """The words of a heading: case, apostrophes and what stands in brackets aside.

    A heading that is all in brackets, or shorter than them, keeps them.
    """
    plain = heading.translate(APOSTROPHES).lower()
    outside = BRACKETS.sub(" ", plain)
    return frozenset(re.findall(r"[a-z0-9]+", outside) or re.findall(r"[a-z0-9]+", plain))


def has(words: Iterable[str], wanted: str) -> bool:
    """Whether a word is among others; a star stands for any ending."""
    if wanted.endswith("*"):
        return any(word.startswith(wanted[:-1]) for word in words)
    return wanted in words


@cache
def annex_lists() -> Mapping[int, AnnexList]:
    """The lists by number."""
    columns: dict[int, list[Column]] = {}
    with COLUMNS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            columns.setdefault(int(row["list"]), []).append(column_of(row))
    return {number: AnnexList(number, tuple(each)) for number, each in columns.items()}


KINDS = {
    "identifier": Kind.IDENTIFIER,
    "text": Kind.TEXT,
    "date": Kind.DATE,
    "code": Kind.CODE,
    "number": Kind.INTEGER,
    "postcode": Kind.POSTCODE,
    "yes_no": Kind.YES_NO,
}


def column_of(row: Mapping[str, str]) -> Column:
    """A column from its line of the data file."""
    name = row["name"]
    field = Field(
        name,
        row["heading"],
        KINDS[row["kind"]],
        code_set=row["code_set"] or None,
        required=name in ("child", "adopter"),
        most=9999 if row["kind"] == "number" else None,
    )
    needs = tuple(tuple(each.split()) for each in row["needs"].split(";"))
    without = tuple(filter(None, row["without"].split(";")))
    return Column(field, words_of(field.heading), needs, without, row["expected"] == "1")


def number_in_name(name: str) -> int | None:
    """The number of the list that a sheet or file is named for."""
    named = NAMED.search(name)
    return int(named[1]) if named else None


def list_of(sheet: Sheet) -> Found | None:
    """The list a sheet is; None when it is none of them."""
    named = number_in_name(sheet.name)
    best: Found | None = None
    for line, cells in enumerate(sheet.rows[:LINES_BEFORE_HEADINGS]):
        if best and line > best.line + LINES_OF_HEADINGS:
            break
        for each in annex_lists().values():
            found = fit(each, line, cells)
            if found and (best is None or rank(found, named) > rank(best, named)):
                best = found
    return best


def rank(found: Found, named: int | None) -> tuple[float, bool]:
    """How well a list fits: the share of its own columns, then whether the name says so."""
    own = sum(field.name not in SHARED for field in found.columns.values())
    return own / found.of.own, found.of.number == named


def fit(each: AnnexList, line: int, cells: Sequence[Value]) -> Found | None:
    """The columns of a list among the cells of a line; None when they are too few."""
    columns: dict[int, Field] = {}
    twice: list[str] = []
    unknown: list[str] = []
    taken: set[str] = set()
    for position, cell in enumerate(cells):
        heading = cell.strip() if isinstance(cell, str) else ""
        if not heading:
            continue
        field = best_column(each, heading)
        if field is None:
            unknown.append(heading)
        elif field.name in taken:
            twice.append(heading)
        else:
            columns[position] = field
            taken.add(field.name)
    own = taken - SHARED
    if not taken & {"child", "adopter"} or len(own) < LEAST_OWN:
        return None
    return Found(each, line, columns, tuple(twice), tuple(unknown))


def best_column(each: AnnexList, heading: str) -> Field | None:
    """The column a heading is: as issued, or the one whose words it meets most of, if but one."""
    words = words_of(heading)
    for column in each.columns:
        if column.words == words:
            return column.field
    met = sorted(((column.words_met(words), at) for at, column in enumerate(each.columns)))
    (second, _), (most, at) = met[-2:]
    return each.columns[at].field if most > second else None
