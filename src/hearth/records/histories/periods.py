"""Periods of care: chains of episodes from coming into care to leaving it."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.records.histories.runs import numbered, runs
from hearth.records.histories.sequence import before, sure

__all__ = ["periods", "with_periods"]


def with_periods(episodes: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Episodes with `new_period` and `period`.

    A period of care starts with a child's first episode, at RNE S, after an episode that ended for
    any reason but X1 (care continues), or after a gap.
    """
    begins = (
        nw.col("first")
        | sure(nw.col("rne") == "S")
        | sure(~before("dec").is_null() & (before("rec") != "X1"))
        | sure(before("end") < nw.col("decom"))
    )
    return numbered(episodes, "period", begins)


def periods(episodes: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """One row per period of care; see `Histories`."""
    return runs(
        episodes,
        "period",
        first={
            "child": nw.col("child"),
            "period": nw.col("period"),
            "period_id": nw.col("period_id"),
            "start": nw.col("decom"),
            "start_known": sure(nw.col("rne") == "S"),
            "cin": nw.col("cin"),
            "ls_at_start": nw.col("ls"),
            "place_at_start": nw.col("place"),
        },
        last={
            "end": nw.col("end"),
            "rec": nw.when(~nw.col("dec").is_null()).then(nw.col("rec")),
        },
    )
