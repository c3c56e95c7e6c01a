"""Children looked after on 31 March and the social workers they had in the year to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.frames import days_between, in_order
from hearth.measures.breakdowns import BREAKDOWNS
from hearth.measures.model import Population, Timing, Window
from hearth.measures.populations.care_on import span
from hearth.measures.populations.looked_after import LOOKED_AFTER
from hearth.measures.populations.once import once
from hearth.measures.populations.reads import IN_CARE, MEMBERS, columns
from hearth.records.histories import Histories

__all__ = ["SOCIAL_WORKERS", "rows"]

COVER = 10  # days: a shorter spell is cover for the worker before it (local rule)


@once
def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per collection year and child looked after on its 31 March.

    The return lists workers only of children looked after on that day, so no other day can be
    asked about. Columns, beside `window`, `child` and the eight breakdowns:

    `workers`: Int64, how many times the case was held by another worker than before, the first
        included and cover left out; null when the return has none for the child in the year.
    """
    held = spells(histories, *span(windows))
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
    reads={MEMBERS: IN_CARE, "workers": columns("SWEpisodes", "SW_ID SW_DECOM SW_DEC")},
)


def spells(histories: Histories, first: date, last: date) -> nw.DataFrame[Any]:
    """Each worker's spells with each child from `first` to `last` in order, cover left out.

    So the worker before cover and the worker after it are neighbours.
    """
    start, end = nw.col("sw_decom"), nw.col("sw_dec")
    cover = (days_between(start, end) < COVER).fill_null(False)
    then = (start <= last) & (end.is_null() | (end > first))
    held = histories.record["sw_episodes"].filter(then, ~cover)
    return in_order(
        held.select("child", "sw_decom", "sw_id", "sw_dec"), "child", "sw_decom", "sw_id"
    )


def counted(held: nw.DataFrame[Any], position: int, window: Window) -> nw.LazyFrame[Any]:
    """How many workers each child had in one year: spells of another than the one before."""
    end, child, worker = nw.col("sw_dec"), nw.col("child"), nw.col("sw_id")
    there = (nw.col("sw_decom") <= window.end) & (end.is_null() | (end > window.start))
    same = ((child == child.shift(1)) & (worker == worker.shift(1))).fill_null(False)
    return (
        held.filter(there)
        .with_columns((~same).cast(nw.Int64).alias("workers"))
        .lazy()
        .group_by("child")
        .agg(nw.col("workers").sum())
        .with_columns(nw.lit(position, nw.Int32).alias("window"))
    )
