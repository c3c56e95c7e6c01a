"""Children who start to be looked after in a period, respite left out."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.measures.breakdowns import BREAKDOWNS
from hearth.measures.model import Population, Timing, Window
from hearth.measures.populations.at_start import described
from hearth.measures.populations.care_on import ends_of, placed, span
from hearth.measures.populations.once import once
from hearth.measures.populations.reads import BREAKDOWN_READS, MEMBERS, PERIOD, each
from hearth.records.histories import Histories

__all__ = ["ENTRANTS", "rows"]


def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and start of a period of care (RNE S) in it.

    Columns, beside `window`, `child` and the eight breakdowns as they stood on the day care began:

    `start`: the day, Date.
    `first_start`: Boolean, the child's first start in the window, so that children count once.
    `earlier_care`: Boolean, the returns hold an earlier period of care.
    `prev_perm`: code (PREV_PERM) of the order by which the child had left care before, in any
        council; null when the year's return does not say.
    """
    begun = placed(starts(histories, *span(windows)), windows, by="start")
    before = nw.col("before_start")
    return begun.join(ends_of(windows), on="window").with_columns(
        (before.is_null() | (before < nw.col("first"))).alias("first_start")
    )


ENTRANTS = Population(
    "entrants",
    "Children who started to be looked after",
    Timing.PERIOD,
    BREAKDOWNS,
    ("header", "episodes"),
    rows,
    reads={
        MEMBERS: PERIOD,
        **BREAKDOWN_READS,
        **each("first_start earlier_care", PERIOD),
        "prev_perm": ("PrevPerm.PREV_PERM",),
    },
    events=1,
)


@once
def starts(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Starts of care from `first` to `last` in order, with the child and the first episode."""
    start = nw.col("start")
    begun = (
        histories.periods.filter(nw.col("start_known"), start.is_between(first, last))
        .with_columns(start.shift(1).over("child", order_by="start").alias("before_start"))
        .select("child", "start", "before_start", earlier_care=nw.col("period") > 0)
        .with_columns(collection_year(start).alias("year"))
        .join(histories.record["prev_perm"].select("child", "year", "prev_perm"),
              on=["child", "year"], how="left")
    )  # fmt: skip
    return described(begun, histories, first, last).sort("start")


def collection_year(day: nw.Expr) -> nw.Expr:
    """The collection year of each day, as the year it ends (Int64)."""
    year, april = day.dt.year().cast(nw.Int64), (day.dt.month() >= 4).cast(nw.Int64)
    return year + april
