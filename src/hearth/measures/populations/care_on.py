"""Where a child was on a day of their own: the care that stands behind an event.

Events (an incident, a review, an end) each have their own day. The breakdowns of an event are
those of the child on that day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.dates import CollectionYear, PeriodSet
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
    "ends_of",
    "next_starts",
    "on_its_day",
    "placed",
    "span",
    "stretches",
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

    Columns: `child`, `period_id`, `decom`, `dec`, `end`, `last_day` (the day care ended with it,
    where the child was in no other episode on that day), `legal_status`, `need`,
    `placement_group`, `area` (positions).
    """
    start, end = nw.col("decom"), nw.col("end")
    touches = (start <= last) & (end.is_null() | ((end > start) & (end >= first)))
    held = frames.settle(
        histories.episodes.filter(~nw.col("respite"), touches)
        .with_columns(CLOSES.alias("closes"), *episode_positions())
        .select("child", "period_id", "decom", "dec", "end", "closes", *POSITIONS)
    )
    closing = nw.col("closes") & (start <= nw.col("dec")) & (end <= nw.col("dec"))
    last_days = last_days_of(held, held.filter(closing))
    return held.join(last_days, on=["child", "decom", "dec"], how="left").with_columns(
        nw.when(closing).then(nw.col("last_day")).alias("last_day")
    )


def last_days_of(episodes: nw.LazyFrame[Any], closing: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """`child`, `decom` and `dec` of closing episodes, `dec` again as `last_day`: those on whose
    last day the child was in no other episode."""
    start, day = nw.col("decom"), nw.col("dec")
    others = episodes.select("child", begun="decom", until="end")
    elsewhere = closing.join(others, on="child").filter(
        nw.col("begun") <= day, nw.col("until").is_null() | (day < nw.col("until"))
    )
    return (
        closing.select("child", "decom", "dec")
        .join(elsewhere.select("child", "dec"), on=["child", "dec"], how="anti")
        .filter(start == start.max().over("child", "dec"))
        .unique()
        .with_columns(day.alias("last_day"))
    )


def beside(events: nw.LazyFrame[Any], episodes: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Each event of `events` (`child`, `on`) beside the episode of `care` it fell in.

    The day care ended counts as a day of care, as in the return's own checks, unless care began
    anew that day. Events on any other day are left out.
    """
    on, start, end = nw.col("on"), nw.col("decom"), nw.col("end")
    within = (start <= on) & (end.is_null() | (on < end))
    on_last_day = (on == nw.col("last_day")).fill_null(False)
    return events.join(episodes, on="child").filter(within | on_last_day)


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


def describe(rows: nw.LazyFrame[Any], histories: Histories, on: str = "on") -> nw.LazyFrame[Any]:
    """`age`, `age_band`, `sex`, `ethnic_group` and `uasc` of each row's child on its day `on`."""
    known = rows.join(people(histories), on="child", how="left")
    # Each mention of an age is planned anew, so that it is a column before it is a band.
    aged = known.with_columns(age_years(nw.col("dob"), nw.col(on)).alias("age"))
    return aged.with_columns(age_band(nw.col("age")), uasc_on(histories, on))


def on_its_day(
    histories: Histories, events: nw.LazyFrame[Any], first: date, last: date
) -> nw.LazyFrame[Any]:
    """Every event of a time with all the breakdowns of its child on its day `on`."""
    return describe(beside_any(events, care(histories, first, last)), histories)


def placed(
    events: nw.LazyFrame[Any], windows: tuple[Window, ...], by: str = "on"
) -> nw.LazyFrame[Any]:
    """Each window beside the events in it, of events in order of their day."""
    spans = [(window.start, window.end) for window in windows]
    return frames.in_each(frames.collect(events), by, spans, "window")


def ends_of(windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """Each window's position, its `first` day and its last, `day`."""
    columns = {
        "window": range(len(windows)),
        "first": [window.start for window in windows],
        "day": [window.end for window in windows],
    }
    schema = {"window": nw.Int32, "first": nw.Date, "day": nw.Date}
    return frames.from_columns(columns, schema).lazy()


def stretches(histories: Histories, table: str) -> tuple[tuple[date, date], ...]:
    """The unbroken stretches of years whose returns had a table: first and last day of each."""
    given = histories.record.given
    years = [CollectionYear(year).period for year, tables in given.items() if table in tables]
    return tuple((s.start, s.last_day) for s in PeriodSet(years) if s.last_day is not None)


def uasc_on(histories: Histories, on: str) -> nw.Expr:
    """`uasc` on each row's day; not known in a year whose return had no UASC table."""
    day, told = nw.col(on), nw.lit(False)
    for first, last in stretches(histories, UASC.id):
        told = told | day.is_between(first, last)
    return (
        nw.when(told)
        .then(uasc_position(day))
        .otherwise(nw.lit(UASC.not_known, nw.Int8))
        .alias(UASC.column)
    )
