"""Legal statuses: unbroken runs of episodes under the same one."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.records.histories.runs import number, runs
from hearth.records.histories.sequence import MAIN, before

__all__ = ["legal_statuses", "with_legal_statuses"]


def with_legal_statuses(episodes: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Episodes with `new_status` and its count `status_run`, begun anew in each period of care."""
    beside = episodes.with_columns(prev_ls=before("ls"))
    changed = nw.col("ls").fill_null("") != nw.col("prev_ls").fill_null("")
    started = beside.with_columns(new_status=nw.col("new_period") | changed | ~MAIN)
    return number(started, "status").drop("prev_ls")


def legal_statuses(episodes: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """One row per run of one legal status; see `Histories`."""
    return runs(
        episodes,
        "status",
        first={
            "child": nw.col("child"),
            "period": nw.col("period"),
            "ls": nw.col("ls"),
            "start": nw.col("decom"),
        },
        last={"end": nw.col("end")},
    ).select("child", "period", "ls", "start", "end")
