"""Children who start to be looked after in a period, respite left out."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.frames import age_years
from hearth.measures.breakdowns import (
    BREAKDOWNS,
    UASC,
    age_band,
    child_positions,
    episode_positions,
    uasc_position,
)
from hearth.measures.model import Population, Timing, Window
from hearth.records.histories import Histories

__all__ = ["ENTRANTS", "rows"]


def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and start of a period of care (RNE S) in it.

    Columns, beside `window`, `child` and the eight breakdowns as they stood on the day care began:

    `start`: the day, Date.
    `first_start`: Boolean, the child's first start in the window, so that children count once.
    `earlier_care`: Boolean, the returns hold an earlier period of care.
    """
    first = min(window.start for window in windows)
    last = max(window.end for window in windows)
    begun = starts(histories, first, last)
    return nw.concat(
        [in_window(begun, position, window) for position, window in enumerate(windows)]
    )


ENTRANTS = Population(
    "entrants",
    "Children who started to be looked after",
    Timing.PERIOD,
    BREAKDOWNS,
    ("header", "episodes"),
    rows,
)


def starts(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Starts of care from `first` to `last`, with the first episode and the child behind each."""
    known = histories.periods.filter(nw.col("start_known"), nw.col("start") <= last)
    begun = known.with_columns(
        before_start=nw.col("start").shift(1).over("child", order_by="period"),
        earlier_care=nw.col("period") > 0,
    ).filter(nw.col("start") >= first)
    opening = histories.episodes.filter(nw.col("rne") == "S", ~nw.col("respite")).select(
        "child", "period", "ls", "usual_place", "area", start="decom"
    )
    years = [year for year, tables in histories.record.given.items() if "uasc" in tables]
    return (
        begun.select("child", "period", "start", "cin", "before_start", "earlier_care")
        .join(opening, on=["child", "period", "start"], how="left")
        .join(histories.children, on="child", how="left")
        .with_columns(
            *child_positions(),
            *episode_positions(),
            age_band(age_years(nw.col("dob"), nw.col("start"))),
            nw.when(in_years(years))
            .then(uasc_position(nw.col("start")))
            .otherwise(nw.lit(UASC.not_known, nw.Int8))
            .alias(UASC.column),
        )
    )


def in_years(years: list[int]) -> nw.Expr:
    """Whether `start` falls in one of these collection years."""
    within = [
        nw.col("start").is_between(CollectionYear(year).start, CollectionYear(year).end)
        for year in years
    ]
    return nw.any_horizontal(nw.lit(False), *within, ignore_nulls=True)


def in_window(begun: nw.LazyFrame[Any], position: int, window: Window) -> nw.LazyFrame[Any]:
    """The starts within one window."""
    before = nw.col("before_start")
    return begun.filter(nw.col("start").is_between(window.start, window.end)).with_columns(
        nw.lit(position, nw.Int32).alias("window"),
        (before.is_null() | (before < window.start)).alias("first_start"),
    )
