"""Frames made, collected, read and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import polars as pl
from numpy.typing import NDArray

__all__ = [
    "FOR_ONE_COUNCIL",
    "Schema",
    "collect",
    "collect_all",
    "empty",
    "from_columns",
    "held_as_numbers",
    "in_each",
    "in_order",
    "numbers",
    "read_parquet",
    "scan_parquet",
    "settle",
    "with_last",
    "write_csv",
    "write_parquet",
]

# What a process that works for one council is started with: the engine's plain way takes a fifth
# less time than the way it streams data of a country's size through.
FOR_ONE_COUNCIL = {"POLARS_ENGINE_AFFINITY": "in-memory"}

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


def in_each(
    ordered: nw.DataFrame[Any], by: str, spans: Sequence[tuple[Any, Any]], name: str
) -> nw.LazyFrame[Any]:
    """The rows of a frame in order of `by` that are in each of some spans, both ends included,
    with the span's position in a column called `name`.

    Those of a span are neighbours, so no other row is looked at and nothing is copied. `by` has no
    nulls. A row in several spans is there once for each.
    """
    native = ordered.to_native()
    firsts, lasts = (pl.Series(ends, dtype=native[by].dtype) for ends in zip(*spans, strict=True))
    starts = native[by].search_sorted(firsts, "left")
    stops = native[by].search_sorted(lasts, "right")
    slices = [
        native[start:stop].lazy().with_columns(pl.lit(at, pl.Int32).alias(name))
        for at, (start, stop) in enumerate(zip(starts, stops, strict=True))
    ]
    held: nw.LazyFrame[Any] = nw.from_native(pl.concat(slices))
    return held


def with_last(
    rows: nw.LazyFrame[Any], facts: nw.LazyFrame[Any], day: str, then: str, by: str
) -> nw.LazyFrame[Any]:
    """Each row beside the last of its `facts` whose `then` is on or before its `day`.

    Each of both is in order of its day; of several facts of one day it is any of them.
    """
    native = rows.to_native().join_asof(
        facts.to_native(), left_on=day, right_on=then, by=by, check_sortedness=False
    )
    found: nw.LazyFrame[Any] = nw.from_native(native)
    return found


def numbers(frame: nw.DataFrame[Any], *columns: str) -> NDArray[np.int64]:
    """Columns of whole numbers side by side; a null is -1."""
    held = [frame.to_native()[name] for name in columns]
    filled = [column.fill_null(-1) if column.null_count() else column for column in held]
    return np.column_stack([column.to_numpy() for column in filled])


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
