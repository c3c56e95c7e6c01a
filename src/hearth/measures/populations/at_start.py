"""Events described by the episode that began on their day and by the child they happened to."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.measures.breakdowns import episode_positions
from hearth.measures.populations.care_on import describe
from hearth.records.histories import Histories

__all__ = ["described"]


def described(
    events: nw.LazyFrame[Any], histories: Histories, first: date, last: date
) -> nw.LazyFrame[Any]:
    """`events` with the eight breakdowns as they stood on the day.

    `events` has `child` and the Date `start`, a day from `first` to `last` on which an episode of
    the child's care began.
    """
    then = nw.col("decom").is_between(first, last) & ~nw.col("respite")
    opening = histories.episodes.filter(then).select(
        "child", "ls", "cin", "usual_place", "area", start="decom"
    )
    begun = events.join(opening, on=["child", "start"], how="left").with_columns(
        *episode_positions()
    )
    return describe(begun, histories, on="start")
