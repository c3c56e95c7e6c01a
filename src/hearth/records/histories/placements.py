"""Placements: runs of episodes with the same carer, temporary moves looked through."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.records.histories.runs import number, runs
from hearth.records.histories.sequence import MAIN, before
from hearth.records.histories.usual_home import USUAL

__all__ = ["placements", "with_placements"]

NEW_CARER = ("P", "B")  # RNE: the child's home and carer changed
CARER_KNOWN_FROM = ("S", *NEW_CARER)  # RNE that begins a placement


def with_placements(episodes: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Episodes with `new_placement`, its count `placement_run`, and the child's `placement`.

    A placement starts with a period of care and at RNE P or B. Going away temporarily (T0-T4)
    starts none, and neither does coming back to the place that was interrupted.
    """
    beside = episodes.with_columns(
        was_away=before("away"),
        **{f"prev_{usual}": before(usual) for usual in USUAL},
    )
    moved = nw.col("rne").is_in(NEW_CARER).fill_null(value=False)
    begins = nw.col("new_period") | (moved & ~nw.col("away") & ~came_back())
    started = beside.with_columns(new_placement=begins | ~MAIN)
    return number(started, "placement").drop("was_away", *(f"prev_{usual}" for usual in USUAL))


def came_back() -> nw.Expr:
    """Whether the child was away and is now in the place they were away from.

    The place is the same when its code is, and its postcode and Ofsted number are where both are
    known on both sides.
    """
    same_place = nw.col("place") == nw.col("prev_usual_place")
    elsewhere = differ("pl_post") | differ("urn")
    return (nw.col("was_away") & same_place & ~elsewhere).fill_null(value=False)


def differ(name: str) -> nw.Expr:
    """Whether both are known and not the same."""
    return (nw.col(name) != nw.col(f"prev_usual_{name}")).fill_null(value=False)


def placements(episodes: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """One row per placement of a night or more; see `Histories`."""
    every = runs(
        episodes,
        "placement",
        first={
            "child": nw.col("child"),
            "period": nw.col("period"),
            "placement": nw.col("placement"),
            "start": nw.col("decom"),
            "start_known": nw.col("rne").is_in(CARER_KNOWN_FROM).fill_null(value=False),
            "rne": nw.col("rne"),
        },
        last={
            "end": nw.col("end"),
            "place": nw.col("usual_place"),
            "provider": nw.col("usual_provider"),
            "urn": nw.col("usual_urn"),
            "reason": nw.col("reason_place_change"),
        },
    )
    lasting = nw.col("end").is_null() | (nw.col("end") > nw.col("start"))
    return every.filter(lasting).select(
        "child",
        "period",
        "placement",
        "start",
        "start_known",
        "end",
        "place",
        "provider",
        "urn",
        "reason",
        "rne",
    )
