"""Text columns made ready for many checks: dates understood, codes held as numbers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

__all__ = ["codes_as_numbers", "in_capitals", "with_days", "with_iso_days"]

ISO_DAY = r"^\d{4}-\d{2}-\d{2}"
DAY = r"^\d{1,2}/\d{1,2}/\d{4}$"


def in_capitals(frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """A frame of text in upper case, an empty cell as null."""
    native: pl.DataFrame = frame.to_native()
    return nw.from_native(native.with_columns(pl.all().str.to_uppercase().replace("", None)))


def with_days(frame: nw.DataFrame[Any], columns: Mapping[str, str]) -> nw.DataFrame[Any]:
    """The frame with a date column for each text column: `columns` maps text to new name.

    A date is day/month/year with four digits of year; anything else, impossible days included,
    is null.
    """
    days = [
        pl.when(pl.col(text).str.contains(DAY))
        .then(pl.col(text))
        .str.to_date("%d/%m/%Y", strict=False)
        .alias(new)
        for text, new in columns.items()
    ]
    native: pl.DataFrame = frame.to_native()
    return nw.from_native(native.with_columns(days))


def with_iso_days(frame: nw.DataFrame[Any], columns: Mapping[str, str]) -> nw.DataFrame[Any]:
    """As `with_days`, for columns already there: year-month-day texts become dates too."""
    days = [
        pl.coalesce(
            pl.col(new),
            pl.when(pl.col(text).str.contains(ISO_DAY))
            .then(pl.col(text).str.slice(0, 10))
            .str.to_date("%Y-%m-%d", strict=False),
        ).alias(new)
        for text, new in columns.items()
    ]
    native: pl.DataFrame = frame.to_native()
    return nw.from_native(native.with_columns(days))


def codes_as_numbers(
    tables: Mapping[str, nw.DataFrame[Any]], columns: Collection[str]
) -> dict[str, nw.DataFrame[Any]]:
    """The same tables with some text columns held as numbers that stand for the text.

    Columns of one name share one list of texts, so that they compare and join across tables;
    they still read and compare as text. Comparing is some ten times faster than text.
    """
    lists = {column: pl.Categorical(pl.Categories.random()) for column in columns}
    held = {}
    for name, table in tables.items():
        casts = [pl.col(c).cast(lists[c]) for c in table.columns if c in lists]
        held[name] = nw.from_native(table.to_native().with_columns(casts))
    return held
