"""The statutory chain of reviews: when each fell due, and when it was held.

The first review is due within 20 working days of care beginning, the second within three months of
the first, each later one within six months of the one before (Care Planning, Placement and Case
Review (England) Regulations 2010, regulation 33). Every due date hangs on the review before it,
so all of them come from neighbours in one sorted column.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.dates import within_working_days
from hearth.measures.populations.care_on import next_starts
from hearth.measures.populations.care_on import stretches as stretches_of
from hearth.measures.populations.once import once
from hearth.records.histories import Histories

__all__ = ["FIRST_WITHIN", "reach", "reviews_due", "stretches"]

FIRST_WITHIN = 20  # working days of care beginning
CHAIN = ["period_id", "stretch"]


def stretches(histories: Histories) -> tuple[tuple[date, date], ...]:
    """The unbroken stretches of years whose returns had reviews: first and last day of each.

    A chain is followed within one stretch: across a year that was not given, a review may be
    missing that was held.
    """
    return stretches_of(histories, "reviews")


@once
def reviews_due(histories: Histories) -> nw.LazyFrame[Any]:
    """One row per review that fell due while the child was looked after and returns were given.

    Columns: `child`; `on`, Date it was due; `held`, Date of the review that followed, null when
    there is none; `on_time`, Boolean. A due date is known when care began within the stretch of
    returns or the review before is in it. Where the returns
    cannot say whether that one was the first, it is taken as a later one, with six months to the
    next.
    """
    chained = reviews_in_chains(histories)
    firsts = first_reviews(histories, chained)
    end, held = nw.col("end"), nw.col("held")
    columns = ["child", "end", "last", "on", "held"]
    return (
        nw.concat([firsts.select(*columns), later_reviews(chained).select(*columns)])
        .filter(nw.col("on") <= nw.col("last"), end.is_null() | (nw.col("on") < end))
        .select("child", "on", "held", (held <= nw.col("on")).fill_null(False).alias("on_time"))
    )


@once
def reach(histories: Histories) -> nw.LazyFrame[Any]:
    """How far back each chain's due dates are known: `period_id`, `stretch`, `known_from`.

    `known_from` is the Date care began when it began within the stretch, else that of the first
    review in the stretch. A chain with neither has no row.
    """
    begun = periods_begun(histories).select(*CHAIN, known_from="start")
    later = reviews_in_chains(histories).filter("opens", ~nw.col("complete"))
    held = later.select(*CHAIN, known_from="review")
    return nw.concat([begun, held])


@once
def reviews_in_chains(histories: Histories) -> nw.LazyFrame[Any]:
    """Reviews in order within each chain: a period of care in one stretch.

    Columns: `child`, `period_id`, `stretch`; `end` of the period, `last` day of the stretch;
    `review`, Date held; `following`, Date of the next; `opens`, Boolean, first in its chain;
    `complete`, Boolean, the chain has its beginning, so that the first in it is the first of the
    care.
    """
    began = nw.col("start_known") & (nw.col("start") >= nw.col("first"))
    held = (
        reviews_in_care(histories)
        .join(stretch_frame(histories), how="cross")
        .filter(nw.col("review").is_between(nw.col("first"), nw.col("last")))
        .with_columns(began.alias("complete"))
    )
    ordered = frames.in_order(held, "period_id", "stretch", "review")
    same = (nw.col("period_id").diff() == 0) & (nw.col("stretch").diff() == 0)
    opens = ordered.with_columns((~same).fill_null(True).alias("opens"))
    goes_on = ~nw.col("opens").shift(-1).fill_null(True)
    following = nw.when(goes_on).then(nw.col("review").shift(-1)).alias("following")
    return opens.with_columns(following).lazy()


def reviews_in_care(histories: Histories) -> nw.LazyFrame[Any]:
    """Each day a child had a review, beside the period of care it was in, last day included."""
    end, following, review = nw.col("end"), nw.col("next_start"), nw.col("review")
    care = histories.periods.select("child", "period_id", "start", "start_known", "end").join(
        next_starts(histories), on="period_id", how="left"
    )
    return (
        histories.record["reviews"]
        .select("child", "review")
        .join(care, on="child")
        .filter(nw.col("start") <= review, end.is_null() | (review <= end))
        .filter(following.is_null() | (review < following))
    )


def first_reviews(histories: Histories, chained: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """The first review of every period of care that began within a stretch: due, and held."""
    held = chained.filter("opens").select(*CHAIN, held="review")
    calendar = first_due_frame(stretches(histories))
    return (
        periods_begun(histories)
        .join(calendar, on="start", how="left")
        .join(held, on=CHAIN, how="left")
    )


def later_reviews(chained: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """The review that follows each one held."""
    review = nw.col("review")
    second = nw.col("complete") & nw.col("opens")
    due = nw.when(second).then(review.dt.offset_by("3mo")).otherwise(review.dt.offset_by("6mo"))
    return chained.with_columns(due.alias("on"), nw.col("following").alias("held"))


def periods_begun(histories: Histories) -> nw.LazyFrame[Any]:
    """Periods of care that began, as far as is known, within a stretch."""
    return (
        histories.periods.filter(nw.col("start_known"))
        .select("child", "period_id", "start", "end")
        .join(stretch_frame(histories), how="cross")
        .filter(nw.col("start").is_between(nw.col("first"), nw.col("last")))
    )


def stretch_frame(histories: Histories) -> nw.LazyFrame[Any]:
    """`stretches` as a frame: `stretch` (position), `first`, `last`."""
    days = stretches(histories)
    columns = {
        "stretch": range(len(days)),
        "first": [first for first, _ in days],
        "last": [last for _, last in days],
    }
    return frames.from_columns(
        columns, {"stretch": nw.Int32, "first": nw.Date, "last": nw.Date}
    ).lazy()


@cache
def first_due_frame(spans: tuple[tuple[date, date], ...]) -> nw.LazyFrame[Any]:
    """`start`, every day of the stretches, and `on`, when a first review is due for it."""
    days = [
        first + timedelta(days=number)
        for first, last in spans
        for number in range((last - first).days + 1)
    ]
    due = [within_working_days(day, FIRST_WITHIN) for day in days]
    return frames.from_columns({"start": days, "on": due}, {"start": nw.Date, "on": nw.Date}).lazy()
