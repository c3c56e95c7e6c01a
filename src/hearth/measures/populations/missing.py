"""Children looked after at any time in a period, and the times they went missing."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.frames import days_between, settle
from hearth.measures.breakdowns import BREAKDOWNS, UASC, age_band_on, uasc_position
from hearth.measures.model import Breakdown, Category, Population, Timing, Window
from hearth.measures.populations.care_on import beside, care, describe
from hearth.records.histories import Histories

__all__ = ["INCIDENTS", "LENGTH", "MISSING", "incident_rows", "length_band", "rows"]

CLOSE = 90  # days within which three incidents are close together

LENGTH = Breakdown(
    "length",
    "Length of episode",
    (
        Category("up-to-24h", "Up to 24 hours"),
        Category("24h-to-48h", "Over 24 and under 48 hours"),
        Category("48h-to-120h", "48 and under 120 hours"),
        Category("120h-plus", "120 hours or more"),
        Category("not-known", "Not known"),
    ),
)


def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and child looked after on any day of it, respite left out.

    The day care ended counts as a day of care, as the return counts who was looked after in the
    year. Columns, beside `window`, `child` and the eight breakdowns as they stood at the window's
    end or, for a child who had left, on the last day:

    `missing`, `away`, `uncoded`: Int64, incidents that started in the window while the child was
        looked after, by category M, A or neither; null when there were none of any kind.
    `three_in_90_days`: Int64, 1 when three missing incidents of the window started within 90 days
        of each other.
    """
    episodes = settle(care(histories))
    held = settle(last_held(histories, episodes, windows))
    incidents = settle(in_care(histories, episodes))
    given = histories.record.given
    parts = []
    for position, window in enumerate(windows):
        told = "uasc" in given.get(CollectionYear.of(window.end).ending, frozenset())
        children = looked_after_in(held, window, told)
        counts = counted(incidents, window)
        place = nw.lit(position, nw.Int32).alias("window")
        parts.append(children.with_columns(place).join(counts, on="child", how="left"))
    return nw.concat(parts)


MISSING = Population(
    "missing-children",
    "Children looked after at any time in the period",
    Timing.PERIOD,
    BREAKDOWNS,
    ("header", "episodes", "missing"),
    rows,
)


def incident_rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and missing incident (category M) that started in it, while looked after.

    Columns, beside `window`, `child` and the eight breakdowns as they stood on the day it started:

    `on`: Date it started.
    `length`: position in `LENGTH` of the time to its end, to the end of care if it has none, or
        to the window's end if that comes first. The return holds dates only: a day is 24 hours.
    """
    incidents = in_care(histories, care(histories)).filter(nw.col("missing") == 1)
    periods = histories.periods.select("child", "period", care_end="end")
    ended = nw.coalesce(nw.col("mis_end"), nw.col("care_end"))
    described = settle(
        describe(incidents.join(periods, on=["child", "period"]), histories).with_columns(
            ended.alias("until")
        )
    )
    return nw.concat(
        [lasting(described, position, window) for position, window in enumerate(windows)]
    )


INCIDENTS = Population(
    "missing-incidents",
    "Times children went missing",
    Timing.PERIOD,
    BREAKDOWNS,
    ("header", "episodes", "missing"),
    incident_rows,
)


def in_care(histories: Histories, episodes: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Incidents that started while the child was looked after, beside the episode they fell in.

    `missing`, `away` and `uncoded` are 1 or 0; `third` is when the child's next but one missing
    incident started, null when that was not within 90 days.
    """
    kind = nw.col("kind")
    third = nw.col("on").shift(-2).over("child", "kind", order_by="on")
    incidents = histories.record["missing"].select(
        "child", "mis_end", on="mis_start", kind="missing"
    )
    coded = kind.is_in(["M", "A"]).fill_null(False)
    return (
        beside(incidents, episodes)
        .with_columns(
            (kind == "M").fill_null(False).cast(nw.Int64).alias("missing"),
            (kind == "A").fill_null(False).cast(nw.Int64).alias("away"),
            (~coded).cast(nw.Int64).alias("uncoded"),
            third.alias("third"),
        )
        .with_columns(
            nw.when((kind == "M") & (days_between(nw.col("on"), nw.col("third")) <= CLOSE))
            .then(nw.col("third"))
            .alias("third")
        )
    )


def counted(incidents: nw.LazyFrame[Any], window: Window) -> nw.LazyFrame[Any]:
    """Each child's incidents that started in the window, counted."""
    close = (nw.col("third") <= window.end).fill_null(False).cast(nw.Int64)
    return (
        incidents.filter(nw.col("on").is_between(window.start, window.end))
        .group_by("child")
        .agg(
            nw.col("missing").sum(),
            nw.col("away").sum(),
            nw.col("uncoded").sum(),
            close.max().alias("three_in_90_days"),
        )
    )


def last_held(
    histories: Histories, episodes: nw.LazyFrame[Any], windows: tuple[Window, ...]
) -> nw.LazyFrame[Any]:
    """Episodes that some window may end in, with the child's positions on their last day.

    `last_age_band` and `last_uasc` are those positions; `uasc` stays the child's truth.
    """
    first = min(window.start for window in windows)
    last = max(window.end for window in windows)
    end = nw.col("end")
    touched = episodes.filter(nw.col("decom") <= last, end.is_null() | (end >= first))
    left = touched.with_columns(end.dt.offset_by("-1d").alias("on"))
    return (
        describe(left, histories)
        .rename({"age_band": "last_age_band", "uasc": "last_uasc"})
        .join(histories.children.select("child", "uasc"), on="child", how="left")
    )


def looked_after_in(held: nw.LazyFrame[Any], window: Window, told: bool) -> nw.LazyFrame[Any]:
    """The last episode of each child looked after in the window; `told` who was unaccompanied."""
    end, following = nw.col("end"), nw.col("next_decom")
    last = (nw.col("decom") <= window.end) & (following.is_null() | (following > window.end))
    there = end.is_null() | (end > window.start) | (nw.col("dec") == window.start)
    gone = (end <= window.end).fill_null(False)
    uasc = uasc_position(window.end) if told else nw.lit(UASC.not_known, nw.Int8)
    age = age_band_on(nw.col("dob"), window.end)
    return held.filter(last, there).select(
        "child",
        *(b.column for b in BREAKDOWNS if b.column not in ("age_band", "uasc")),
        nw.when(gone).then(nw.col("last_age_band")).otherwise(age).alias("age_band"),
        nw.when(gone).then(nw.col("last_uasc")).otherwise(uasc).alias("uasc"),
    )


def lasting(incidents: nw.LazyFrame[Any], position: int, window: Window) -> nw.LazyFrame[Any]:
    """The incidents that started in one window, and how long each had lasted by its end."""
    until = nw.col("until")
    ended = nw.when(until <= window.end).then(until).otherwise(nw.lit(window.end, nw.Date))
    hours = days_between(nw.col("on"), ended) * 24
    return incidents.filter(nw.col("on").is_between(window.start, window.end)).with_columns(
        nw.lit(position, nw.Int32).alias("window"), length_band(hours).alias(LENGTH.column)
    )


def length_band(hours: nw.Expr) -> nw.Expr:
    """The position in `LENGTH` of a number of hours; below 0 is not known."""
    bands = (hours > 24).cast(nw.Int8) + (hours >= 48).cast(nw.Int8) + (hours >= 120).cast(nw.Int8)
    return nw.when(hours >= 0).then(bands).otherwise(nw.lit(LENGTH.not_known, nw.Int8))
