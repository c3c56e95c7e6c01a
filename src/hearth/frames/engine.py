"""Frames made, collected, read and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

__all__ = [
    "Schema",
    "between",
    "collect",
    "collect_all",
    "empty",
    "from_columns",
    "held_as_numbers",
    "in_order",
    "read_parquet",
    "scan_parquet",
    "settle",
    "write_csv",
    "write_parquet",
]

Schema = Mapping[str, Any]  # column name -> narwhals type, for example {"child": nw.String}


def from_columns(columns: Mapping[str, Sequence[Any]], schema: Schema) -> nw.DataFrame[Any]:
    """A frame of Python values in the types and the order of `schema`.

    `columns` holds one sequence of equal length per column; None is null. A value that does not
    fit its type raises TypeError, a missing column KeyError.
    """
    ordered = {name: columns[name] for name in schema}
    return nw.from_dict(ordered, schema=schema, backend="polars")


def empty(schema: Schema) -> nw.DataFrame[Any]:
    """A frame with the columns of `schema` and no rows."""
    return from_columns(dict.fromkeys(schema, ()), schema)


def collect(frame: nw.LazyFrame[Any]) -> nw.DataFrame[Any]:
    """Work the frame out. Only the edges call this: figures, files, people."""
    return frame.collect()


def collect_all(frames: Sequence[nw.LazyFrame[Any]]) -> list[nw.DataFrame[Any]]:
    """Work several frames out together, so that what they share is worked out once."""
    collected = pl.collect_all([frame.to_native() for frame in frames])
    return [nw.from_native(native) for native in collected]


def settle(frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Work the frame out once and make it lazy again, so that reading it many times is cheap."""
    return collect(frame).lazy()


def held_as_numbers(
    tables: Mapping[str, nw.LazyFrame[Any]], column: str
) -> dict[str, nw.LazyFrame[Any]]:
    """The same tables with one text column held as numbers that stand for the text.

    It is read, compared and sorted as text still, and joined and grouped as fast as numbers. All
    the tables share one list of texts, dropped with them; a column of plain text, or from another
    call, cannot be joined to theirs.
    """
    codes = pl.Categorical(pl.Categories.random())
    held = [table.to_native().with_columns(pl.col(column).cast(codes)) for table in tables.values()]
    return {
        name: nw.from_native(native.lazy())
        for name, native in zip(tables, pl.collect_all(held), strict=True)
    }


def between(ordered: nw.DataFrame[Any], by: str, first: Any, last: Any) -> nw.LazyFrame[Any]:
    """The rows of a frame in order of `by` where it is `first` to `last`, both included.

    They are neighbours, so no other row is looked at and nothing is copied. `by` has no nulls.
    """
    column = ordered.to_native()[by]
    start, stop = column.search_sorted(first, "left"), column.search_sorted(last, "right")
    return ordered[start:stop].lazy()


def in_order(frame: nw.LazyFrame[Any], *by: str) -> nw.DataFrame[Any]:
    """The frame sorted by these columns, nulls last, and collected.

    From then on a row's neighbours are the rows beside it: ``shift`` over the whole frame costs
    nothing, where a window over each child would group and sort the frame every time.
    """
    return collect(frame.sort(*by, nulls_last=True))


def scan_parquet(path: Path) -> nw.LazyFrame[Any]:
    """A Parquet file, read when and as far as it is needed."""
    return nw.scan_parquet(str(path), backend="polars")


def read_parquet(path: Path) -> nw.DataFrame[Any]:
    """A whole Parquet file."""
    return nw.read_parquet(str(path), backend="polars")


def write_parquet(frame: nw.DataFrame[Any], path: Path) -> None:
    """Write a frame as Parquet."""
    frame.write_parquet(str(path))


def write_csv(frame: nw.DataFrame[Any], path: Path) -> None:
    """Write a frame as UTF-8 CSV with a heading row, ISO dates and empty cells for null."""
    frame.write_csv(str(path))
