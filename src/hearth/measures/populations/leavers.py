"""Children whose period of care ended, counted once, respite left out."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.frames import days_between
from hearth.measures.breakdowns import BREAKDOWNS, episode_positions, of_grouping
from hearth.measures.model import Population, Timing, Window
from hearth.measures.populations.care_on import CLOSES, POSITIONS, describe, ends_of, placed, span
from hearth.measures.populations.once import once
from hearth.measures.populations.reads import MEMBERS, PERIOD, each
from hearth.records.histories import Histories

__all__ = ["DESTINATION", "LEAVERS", "exits", "rows"]

DESTINATION = of_grouping("leaving-destination")
"""Where children went, from the reason the episode ceased (REC)."""


def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and child whose care ended in it, for the last end in the window.

    Columns, beside `window`, `child` and the eight breakdowns as they stood on the day care ended:

    `start`: Date care began, or the earliest day held when `start_known` is False.
    `on`: Date care ended. `rec`: code of why. `leaving_destination`: position.
    `days`: Int32, from `start` to `on`.
    `under_6_months`: Boolean, `on` is before the day six months after `start`.
    """
    left = placed(ends(histories, *span(windows)), windows)
    following = nw.col("next_on")
    last_in_window = following.is_null() | (following > nw.col("day"))
    return left.join(ends_of(windows), on="window").filter(last_in_window)


LEAVERS = Population(
    "leavers",
    "Children who left care",
    Timing.PERIOD,
    BREAKDOWNS,
    ("header", "episodes"),
    rows,
    reads={
        MEMBERS: PERIOD,
        **each("start_known rec leaving_destination days under_6_months", PERIOD),
    },
)


@once
def ends(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Every end of care from `first` to `last` in order, described, and the child's next one,
    `next_on`."""
    following = nw.col("on").shift(-1).over("child", order_by="period_id")
    return (
        describe(exits(histories, first, last), histories)
        .with_columns(next_on=following)
        .sort("on")
    )


def exits(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Every period of care that ended from `first` to `last`, beside its last episode.

    An episode that ends with REC X1 is followed by another, so a period that seems to end so has
    not ended; nor has one that later returns merely leave out. An end without a reason counts.
    """
    start, on = nw.col("start"), nw.col("on")
    ended = (
        histories.episodes.filter(nw.col("end").is_between(first, last), CLOSES)
        .filter(~nw.col("respite"), ~nw.col("dec").is_null())
        .with_columns(*episode_positions())
        .select("period_id", *POSITIONS, on="end")
    )
    return (
        histories.periods.select("child", "period_id", "start", "start_known", "rec", on="end")
        .join(ended, on=["period_id", "on"])
        .with_columns(
            days_between(start, on).alias("days"),
            (on < start.dt.offset_by("6mo")).alias("under_6_months"),
            DESTINATION.position_of(nw.col("rec")),
        )
    )
