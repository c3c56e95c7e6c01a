"""The return of a year as the record gives it, with last year's beside it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.records import Record
from hearth_web.returns.tables import Frames, Given
from hearth_web.returns.writing import drawn_up

__all__ = ["of_record", "tables_of_year"]


def of_record(record: Record, year: int, only: Collection[str] | None = None) -> Given:
    """What is checked of a year: of every child, or of some by their identifiers."""
    if only is not None:
        theirs = nw.col("child").is_in(sorted(only))
        tables = {name: frame.filter(theirs) for name, frame in record.tables.items()}
        record = replace(record, tables=tables)
    ours = drawn_up(record, CollectionYear(year))
    return Given(ours.tables, tables_of_year(record, year - 1))


def tables_of_year(record: Record, year: int) -> Frames | None:
    """A year's return; None where the record does not hold that year."""
    return drawn_up(record, CollectionYear(year)).tables if year in record.years else None
