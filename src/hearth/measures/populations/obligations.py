"""Duties as they fell due and as they stand: the very rows of the worklist.

The record's table `obligations` is made by `hearth.duties` (see `hearth.duties.framed`); it is
there where the record of practice is, in the site, and not in a return.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures.breakdowns import BREAKDOWNS
from hearth.measures.model import PRACTICE, Population, Timing, Window
from hearth.measures.populations.care_on import beside_any, care, describe, span
from hearth.measures.populations.looked_after import LOOKED_AFTER
from hearth.records.histories import Histories

__all__ = ["due", "in_care_with", "owed_on"]

Rows = Callable[[Histories, tuple[Window, ...]], nw.LazyFrame[Any]]


def due(id: str, title: str, *duties: str, parts: tuple[str, ...] = ()) -> Population:
    """One row per window and obligation of these duties that fell due in it.

    Left out are those that ended before they were due, and those that were not required. Columns,
    beside `window`, `child` and the eight breakdowns on the day due: `on`, Date due; `on_time`,
    `declined`, `undone`, Booleans; `days`, Int64 from opening to being done; `reason`, as recorded.
    `parts` keeps only those that follow these parts of the limits.
    """

    def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
        fell = fallen_due(histories, duties, parts).filter(nw.col("on").is_between(*span(windows)))
        beside = beside_any(fell, care(histories, *span(windows)))
        return placed(describe(beside, histories), windows)

    return Population(id, title, Timing.PERIOD, BREAKDOWNS, (PRACTICE,), rows, events=4)


def fallen_due(
    histories: Histories, duties: tuple[str, ...], parts: tuple[str, ...]
) -> nw.LazyFrame[Any]:
    """Obligations of these duties that fell due while they were owed."""
    table = of_duties(histories, duties)
    owed = nw.col("ends").is_null() | (nw.col("due") < nw.col("ends"))
    met_before = ~nw.col("done").is_null() & (
        nw.col("ends").is_null() | (nw.col("done") < nw.col("ends"))
    )
    chosen = table.filter(~nw.col("not_needed"), ~nw.col("due").is_null(), owed | met_before)
    if parts:
        chosen = chosen.filter(nw.col("part").is_in(parts))
    done = ~nw.col("done").is_null()
    return chosen.select(
        "child",
        "declined",
        "reason",
        on="due",
        on_time=done & ~nw.col("late") & ~nw.col("declined"),
        undone=~done,
        days=frames.days_between(nw.col("opened"), nw.col("done")).cast(nw.Int64),
    )


def of_duties(histories: Histories, duties: tuple[str, ...]) -> nw.LazyFrame[Any]:
    """The rows of these duties, of children somebody answered for where that is asked."""
    return histories.record[PRACTICE].filter(nw.col("duty").is_in(duties))


def placed(rows: nw.LazyFrame[Any], windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """Each window beside what fell due in it."""
    ordered = frames.in_order(rows, "on")
    return nw.concat(
        [
            frames.between(ordered, "on", window.start, window.end).with_columns(
                nw.lit(position, nw.Int32).alias("window")
            )
            for position, window in enumerate(windows)
        ]
    )


def in_care_with(id: str, title: str, *duties: str) -> Population:
    """One row per window and child looked after at its end.

    Columns, beside `window`, `child` and the eight breakdowns: `owed`, Boolean, whether any of
    these duties was owed to the child on the day; `overdue`, whether one of them was due before
    the day and not done by its end.
    """

    def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
        columns = ["window", "child", *(breakdown.column for breakdown in BREAKDOWNS)]
        children = LOOKED_AFTER.rows(histories, windows).select(*columns)
        standing = on_days(histories, duties, windows)
        joined = children.join(standing, on=["child", "window"], how="left")
        return joined.with_columns(
            nw.col("owed").fill_null(False), nw.col("overdue").fill_null(False)
        )

    return Population(id, title, Timing.AS_AT, BREAKDOWNS, ("header", "episodes", PRACTICE), rows)


def owed_on(id: str, title: str, *duties: str) -> Population:
    """One row per window and young person to whom any of these duties is owed at its end.

    Columns as those of `in_care_with`; the breakdowns are as they stood on the day.
    """

    def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
        days = days_of(windows).select("window", on="day")
        standing = on_days(histories, duties, windows).join(days, on="window")
        return describe(beside_any(standing, care(histories, *span(windows))), histories)

    return Population(id, title, Timing.AS_AT, BREAKDOWNS, (PRACTICE,), rows)


def on_days(
    histories: Histories, duties: tuple[str, ...], windows: tuple[Window, ...]
) -> nw.LazyFrame[Any]:
    """Each child to whom one of these duties is owed at the end of a window: `window`, `child`,
    `owed` (True) and `overdue`."""
    day, done, ends = nw.col("day"), nw.col("done"), nw.col("ends")
    return (
        of_duties(histories, duties)
        .select("child", "opened", "due", "done", "ends")
        .join(days_of(windows), how="cross")
        .filter(nw.col("opened") <= day, done.is_null() | (done > day))
        .filter(ends.is_null() | (ends > day))
        .with_columns((nw.col("due") < day).fill_null(False).alias("overdue"))
        .group_by("child", "window")
        .agg(nw.col("overdue").max())
        .with_columns(nw.lit(True).alias("owed"))
    )


def days_of(windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """Each window's position and last day."""
    columns = {"window": range(len(windows)), "day": [window.end for window in windows]}
    return frames.from_columns(columns, {"window": nw.Int32, "day": nw.Date}).lazy()
