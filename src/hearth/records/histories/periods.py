"""Periods of care: chains of episodes from coming into care to leaving it."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.records.histories.runs import number, runs
from hearth.records.histories.sequence import MAIN, before

__all__ = ["periods", "with_periods"]

REC = nw.when(~nw.col("dec").is_null()).then(nw.col("rec"))  # why an episode that ended did


def with_periods(episodes: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Episodes with `new_period`, its count over everyone `period_run`, and the child's `period`.

    A period of care starts with a child's first episode, at RNE S, after an episode that ended for
    any reason but X1 (care continues), or after a gap.
    """
    beside = episodes.with_columns(
        prev_end=before("end"), prev_dec=before("dec"), prev_rec=before("rec")
    )
    left = ~nw.col("prev_dec").is_null() & (nw.col("prev_rec") != "X1")
    begins = (
        nw.col("first")
        | (nw.col("rne") == "S").fill_null(value=False)
        | left.fill_null(value=False)
        | (nw.col("prev_end") < nw.col("decom")).fill_null(value=False)
    )
    started = beside.with_columns(new_period=begins | ~MAIN)
    return number(started, "period").drop("prev_end", "prev_dec", "prev_rec")


def periods(episodes: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """One row per period of care; see `Histories`."""
    return runs(
        episodes,
        "period",
        first={
            "child": nw.col("child"),
            "period": nw.col("period"),
            "start": nw.col("decom"),
            "start_known": (nw.col("rne") == "S").fill_null(value=False),
            "cin": nw.col("cin"),
            "ls_at_start": nw.col("ls"),
            "place_at_start": nw.col("place"),
        },
        last={"end": nw.col("end"), "rec": REC},
    ).select(
        "child",
        "period",
        "start",
        "start_known",
        "end",
        "rec",
        "cin",
        "ls_at_start",
        "place_at_start",
    )
