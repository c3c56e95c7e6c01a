"""Events described by the episode that began on their day and by the child they happened to."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.frames import age_years
from hearth.measures.breakdowns import (
    UASC,
    age_band,
    episode_positions,
    uasc_position,
)
from hearth.measures.populations.once import people
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
    start = nw.col("start")
    return (
        events.join(opening, on=["child", "start"], how="left")
        .join(people(histories), on="child", how="left")
        .with_columns(
            *episode_positions(),
            age_band(age_years(nw.col("dob"), start)),
            nw.when(with_uasc(histories))
            .then(uasc_position(start))
            .otherwise(nw.lit(UASC.not_known, nw.Int8))
            .alias(UASC.column),
        )
    )


def with_uasc(histories: Histories) -> nw.Expr:
    """Whether `start` is in a collection year whose return had the UASC table."""
    given = histories.record.given.items()
    years = [CollectionYear(year) for year, tables in given if "uasc" in tables]
    within = [nw.col("start").is_between(year.start, year.end) for year in years]
    return nw.any_horizontal(nw.lit(False), *within, ignore_nulls=True)
