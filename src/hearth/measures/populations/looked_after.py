"""CLA(S): the children looked after at the end of a day, respite left out."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.dates import CollectionYear, add_months
from hearth.measures.breakdowns import (
    AGE_BAND,
    BREAKDOWNS,
    PLACEMENT_GROUP,
    UASC,
    age_band_on,
    episode_positions,
    uasc_position,
)
from hearth.measures.model import Population, Timing, Window
from hearth.measures.populations.once import latest, once, people
from hearth.measures.populations.reads import (
    BORN,
    BREAKDOWN_READS,
    IN_CARE,
    MEMBERS,
    PERIOD,
    PLACE,
    PLACEMENT,
    UNACCOMPANIED,
    columns,
    each,
)
from hearth.records.histories import Histories
from hearth.vocabulary import code_set

__all__ = [
    "EVERY_CHILD",
    "LOOKED_AFTER",
    "PLACE_NOT_KNOWN",
    "UNDER_16",
    "described_on",
    "in_care_on",
    "rows",
    "stays",
]

EVERY_CHILD = nw.lit(1)
"""The denominator of a measure whose population is its rows, each counted once."""

PLACE_NOT_KNOWN = nw.col(PLACEMENT_GROUP.column) == PLACEMENT_GROUP.not_known
"""Children whose place is empty, not a code, or temporary with nothing to go back to."""

UNDER_16 = nw.col(AGE_BAND.column) < 4
"""Children in the bands before 16 and over."""


(NO_URN,) = (
    each.code for each in code_set("URN_SPECIAL").codes()
)  # inspected by another body than Ofsted, or a regional adoption agency


def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and child with an open period of care at the window's end.

    Columns, beside `window`, `child` and the eight breakdowns:

    `on`: the day, Date.
    `usual_place`, `usual_provider`, `usual_urn`, `ls`, `cin`: codes of the episode held on the
        day, with T0-T4 looked through. `east`, `north`: metres, null when unknown.
    `distance`: miles to one decimal place, null when unknown.
    `fostered`, `mainstream` (U4-U6), `kinship` (U1-U3), `long_term` (U1, U4), `childrens_home`
        (K2), `residential` (K1, K2, K3, H5), `supported` (K3, H5, P2), `in_house` (PR1),
        `registered` (has an Ofsted number): Boolean.
    `under_18`: Boolean, null when the date of birth is not known.
    `was_uasc`: Boolean, on the return's UASC list though the status has ended by the day.
    `care_start`, `placement_start`: Date; `care_start_known`, `placement_start_known`: Boolean,
        False when it began on or before that date.
    `in_care_30_months`, `here_24_months`: Boolean, began 30 or 24 months before the day or longer
        ago, the day itself counted in.
    `adoptive_24_months`: Boolean, placed for adoption, and there and in the placement before it
        together for 24 months; null when the placement before it is not known.
    `three_placements`: Boolean, three or more in the 12 months to the day, the one held when they
        began included.
    """
    held = stays(histories, *days_of(windows))
    return nw.concat([on_day(histories, held, at, w.end) for at, w in enumerate(windows)])


LOOKED_AFTER = Population(
    "looked-after",
    "Children looked after on the day",
    Timing.AS_AT,
    BREAKDOWNS,
    ("header", "episodes"),
    rows,
    reads={
        MEMBERS: IN_CARE,
        **BREAKDOWN_READS,
        **each("fostered mainstream kinship long_term childrens_home residential supported", PLACE),
        **each("in_house usual_provider", (*PLACE, "Episodes.PLACE_PROVIDER")),
        "registered": (*PLACE, "Episodes.URN"),
        "distance": (*PLACE, *columns("Episodes", "HOME_POST PL_POST"), *UNACCOMPANIED),
        "under_18": BORN,
        "was_uasc": UNACCOMPANIED,
        **each("care_start_known in_care_30_months", PERIOD),
        **each("placement_start_known here_24_months three_placements", PLACEMENT),
        "adoptive_24_months": PLACEMENT,
    },
)


def days_of(windows: tuple[Window, ...]) -> tuple[date, date]:
    """The first and the last of the windows' ends."""
    days = [window.end for window in windows]
    return min(days), max(days)


@once
def stays(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Episodes open on any day from `first` to `last`, with all that does not depend on the day.

    This is the small frame: text becomes positions and truths here, once, before rows multiply.
    """
    held = open_between(histories.episodes, "decom", first, last).filter(~nw.col("respite"))
    return held.join(homes(histories, first, last), on="placement_id", how="left").with_columns(
        *episode_positions(), *place_truths()
    )


def homes(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Placements open on any day from `first` to `last`, with the child and the care around them.

    Placements are in order, so the ones before are the rows before.
    """
    placements = frames.collect(histories.placements).with_columns(
        before_start=earlier("start", 1),
        before_start_known=earlier("start_known", 1),
        before_period=earlier("period", 1),
        third_last_end=earlier("end", 2),
    )
    care = open_between(histories.periods, "start", first, last).select(
        "period_id", care_start="start", care_start_known="start_known"
    )
    return (
        open_between(placements.lazy(), "start", first, last)
        .join(care, on="period_id", how="left")
        .join(people(histories), on="child", how="left")
        .select(
            "placement_id",
            "before_start",
            "before_start_known",
            "third_last_end",
            "care_start",
            "care_start_known",
            "dob",
            "uasc",
            "uasc_end",
            "sex",
            "ethnic_group",
            # RNE S begins care, so there is no placement before it even where none is held.
            same_care=nw.when(nw.col("rne") == "S")
            .then(False)
            .otherwise(nw.col("before_period") == nw.col("period")),
            placement_start="start",
            placement_start_known="start_known",
        )
    )


def earlier(column: str, places: int) -> nw.Expr:
    """The value of the child's placement numbered so many before; null when it is not held."""
    child, number = nw.col("child"), nw.col("placement")
    held = (child.shift(places) == child) & (number.shift(places) == number - places)
    return nw.when(held).then(nw.col(column).shift(places))


def open_between(
    spells: nw.LazyFrame[Any], start: str, first: date, last: date
) -> nw.LazyFrame[Any]:
    """Spells open at the end of any day from `first` to `last`."""
    end = nw.col("end")
    return spells.filter((nw.col(start) <= last) & (end.is_null() | (end > first)))


def place_truths() -> tuple[nw.Expr, ...]:
    """What the place and provider codes say, as truths."""
    places, place = code_set("PLACE"), nw.col("usual_place")
    kinship = sorted(places.in_group("foster-kinship"))
    mainstream = sorted(places.in_group("foster-other"))
    return (
        place.is_in([*kinship, *mainstream]).alias("fostered"),
        place.is_in(mainstream).alias("mainstream"),
        place.is_in(kinship).alias("kinship"),
        place.is_in(["U1", "U4"]).alias("long_term"),
        place.is_in(sorted(places.in_group("adoption"))).alias("placed_for_adoption"),
        (place == "K2").alias("childrens_home"),
        place.is_in(["K1", "K2", "K3", "H5"]).alias("residential"),
        place.is_in(sorted(places.in_group("semi-independent"))).alias("supported"),
        (nw.col("usual_provider") == "PR1").alias("in_house"),
        (nw.col("usual_urn").fill_null(NO_URN) != NO_URN).alias("registered"),
    )


@latest
def in_care_on(histories: Histories, days: tuple[date, ...]) -> nw.LazyFrame[Any]:
    """The rows of LOOKED_AFTER on these days, without what only some measures ask of them.

    Columns: `window` (position of the day), `on`, `child`, `dob`, `period_id`, `care_start`,
    `care_start_known` and the eight breakdowns.
    """
    columns = ("window", "on", "child", "dob", "period_id", "care_start", "care_start_known")
    held = stays(histories, min(days), max(days))
    each = [described_on(histories, held, at, day) for at, day in enumerate(days)]
    return nw.concat(each).select(*columns, *(breakdown.column for breakdown in BREAKDOWNS))


def described_on(
    histories: Histories, held: nw.LazyFrame[Any], position: int, day: date, *more: nw.Expr
) -> nw.LazyFrame[Any]:
    """Those of `stays` open at the end of one day, with `window`, `on` and every breakdown.

    Any columns joined to `held` beforehand are there too, and `more` may be asked of them.
    """
    end = nw.col("end")
    uasc_given = "uasc" in histories.record.given.get(CollectionYear.of(day).ending, ())
    uasc = uasc_position(day) if uasc_given else nw.lit(UASC.not_known, nw.Int8).alias("uasc")
    return held.filter((nw.col("decom") <= day) & (end.is_null() | (end > day))).with_columns(
        nw.lit(position, nw.Int32).alias("window"),
        nw.lit(day, nw.Date).alias("on"),
        age_band_on(nw.col("dob"), day),
        uasc,
        *more,
    )


def on_day(
    histories: Histories, held: nw.LazyFrame[Any], position: int, day: date
) -> nw.LazyFrame[Any]:
    """The same, and all else that depends on the day."""
    two_years_ago = add_months(day, -24)
    return described_on(
        histories,
        held,
        position,
        day,
        (nw.col("uasc") & (nw.col("uasc_end") <= day)).alias("was_uasc"),
        (nw.col("dob") > add_months(day, -12 * 18)).alias("under_18"),
        (nw.col("care_start") <= add_months(day, -30)).alias("in_care_30_months"),
        (nw.col("placement_start") <= two_years_ago).alias("here_24_months"),
        adoptive_since(two_years_ago).alias("adoptive_24_months"),
        (nw.col("third_last_end") > add_months(day, -12)).alias("three_placements"),
    )


def adoptive_since(day: date) -> nw.Expr:
    """Whether an adoptive placement and the one before it reach back to `day` without a break."""
    reaches = nw.col("before_start") <= day
    known = nw.when(reaches | nw.col("before_start_known")).then(reaches)
    return nw.col("placed_for_adoption") & nw.col("same_care") & known
