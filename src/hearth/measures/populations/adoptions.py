"""Children adopted, and children waiting for a family after the decision that they should be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear, add_months
from hearth.frames import days_between, settle
from hearth.measures.breakdowns import BREAKDOWNS
from hearth.measures.model import Population, Timing, Window
from hearth.measures.populations.care_on import describe, span
from hearth.measures.populations.leavers import exits
from hearth.measures.populations.looked_after import described_on, stays
from hearth.measures.populations.once import latest, once
from hearth.measures.populations.reads import MEMBERS, PERIOD, PLACEMENT, columns, each
from hearth.records.histories import Histories
from hearth.vocabulary import code_set

__all__ = [
    "ADOPTED",
    "ADOPTED_OR_WAITING",
    "WAITING",
    "adopted_or_waiting_rows",
    "adopted_rows",
    "waiting_rows",
]

ADOPTION_ORDERS = sorted(code_set("REC").in_group("adopted"))
ADOPTIVE_HOMES = sorted(code_set("PLACE").in_group("adoption"))
WITH_FOSTER_CARER = ["A3", "A5"]  # placed for adoption with the carer who fostered the child
DECISION = columns("PlacedAdoption", "DATE_PLACED DATE_PLACED_CEASED")
SINCE_THEN = {"P", "T"}  # RNE of an episode whose legal status may have begun before it


def adopted_rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and child adopted in the three years to its end.

    Columns, beside `window`, `child` and the eight breakdowns as they stood on the day of
    adoption; days are Int32 and null where the returns do not hold a date they need:

    `on`: Date of adoption. `start`: Date care began (`start_known` False: on or before it).
    `in_window`: Boolean, adopted in the window itself.
    `in_three_years`: Boolean, the returns given cover the three years.
    `least_days`: from `start` to moving in with the adopters (A3 to A6), whether or not care began
        before `start`. `moved_in_days`: the same, null when it may have.
    `first_home_days`: to the day the child first lived with them, as a foster child or adopted.
    `match_days`: from the placement order (E1) to the match, 0 when matched first.
    """
    first, last = span(windows)
    early = min(three_years_to(window.end) for window in windows)
    adopted = adoptions(histories, min(first, early), last)
    return nw.concat(
        [adopted_in(histories, adopted, at, window) for at, window in enumerate(windows)]
    )


ADOPTED = Population(
    "adopted",
    "Children adopted",
    Timing.PERIOD,
    BREAKDOWNS,
    ("header", "episodes", "ad1"),
    adopted_rows,
    reads={
        MEMBERS: PERIOD,
        **each("in_window in_three_years start_known", PERIOD),
        **each("least_days moved_in_days", PLACEMENT),
        "first_home_days": (*PLACEMENT, "AD1.FOSTER_CARE"),
        "match_days": (*PERIOD, "AD1.DATE_MATCH"),
    },
)


def waiting_rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and child looked after at its end who waits for adopters.

    The council decided that the child should be placed for adoption, has not reversed it, and the
    child is not yet placed (A3 to A6). Columns, beside `window`, `child` and the eight breakdowns:

    `with_order`: Boolean, under a placement order (E1) on the day.
    `days_since_order`: Int32, since that order; null without one.
    `least_days`: Int32, since care began, or since the earliest day held when
        `care_start_known` is False.
    """
    return waiting_on(histories, tuple(window.end for window in windows))


@latest
def waiting_on(histories: Histories, days: tuple[date, ...]) -> nw.LazyFrame[Any]:
    """The rows of WAITING on these days."""
    care = days_between(nw.col("care_start"), nw.col("on"))
    waiting = settle(undecided(histories, days)).with_columns(
        (nw.col("ls") == "E1").fill_null(False).alias("with_order"), care.alias("least_days")
    )
    orders = histories.legal_statuses.filter(nw.col("ls") == "E1").select(
        "child", order_start="start", order_end="end"
    )
    running = nw.col("order_end").is_null() | (nw.col("order_end") > nw.col("on"))
    ordered = (
        waiting.filter("with_order")
        .select("window", "child", "on")
        .join(orders, on="child")
        .filter(nw.col("order_start") <= nw.col("on"), running)
        .select(
            "window",
            "child",
            days_between(nw.col("order_start"), nw.col("on")).alias("days_since_order"),
        )
    )
    return waiting.join(ordered, on=["window", "child"], how="left")


WAITING = Population(
    "adoption-waiting",
    "Children waiting to be placed for adoption",
    Timing.AS_AT,
    BREAKDOWNS,
    ("header", "episodes", "placed_adoption"),
    waiting_rows,
    reads={
        MEMBERS: (*PERIOD, "Episodes.PLACE", *DECISION),
        **each("with_order days_since_order least_days care_start_known", PERIOD),
    },
)


def adopted_or_waiting_rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and child adopted in it, or waiting for adopters at its end.

    Columns, beside `window`, `child` and the eight breakdowns: `least_days`, Int32, from care
    beginning to moving in, or to the window's end for a child who waits; `start_known`, Boolean,
    False when care began before the earliest day held, so that the days are at least so many.
    """
    columns = ["window", "child", *(b.column for b in BREAKDOWNS), "least_days", "start_known"]
    adopted = adopted_rows(histories, windows).filter("in_window")
    waiting = waiting_rows(histories, windows).rename({"care_start_known": "start_known"})
    return nw.concat([adopted.select(*columns), waiting.select(*columns)])


ADOPTED_OR_WAITING = Population(
    "adopted-or-waiting",
    "Children adopted or waiting to be placed for adoption",
    Timing.PERIOD,
    BREAKDOWNS,
    ("header", "episodes", "ad1", "placed_adoption"),
    adopted_or_waiting_rows,
    reads={
        MEMBERS: (*PERIOD, "Episodes.PLACE", *DECISION),
        **each("least_days start_known", PLACEMENT),
    },
    events=1,
)


@once
def adoptions(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Every adoption from `first` to `last`, described, with the dates on the way to it."""
    ad1 = (
        histories.record["ad1"]
        .group_by("child")
        .agg(
            nw.col("date_match").max(),
            (nw.col("foster_care") == "1").cast(nw.Int8).max().alias("own"),
        )
    )
    start, known = nw.col("start"), nw.col("start_known")
    least = days_between(start, nw.col("moved_in"))
    by_own_carer = (nw.col("own") == 1).fill_null(nw.col("with_foster_carer") == 1)
    first_home = nw.when(by_own_carer).then(nw.col("home_start")).otherwise(nw.col("moved_in"))
    match = days_between(nw.col("order_start"), nw.col("date_match"))
    return describe(
        exits(histories, first, last)
        .filter(nw.col("rec").is_in(ADOPTION_ORDERS))
        .join(adoptive_homes(histories), on="period_id", how="left")
        .join(placement_orders(histories), on="period_id", how="left")
        .join(ad1, on="child", how="left")
        .with_columns(
            least.alias("least_days"),
            nw.when(known).then(least).alias("moved_in_days"),
            nw.when(known).then(days_between(start, first_home)).alias("first_home_days"),
            nw.when(match < 0).then(0).otherwise(match).alias("match_days"),
        ),
        histories,
    )


def adoptive_homes(histories: Histories) -> nw.LazyFrame[Any]:
    """The last adoptive home of each period of care, and when the child moved in.

    `moved_in`: Date of the first A3 to A6 episode there; null when it may have been earlier.
    `home_start`: Date the child first lived with these carers; null likewise.
    `with_foster_carer`: 1 when a code says they had fostered the child (A3, A5).
    """
    homes = histories.placements.select(
        "placement_id", home_start="start", home_known="start_known"
    )
    known, moved_in = nw.col("home_known"), nw.col("moved_in")
    return (
        histories.episodes.filter(nw.col("usual_place").is_in(ADOPTIVE_HOMES), ~nw.col("respite"))
        .group_by("period_id", "placement_id")
        .agg(
            nw.col("decom").min().alias("moved_in"),
            nw.col("usual_place")
            .is_in(WITH_FOSTER_CARER)
            .cast(nw.Int8)
            .max()
            .alias("with_foster_carer"),
        )
        .filter(nw.col("placement_id") == nw.col("placement_id").max().over("period_id"))
        .join(homes, on="placement_id")
        .select(
            "period_id",
            "with_foster_carer",
            nw.when(known | (moved_in > nw.col("home_start"))).then(moved_in).alias("moved_in"),
            nw.when(known).then(nw.col("home_start")).alias("home_start"),
        )
    )


def placement_orders(histories: Histories) -> nw.LazyFrame[Any]:
    """The last placement order (LS E1) of each period of care.

    `order_start`: Date; null when the first episode held began with a move, so that the order may
    be older.
    """
    first = histories.episodes.filter(~nw.col("respite")).select(
        "period_id", "rne", order_start="decom"
    )
    periods = histories.periods.select("period_id", period_start="start")
    start = nw.col("order_start")
    seen = (start > nw.col("period_start")) | ~nw.col("rne").is_in(sorted(SINCE_THEN))
    return (
        histories.legal_statuses.filter(nw.col("ls") == "E1")
        .group_by("period_id")
        .agg(nw.col("start").max().alias("order_start"))
        .join(first, on=["period_id", "order_start"], how="left")
        .join(periods, on="period_id")
        .select("period_id", nw.when(seen).then(start).alias("order_start"))
    )


def adopted_in(
    histories: Histories, adopted: nw.LazyFrame[Any], position: int, window: Window
) -> nw.LazyFrame[Any]:
    """The adoptions of the three years to one window's end."""
    first = three_years_to(window.end)
    years = range(CollectionYear.of(first).ending, CollectionYear.of(window.end).ending + 1)
    covered = set(years) <= set(histories.record.years)
    return adopted.filter(
        nw.col("on").is_between(min(first, window.start), window.end)
    ).with_columns(
        nw.lit(position, nw.Int32).alias("window"),
        (nw.col("on") >= window.start).alias("in_window"),
        ((nw.col("on") >= first) & nw.lit(covered)).alias("in_three_years"),
    )


def three_years_to(last: date) -> date:
    """The first day of the three years that end on `last`."""
    return add_months(last + timedelta(days=1), -36)


def undecided(histories: Histories, days: tuple[date, ...]) -> nw.LazyFrame[Any]:
    """Children looked after and not placed for adoption, beside the decision to place them."""
    on, ceased = nw.col("on"), nw.col("date_placed_ceased")
    stands = (nw.col("date_placed") <= on) & (ceased.is_null() | (ceased > on))
    decided = not_placed(histories, min(days), max(days))
    columns = ("window", "child", "on", "ls", "care_start", "care_start_known")
    each = [described_on(histories, decided, at, day) for at, day in enumerate(days)]
    return (
        nw.concat(each)
        .filter(stands)
        .select(*columns, *(breakdown.column for breakdown in BREAKDOWNS))
        .unique(subset=["window", "child"], keep="any")
    )


@once
def not_placed(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Those of `stays` not placed for adoption, beside each decision in that care to place them.

    Few children have one, so they are met before the days multiply them.
    """
    decisions = histories.record["placed_adoption"].select(
        "child", "date_placed", "date_placed_ceased"
    )
    this_care = (nw.col("date_placed") >= nw.col("care_start")) | ~nw.col("care_start_known")
    return (
        stays(histories, first, last)
        .filter(~nw.col("usual_place").is_in(ADOPTIVE_HOMES).fill_null(False))
        .join(decisions, on="child")
        .filter(this_care)
    )
