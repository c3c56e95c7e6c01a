"""Placements: runs of episodes with the same carer, temporary moves looked through."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.records.histories.runs import numbered, runs
from hearth.records.histories.sequence import before, sure

__all__ = ["placements", "with_placements"]

NEW_CARER = ("P", "B")  # RNE: home and carer changed
BEGINS = ("S", *NEW_CARER)  # RNE: the placement is known to start here


def with_placements(episodes: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Episodes with `new_placement` and `placement`.

    A placement starts with a period of care and at RNE P or B. Going away temporarily (T0-T4)
    starts none, and neither does coming back to the place that was left.
    """
    moved = sure(nw.col("rne").is_in(NEW_CARER)) & ~nw.col("away") & ~came_back()
    return numbered(episodes, "placement", nw.col("new_period") | moved)


def came_back() -> nw.Expr:
    """Whether the child was away and is now in the place that was left.

    The place is the same when its code is, and its postcode and Ofsted number are wherever both
    are known.
    """
    same_place = nw.col("place") == before("usual_place")
    elsewhere = differs("pl_post") | differs("urn")
    return sure(before("away") & same_place & ~elsewhere)


def differs(name: str) -> nw.Expr:
    """Whether it is known here and before, and not the same."""
    return sure(nw.col(name) != before(f"usual_{name}"))


def placements(episodes: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """One row per placement of a night or more; see `Histories`."""
    every = runs(
        episodes,
        "placement",
        first={
            "child": nw.col("child"),
            "period": nw.col("period"),
            "placement": nw.col("placement"),
            "period_id": nw.col("period_id"),
            "placement_id": nw.col("placement_id"),
            "start": nw.col("decom"),
            "start_known": sure(nw.col("rne").is_in(BEGINS)),
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
    return every.filter(nw.col("end").is_null() | (nw.col("end") > nw.col("start")))
