"""Children looked after at any time in a period, and the times they went missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.frames import civil_day, days_between
from hearth.measures.breakdowns import BREAKDOWNS
from hearth.measures.model import Breakdown, Category, Population, Timing, Window
from hearth.measures.populations.care_on import (
    beside,
    care,
    describe,
    ends_of,
    next_starts,
    placed,
    span,
)
from hearth.measures.populations.looked_after import in_care_on
from hearth.measures.populations.once import once
from hearth.measures.populations.reads import MEMBERS, PERIOD, columns, each
from hearth.records.histories import Histories

__all__ = ["INCIDENTS", "LENGTH", "MISSING", "incident_rows", "length_band", "rows"]

CLOSE = 90  # days within which three incidents are close together
INCIDENT = columns("Missing", "MISSING MIS_START")

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
    still_here = in_care_on(histories, tuple(window.end for window in windows))
    gone = last_days(histories, *span(windows))
    left = [left_in(gone, at, window) for at, window in enumerate(windows)]
    columns = ["window", "child", *(breakdown.column for breakdown in BREAKDOWNS)]
    children = nw.concat([each.select(*columns) for each in (still_here, *left)])
    counts = counted(in_care(histories, *span(windows)), windows)
    return children.join(counts, on=["window", "child"], how="left")


MISSING = Population(
    "missing-children",
    "Children looked after at any time in the period",
    Timing.PERIOD,
    BREAKDOWNS,
    ("header", "episodes", "missing"),
    rows,
    reads={
        MEMBERS: PERIOD,
        **each("missing away uncoded three_in_90_days", (*PERIOD, *INCIDENT)),
    },
)


def incident_rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and missing incident (category M) that started in it, while looked after.

    Columns, beside `window`, `child` and the eight breakdowns as they stood on the day it started:

    `on`: Date it started.
    `length`: position in `LENGTH` of the time to its end, to the end of care if it has none, or
        to the window's end if that comes first. The return holds dates only: a day is 24 hours.
    """
    begun = placed(incidents(histories, *span(windows)), windows)
    last = civil_day(nw.col("day"))
    until = nw.when(nw.col("until") <= last).then(nw.col("until")).otherwise(last)
    lasted = begun.join(ends_of(windows), on="window").with_columns(
        ((until - nw.col("began")) * 24).alias("hours")
    )
    return lasted.with_columns(length_band(nw.col("hours")).alias(LENGTH.column))


INCIDENTS = Population(
    "missing-incidents",
    "Times children went missing",
    Timing.PERIOD,
    BREAKDOWNS,
    ("header", "episodes", "missing"),
    incident_rows,
    reads={MEMBERS: (*PERIOD, *INCIDENT), LENGTH.column: (*PERIOD, "Missing.MIS_END")},
    events=1,
)


@once
def incidents(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Missing incidents that started from `first` to `last` in order, described.

    `began` and `until` are days as `civil_day` counts them.
    """
    gone = in_care(histories, first, last).filter(nw.col("missing") == 1)
    periods = histories.periods.select("period_id", care_end="end")
    ended = nw.coalesce(nw.col("mis_end"), nw.col("care_end"))
    return (
        describe(gone.join(periods, on="period_id"), histories)
        .with_columns(began=civil_day(nw.col("on")), until=civil_day(ended))
        .sort("on")
    )


@once
def in_care(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Incidents that started from `first` to `last` in care in order, beside episodes of `care`.

    `missing`, `away` and `uncoded` are 1 or 0; `third` is when the child's next but one missing
    incident started, null when that was not within 90 days.
    """
    kind, on, third = nw.col("kind"), nw.col("on"), nw.col("third")
    is_missing, is_away = (kind == "M").fill_null(False), (kind == "A").fill_null(False)
    incidents = (
        histories.record["missing"]
        .select("child", "mis_end", on="mis_start", kind="missing")
        .filter(on.is_between(first, last))
    )
    return (
        beside(incidents, care(histories, first, last))
        .with_columns(
            is_missing.cast(nw.Int64).alias("missing"),
            is_away.cast(nw.Int64).alias("away"),
            (~is_missing & ~is_away).cast(nw.Int64).alias("uncoded"),
            on.shift(-2).over("child", "kind", order_by="on").alias("third"),
        )
        .with_columns(
            nw.when(is_missing & (days_between(on, third) <= CLOSE)).then(third).alias("third")
        )
        .sort("on")
    )


def counted(incidents: nw.LazyFrame[Any], windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """Each child's incidents that started in each window, counted."""
    begun = placed(incidents, windows).join(ends_of(windows), on="window")
    close = (nw.col("third") <= nw.col("day")).fill_null(False).cast(nw.Int64)
    return begun.group_by("window", "child").agg(
        nw.col("missing").sum(),
        nw.col("away").sum(),
        nw.col("uncoded").sum(),
        close.max().alias("three_in_90_days"),
    )


@once
def last_days(histories: Histories, first: date, until: date) -> nw.LazyFrame[Any]:
    """The last episode of each period of care that ended, with positions on the last day, `on`."""
    ended = histories.periods.filter(~nw.col("end").is_null()).select("period_id", "end")
    last = care(histories, first, until).join(ended, on=["period_id", "end"])
    last_day = nw.col("end").dt.offset_by("-1d").alias("on")
    return describe(last.with_columns(last_day), histories).join(
        next_starts(histories), on="period_id", how="left"
    )


def left_in(gone: nw.LazyFrame[Any], position: int, window: Window) -> nw.LazyFrame[Any]:
    """Children looked after in the window and no more at its end, by their last period of care."""
    end, again = nw.col("end"), nw.col("next_start")
    there = (end > window.start) | (nw.col("dec") == window.start).fill_null(False)
    last = again.is_null() | (again > window.end)
    return gone.filter(nw.col("decom") <= window.end, end <= window.end, there, last).with_columns(
        nw.lit(position, nw.Int32).alias("window")
    )


def length_band(hours: nw.Expr) -> nw.Expr:
    """The position in `LENGTH` of a number of hours; below 0 is not known."""
    bands = (hours > 24).cast(nw.Int8) + (hours >= 48).cast(nw.Int8) + (hours >= 120).cast(nw.Int8)
    return nw.when(hours >= 0).then(bands).otherwise(nw.lit(LENGTH.not_known, nw.Int8))
