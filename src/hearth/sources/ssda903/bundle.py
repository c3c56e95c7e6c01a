"""A return as a bundle of plain rows, for whoever stores them."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.records import Bundle
from hearth.sources.ssda903.reading import Reading

__all__ = ["bundle_of_return"]


def bundle_of_return(reading: Reading) -> Bundle:
    """Every row of what was read, with `year` and where it came from.

    A table that no year had is left out. Columns that a file did not have, and cells that could
    not be used, are not among a row's keys: they say nothing.
    """
    record = reading.record
    given = frozenset().union(*record.given.values())
    rows = {
        name: plain_rows(frame.collect(), reading.origins[name])
        for name, frame in record.tables.items()
        if name in given
    }
    return Bundle("ssda903", None, record.years, rows, record.given, reading.files)


def plain_rows(table: nw.DataFrame[Any], origins: nw.DataFrame[Any]) -> list[dict[str, Any]]:
    """The rows of a table, each with where it came from and without what it does not say."""
    both = nw.concat([table, origins.drop("unsaid")], how="horizontal")
    rows = list(both.iter_rows(named=True))
    for row, unsaid in zip(rows, origins["unsaid"].to_list(), strict=True):
        for name in unsaid.split():
            del row[name]
    return rows
