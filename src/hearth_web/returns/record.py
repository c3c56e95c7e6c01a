"""The return of a year as the record gives it, with last year's beside it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.records import Record
from hearth_web.returns.drawing import drawn_up
from hearth_web.returns.last_year import LastYear, last_year_of
from hearth_web.returns.providers import homes
from hearth_web.returns.tables import Given

__all__ = ["compared", "of_record"]


def of_record(record: Record, year: int, only: Collection[str] | None = None) -> Given:
    """What is checked of a year: of every child, or of some by their identifiers."""
    if only is not None:
        theirs = nw.col("child").is_in(sorted(only))
        tables = {name: frame.filter(theirs) for name, frame in record.tables.items()}
        record = replace(record, tables=tables)
    ours = drawn_up(record, CollectionYear(year))
    return compared(Given(ours.tables), last_year_of(lambda: record, year, only))


def compared(given: Given, before: LastYear) -> Given:
    """The same return with what it is checked beside: last year's, and the list of providers."""
    known = homes()
    words = f"{before.sentence} {known.sentence}".strip()
    return replace(given, previous=before.tables, providers=known.rows, beside=words)
