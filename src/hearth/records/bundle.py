"""What any source gives, in one shape: plain rows per table, each with where it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from hearth.dates import CollectionYear
from hearth.records.model import Table
from hearth.records.tables import TABLES
from hearth.records.tables.extra import EXTRA_TABLES

__all__ = ["WHERE", "Bundle", "InFile", "Source", "every_table"]

Source = Literal["ssda903", "annex_a", "ssd"]

WHERE = ("file", "line", "row")
"""What every row holds beside its table's columns: the file's name as sentences use it, the line
as a spreadsheet numbers it, and the data row from 0 as `Problem.row` counts."""


@dataclass(frozen=True)
class InFile:
    """How many rows of a table, for a collection year, one file had."""

    file: str
    table: str
    year: int
    rows: int


@dataclass(frozen=True)
class Bundle:
    """Everything one source said, ready to be previewed, compared and accepted.

    `rows` maps a table's name (of `TABLES` or `EXTRA_TABLES`) to plain rows: text as str, dates as
    `date`, whole numbers as int, yes or no as bool. A table that is not there was not given; an
    empty list was given and had nothing. **A row holds only the columns its source speaks of**: a
    column that is not among its keys is not said and must not change what is held, while None says
    that there is nothing (an episode without DEC is open). Every row has `child` (except workers,
    teams and adopters) and what `WHERE` names; rows of a return also have `year`.

    `files` tells, of a return, what each file held before a later year's rows took the place of
    others. `as_at` is the day a snapshot is of (annex_a, always; ssd, where known). `years` are the
    collection years of a return (ssda903), by the year each ends; `given` is which tables each of
    them had.
    """

    source: Source
    as_at: date | None
    years: tuple[int, ...]
    rows: Mapping[str, list[dict[str, Any]]]
    given: Mapping[int, frozenset[str]] = field(default_factory=dict)
    files: tuple[InFile, ...] = ()

    def __getitem__(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table; none when it was not given."""
        return self.rows.get(table, [])

    def __iter__(self) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
        """Each table that was given with its rows, in an order in which they can be stored."""
        for name, table in every_table().items():
            if name in self.rows:
                yield table, self.rows[name]

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day of the collection years; None for a source that has none.

        Years between them that are not in `years` were not given: see `spans`.
        """
        return (self.spans[0][0], self.spans[-1][1]) if self.years else None

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        """First and last day of each unbroken run of collection years."""
        runs: list[tuple[date, date]] = []
        for year in map(CollectionYear, sorted(self.years)):
            if runs and runs[-1][1] == year.previous.end:
                runs[-1] = (runs[-1][0], year.end)
            else:
                runs.append((year.start, year.end))
        return tuple(runs)

    @property
    def children(self) -> frozenset[str]:
        """Every child named in any row."""
        return frozenset(
            row["child"] for rows in self.rows.values() for row in rows if row.get("child")
        )


def every_table() -> Mapping[str, Table]:
    """The tables of the return and those of practice, in an order in which they can be stored."""
    return {"persons": EXTRA_TABLES["persons"], **TABLES, **EXTRA_TABLES}
