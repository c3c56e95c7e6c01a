"""Legal statuses: unbroken runs of episodes under the same one."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.records.histories.runs import numbered, runs
from hearth.records.histories.sequence import before

__all__ = ["legal_statuses"]


def legal_statuses(episodes: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """One row per run of one legal status, begun anew in each period; see `Histories`."""
    changed = nw.col("ls").fill_null("") != before("ls").fill_null("")
    return runs(
        numbered(episodes, "status", nw.col("new_period") | changed),
        "status",
        first={
            "child": nw.col("child"),
            "period": nw.col("period"),
            "period_id": nw.col("period_id"),
            "ls": nw.col("ls"),
            "start": nw.col("decom"),
        },
        last={"end": nw.col("end")},
    )
