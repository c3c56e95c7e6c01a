"""Reviews held, reviews due, and the children who should have had them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.dates import within_working_days
from hearth.measures.breakdowns import BREAKDOWNS
from hearth.measures.model import Population, Timing, Window
from hearth.measures.populations.care_on import beside, care, describe, on_its_day, placed, span
from hearth.measures.populations.looked_after import in_care_on
from hearth.measures.populations.once import once
from hearth.measures.populations.reads import MEMBERS, PERIOD, columns, each
from hearth.measures.populations.review_chain import (
    FIRST_WITHIN,
    reach,
    reviews_due,
    stretches,
)
from hearth.records.histories import Histories

__all__ = [
    "CHILDREN_REVIEWED",
    "REVIEWS_DUE",
    "REVIEWS_HELD",
    "children_rows",
    "due_rows",
    "held_rows",
]


def held_rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and review held in it.

    Children who only ever had short breaks are left out, and so are reviews during one, and those
    of children under four (PN0). Columns, beside `window`, `child` and the eight breakdowns as
    they stood on the day: `on`, Date held, and `review_code`. What the care was is not known for a
    review on a day that the child was not looked after.
    """
    return placed(held_from(histories, *span(windows)), windows)


@once
def held_from(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Every review held from `first` to `last` that counts, described, in order."""
    code = nw.col("review_code")
    held = histories.record["reviews"].select("child", "review_code", on="review")
    counted = (
        held.filter((code != "PN0").fill_null(True), nw.col("on").is_between(first, last))
        .join(histories.periods, on="child", how="semi")
        .join(in_respite(histories, held), on=["child", "on"], how="anti")
    )
    return on_its_day(histories, counted, first, last).sort("on")


REVIEWS_HELD = Population(
    "reviews-held",
    "Reviews held",
    Timing.PERIOD,
    BREAKDOWNS,
    ("header", "episodes", "reviews"),
    held_rows,
    reads={
        MEMBERS: (*PERIOD, *columns("Reviews", "REVIEW REVIEW_CODE")),
        "review_code": ("Reviews.REVIEW_CODE",),
    },
    events=1,
)


def due_rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and review that fell due in it.

    Columns, beside `window`, `child` and the eight breakdowns as they stood on the due date:
    `on`, Date due; `held`, Date held, null when it was not; `on_time`, Boolean.
    """
    return placed(due_from(histories, *span(windows)), windows)


@once
def due_from(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Every review that fell due from `first` to `last`, described, in order."""
    due = reviews_due(histories).filter(nw.col("on").is_between(first, last))
    return describe(beside(due, care(histories, first, last)), histories).sort("on")


REVIEWS_DUE = Population(
    "reviews-due",
    "Reviews due",
    Timing.PERIOD,
    BREAKDOWNS,
    ("header", "episodes", "reviews"),
    due_rows,
    reads={MEMBERS: (*PERIOD, "Reviews.REVIEW"), "on_time": ("Reviews.REVIEW",)},
    events=4,
)


def children_rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and child looked after at its end, and for 20 working days or more.

    Columns, beside `window`, `child` and the eight breakdowns at the window's end:

    `late`: Boolean, a review that fell due in the window was not held by its due date.
    `all_known`: Boolean, every due date in the window is known: care began within the returns
        given, or they hold a review from before the window.
    """
    children = in_care_on(histories, tuple(window.end for window in windows))
    late = placed(late_reviews(histories), windows).select("window", "child").unique()
    long_enough = (nw.col("care_start") <= nw.col("begun")) | ~nw.col("care_start_known")
    known_from = nw.col("known_from")
    known = (known_from <= nw.col("first")) | (known_from == nw.col("care_start"))
    return (
        children.join(reviewing(histories, windows), on="window")
        .filter(long_enough)
        .join(reach(histories), on=["period_id", "stretch"], how="left")
        .join(late.with_columns(nw.lit(True).alias("late")), on=["window", "child"], how="left")
        .select(
            "window",
            "child",
            *(breakdown.column for breakdown in BREAKDOWNS),
            nw.col("late").fill_null(False),
            known.fill_null(False).alias("all_known"),
        )
    )


CHILDREN_REVIEWED = Population(
    "children-reviewed",
    "Children looked after for 20 working days or more",
    Timing.PERIOD,
    BREAKDOWNS,
    ("header", "episodes", "reviews"),
    children_rows,
    reads={MEMBERS: PERIOD, **each("late all_known", (*PERIOD, "Reviews.REVIEW"))},
)


@once
def late_reviews(histories: Histories) -> nw.LazyFrame[Any]:
    """Every review not held by its due date, in order."""
    return reviews_due(histories).filter(~nw.col("on_time")).sort("on")


def in_respite(histories: Histories, held: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """The days, of those in `held`, on which the child was on a short break."""
    end = nw.col("end")
    return (
        histories.episodes.filter(nw.col("respite"))
        .select("child", "decom", "end")
        .join(held.select("child", "on"), on="child")
        .filter(nw.col("decom") <= nw.col("on"), end.is_null() | (end > nw.col("on")))
        .select("child", "on")
    )


def reviewing(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """Each window's `first` day, the `stretch` its last is in, and `begun`: the last day on which
    care can have begun for 20 working days to have passed by then."""
    days = stretches(histories)
    columns = {
        "window": range(len(windows)),
        "first": [window.start for window in windows],
        "stretch": [stretch_of(days, window.end) for window in windows],
        "begun": [twenty_days_before(window.end) for window in windows],
    }
    schema = {"window": nw.Int32, "first": nw.Date, "stretch": nw.Int32, "begun": nw.Date}
    return frames.from_columns(columns, schema).lazy()


def stretch_of(stretches: tuple[tuple[date, date], ...], day: date) -> int | None:
    """The position of the stretch of returns that `day` is in."""
    holding = (at for at, (first, last) in enumerate(stretches) if first <= day <= last)
    return next(holding, None)


def twenty_days_before(day: date) -> date:
    """The last day on which care can have begun for 20 working days to have passed by `day`."""
    begun = day
    while within_working_days(begun, FIRST_WITHIN) > day:
        begun -= timedelta(days=1)
    return begun
