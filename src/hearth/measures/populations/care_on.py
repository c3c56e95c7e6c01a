"""Where a child was on a day of their own: the care that stands behind an event.

Events (an incident, a review, an end) each have their own day. The breakdowns of an event are
those of the child on that day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.dates import CollectionYear
from hearth.frames import age_years
from hearth.measures.breakdowns import (
    AREA,
    LEGAL_STATUS,
    NEED,
    PLACEMENT_GROUP,
    UASC,
    age_band,
    episode_positions,
    uasc_position,
)
from hearth.measures.model import Window
from hearth.measures.populations.once import once, people
from hearth.records.histories import Histories

__all__ = [
    "POSITIONS",
    "beside",
    "beside_any",
    "care",
    "describe",
    "next_starts",
    "on_its_day",
    "placed",
    "span",
    "uasc_on",
]

CARE = (LEGAL_STATUS, NEED, PLACEMENT_GROUP, AREA)
CLOSES = ~nw.col("dec").is_null() & (nw.col("rec") != "X1").fill_null(True)
"""Whether care ended with an episode: after X1 it goes on."""

POSITIONS = [breakdown.column for breakdown in CARE]


def span(windows: tuple[Window, ...]) -> tuple[date, date]:
    """The first and the last day of any of the windows."""
    return min(window.start for window in windows), max(window.end for window in windows)


@once
def care(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Episodes touching `first` to `last`, respite left out.

    Columns: `child`, `period_id`, `decom`, `dec`, `end`, `closes` (Boolean, care ended with it),
    `legal_status`, `need`, `placement_group`, `area` (positions).
    """
    start, end = nw.col("decom"), nw.col("end")
    touches = (start <= last) & (end.is_null() | ((end > start) & (end >= first)))
    return (
        histories.episodes.filter(~nw.col("respite"), touches)
        .with_columns(CLOSES.alias("closes"), *episode_positions())
        .select("child", "period_id", "decom", "dec", "end", "closes", *POSITIONS)
    )


def beside(events: nw.LazyFrame[Any], episodes: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Each event of `events` (`child`, `on`) beside the episode of `care` it fell in.

    The day care ended counts as a day of care, as in the return's own checks, unless care began
    anew that day. Events on any other day are left out.
    """
    on, start, end = nw.col("on"), nw.col("decom"), nw.col("end")
    on_last_day = nw.col("closes") & (on == nw.col("dec"))
    met = events.join(episodes, on="child").filter(start <= on)
    within = end.is_null() | (on < end)
    inside = met.filter(within)
    closing = (
        met.filter(~within, on_last_day)
        .join(inside.select("child", "on"), on=["child", "on"], how="anti")
        .filter(start == start.max().over("child", "on"))
    )
    return nw.concat([inside, closing])


def next_starts(histories: Histories) -> nw.LazyFrame[Any]:
    """`next_start`, when care next began, of each `period_id` that another followed."""
    return histories.periods.filter(nw.col("period") > 0).select(
        (nw.col("period_id") - 1).alias("period_id"), next_start="start"
    )


def beside_any(events: nw.LazyFrame[Any], episodes: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Every event beside the positions of the episode it fell in, not known when in none."""
    day = ["child", "on"]
    found = beside(events.select(*day).unique(), episodes).select(*day, *POSITIONS)
    return events.join(found, on=day, how="left").with_columns(
        *(nw.col(breakdown.column).fill_null(breakdown.not_known) for breakdown in CARE)
    )


def describe(rows: nw.LazyFrame[Any], histories: Histories) -> nw.LazyFrame[Any]:
    """`age_band`, `sex`, `ethnic_group` and `uasc` of each row's child on its day `on`."""
    return rows.join(people(histories), on="child", how="left").with_columns(
        age_band(age_years(nw.col("dob"), nw.col("on"))),
        uasc_on(histories),
    )


def on_its_day(
    histories: Histories, events: nw.LazyFrame[Any], first: date, last: date
) -> nw.LazyFrame[Any]:
    """Every event of a time with all the breakdowns of its child on its day `on`."""
    return describe(beside_any(events, care(histories, first, last)), histories)


def placed(events: nw.LazyFrame[Any], windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """Each window beside the events in it, of events in order of `on`."""
    ordered = frames.collect(events)
    return nw.concat(
        [
            frames.between(ordered, "on", window.start, window.end).with_columns(
                nw.lit(position, nw.Int32).alias("window")
            )
            for position, window in enumerate(windows)
        ]
    )


def uasc_on(histories: Histories) -> nw.Expr:
    """`uasc` on each row's day `on`; not known in a year whose return had no UASC table."""
    years = [
        CollectionYear(year) for year, tables in histories.record.given.items() if "uasc" in tables
    ]
    told = [nw.col("on").is_between(year.start, year.end) for year in years]
    return (
        nw.when(nw.any_horizontal(nw.lit(False), *told, ignore_nulls=True))
        .then(uasc_position(nw.col("on")))
        .otherwise(nw.lit(UASC.not_known, nw.Int8))
        .alias(UASC.column)
    )
