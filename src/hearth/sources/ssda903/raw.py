"""A table as a file gave it: text, not yet understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import narwhals.stable.v2 as nw

from hearth.records import Table
from hearth.sources.problems import Problem
from hearth.sources.words import count_of, short

__all__ = [
    "MANY_ALIKE",
    "MOST_LISTED",
    "SAY_WHERE",
    "Raw",
    "each",
    "listed",
    "told",
]

# Rows listed one by one for one fault in one column; the rest are counted in one sentence.
MOST_LISTED = 1_000
# More rows than this with one fault in one column are told of in one sentence, with the first.
MANY_ALIKE = 20
SAY_WHERE = ("row", "line", "child")  # what a sentence about a row needs of it


@dataclass(frozen=True)
class Raw:
    """The rows of one table from one file.

    `frame` has the table's columns that the file has, as text, then `row` (from 0, as the file has
    them) and `line` (as a spreadsheet or an editor numbers it). `file` is the name sentences use.
    Once clean it also has `unsaid`, the names of the columns the row says nothing of.
    While a table is checked its frame may have columns besides that the record does not keep.
    `held` is how many rows with something in them the file has, however many are still in `frame`.
    """

    table: Table
    file: str
    frame: nw.DataFrame[Any]
    held: int

    def where(self, line: int, child: str | None) -> str:
        """The start of a sentence about one row."""
        who = short(" ".join(child.split())) if child else ""
        return f"{self.file}, line {line}" + (f" (child {who})" if who else "")

    def problem(
        self, row: dict[str, Any], column: str, what: str, *, blocking: bool = False
    ) -> Problem:
        """A problem of one row. `row` has `row`, `line` and `child`; `what` ends the sentence."""
        sentence = f"{self.where(row['line'], row['child'])}: {what}"
        return Problem(self.table.name, row["row"], column, sentence, blocking)

    def of_file(self, what: str, column: str = "", *, blocking: bool = False) -> Problem:
        """A problem of the whole file or a column of it."""
        return Problem(self.table.name, None, column, f"{self.file} {what}", blocking)

    def with_frame(self, frame: nw.DataFrame[Any]) -> Raw:
        """The same file with other rows."""
        return replace(self, frame=frame)


def listed(
    rows: nw.DataFrame[Any],
    one: Callable[[dict[str, Any]], Problem],
    rest: Callable[[int], Problem],
) -> list[Problem]:
    """A problem for each row, and one for all the rest when there are very many."""
    problems = [one(row) for row in rows.head(MOST_LISTED).iter_rows(named=True)]
    if len(rows) > MOST_LISTED:
        problems.append(rest(len(rows) - MOST_LISTED))
    return problems


def each(raw: Raw, rows: nw.DataFrame[Any], column: str, say: Callable[[dict[str, Any]], str],
         *, blocking: bool) -> list[Problem]:  # fmt: skip
    """A problem for each row, and a count of the rest when there are very many."""
    fate = "left out" if blocking else "kept"
    return listed(
        rows,
        lambda row: raw.problem(row, column, say(row), blocking=blocking),
        lambda more: raw.of_file(
            f"has {count_of(more, 'more row')} with the same fault in {column.upper()}, {fate}.",
            column,
            blocking=blocking,
        ),
    )


def told(raw: Raw, rows: nw.DataFrame[Any], column: str, say: Callable[[dict[str, Any]], str],
         *, blocking: bool = False) -> list[Problem]:  # fmt: skip
    """A problem for each row, or one for the first with their number when very many share it."""
    if len(rows) <= MANY_ALIKE:
        return each(raw, rows, column, say, blocking=blocking)
    first = next(rows.iter_rows(named=True))
    what = f"{say(first)} It is the same in {count_of(len(rows), 'row')}, this one first."
    return [raw.problem(first, column, what, blocking=blocking)]
