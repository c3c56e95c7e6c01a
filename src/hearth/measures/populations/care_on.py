"""Where a child was on a day of their own: the care that stands behind an event.

Events (an incident, a review, an end) each have their own day. The breakdowns of an event are
those of the child on that day.
"""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.frames import age_years
from hearth.measures.breakdowns import (
    AREA,
    LEGAL_STATUS,
    NEED,
    PLACEMENT_GROUP,
    UASC,
    age_band,
    child_positions,
    episode_positions,
    uasc_position,
)
from hearth.records.histories import Histories

__all__ = ["beside", "beside_any", "care", "describe", "uasc_on"]

CARE = (LEGAL_STATUS, NEED, PLACEMENT_GROUP, AREA)
LATER = nw.col("next_decom").is_null() | (nw.col("next_decom") > nw.col("on"))


def care(histories: Histories) -> nw.LazyFrame[Any]:
    """Episodes, respite left out, each with `next_decom`: when the child's next one started.

    Columns: `child`, `period`, `decom`, `dec`, `end`, `next_decom`, `legal_status`, `need`,
    `placement_group`, `area` (positions). On any day the episode a child was last in is the one
    with decom <= day < next_decom.
    """
    lasted = nw.col("end").is_null() | (nw.col("end") > nw.col("decom"))
    return (
        histories.episodes.filter(~nw.col("respite"), lasted)
        .select("child", "period", "decom", "dec", "end", "ls", "cin", "usual_place", "area")
        .with_columns(
            nw.col("decom").shift(-1).over("child", order_by="decom").alias("next_decom"),
            *episode_positions(),
        )
        .drop("ls", "cin", "usual_place")
    )


def beside(events: nw.LazyFrame[Any], episodes: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Each event of `events` (`child`, `on`) beside the episode of `care` it fell in.

    The day care ended counts as a day of care, as in the return's own checks. Events on any other
    day are left out.
    """
    end = nw.col("end")
    in_care = end.is_null() | (nw.col("on") < end) | (nw.col("on") == nw.col("dec"))
    return events.join(episodes, on="child").filter(nw.col("decom") <= nw.col("on"), LATER, in_care)


def beside_any(events: nw.LazyFrame[Any], episodes: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Every event beside the positions of the episode it fell in, not known when in none."""
    day = ["child", "on"]
    positions = [breakdown.column for breakdown in CARE]
    found = beside(events.select(*day).unique(), episodes).select(*day, *positions)
    return events.join(found, on=day, how="left").with_columns(
        *(nw.col(breakdown.column).fill_null(breakdown.not_known) for breakdown in CARE)
    )


def describe(rows: nw.LazyFrame[Any], histories: Histories) -> nw.LazyFrame[Any]:
    """`age_band`, `sex`, `ethnic_group` and `uasc` of each row's child on its day `on`."""
    return rows.join(histories.children, on="child", how="left").with_columns(
        *child_positions(),
        age_band(age_years(nw.col("dob"), nw.col("on"))),
        uasc_on(histories),
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
