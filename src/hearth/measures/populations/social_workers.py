"""Children looked after on 31 March and the social workers they had in the year to it."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.frames import days_between
from hearth.measures.breakdowns import BREAKDOWNS
from hearth.measures.model import Population, Timing, Window
from hearth.measures.populations.looked_after import LOOKED_AFTER
from hearth.records.histories import Histories

__all__ = ["SOCIAL_WORKERS", "rows"]

COVER = 10  # days: a shorter spell is cover for the worker before it (local rule)


def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per collection year and child looked after on its 31 March.

    The return lists workers only of children looked after on that day, so no other day can be
    asked about. Columns, beside `window`, `child` and the eight breakdowns:

    `workers`: Int64, how many times the case was held by another worker than before, the first
        included and cover left out; null when the return has no worker for the child in the year.
    """
    held = spells(histories)
    counts = nw.concat([counted(held, at, window) for at, window in enumerate(windows)])
    columns = ["window", "child", *(breakdown.column for breakdown in BREAKDOWNS)]
    children = LOOKED_AFTER.rows(histories, windows).select(*columns)
    return children.join(counts, on=["window", "child"], how="left")


SOCIAL_WORKERS = Population(
    "social-workers",
    "Children looked after on 31 March and their social workers",
    Timing.YEAR,
    BREAKDOWNS,
    ("header", "episodes", "sw_episodes"),
    rows,
)


def spells(histories: Histories) -> nw.LazyFrame[Any]:
    """Each spell of a worker with a child; `cover` when it was over in under 10 days."""
    start, end = nw.col("sw_decom"), nw.col("sw_dec")
    short = (days_between(start, end) < COVER).fill_null(False)
    return histories.record["sw_episodes"].select(
        "child", "sw_id", "sw_decom", "sw_dec", short.alias("cover")
    )


def counted(held: nw.LazyFrame[Any], position: int, window: Window) -> nw.LazyFrame[Any]:
    """How many workers each child had in one year.

    Cover is dropped before neighbours are compared, so a worker before and after it is one.
    """
    end = nw.col("sw_dec")
    there = (nw.col("sw_decom") <= window.end) & (end.is_null() | (end > window.start))
    touching = held.filter(there)
    before = nw.col("sw_id").shift(1).over("child", order_by=["sw_decom", "sw_id"])
    workers = (
        touching.filter(~nw.col("cover"))
        .with_columns(before.alias("before"))
        .with_columns((nw.col("sw_id") != nw.col("before")).fill_null(True).alias("changed"))
        .group_by("child")
        .agg(nw.col("changed").cast(nw.Int64).sum().alias("workers"))
    )
    return (
        touching.select("child")
        .unique()
        .join(workers, on="child", how="left")
        .select(nw.lit(position, nw.Int32).alias("window"), "child", nw.col("workers").fill_null(0))
    )
