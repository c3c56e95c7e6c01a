"""Pupils and the school days they lost to suspension."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import narwhals.stable.v2 as nw

from hearth.measures.model import Window
from hearth.measures.populations.care_on import placed, span
from hearth.measures.populations.practice import DONE, first_of, of_codes
from hearth.measures.populations.school import PUPILS
from hearth.records.histories import Histories

__all__ = ["EXCLUDED", "PUPILS_AND_SUSPENSIONS"]

EXCLUDED = "Permanent exclusion"
"""What `level` says of a suspension that is for good."""


def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """The rows of `PUPILS` with `suspended`, Boolean, and `lost`, Int64, the school days lost to
    suspension: null where a suspension does not say how many."""
    pupils = PUPILS.rows(histories, windows)
    joined = pupils.join(suspensions(histories, windows), on=["window", "child"], how="left")
    suspended = nw.col("suspended").fill_null(False)
    lost = nw.when(suspended).then(nw.col("lost")).otherwise(nw.lit(0, nw.Int64)).alias("lost")
    return joined.with_columns(suspended, lost)


def suspensions(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """Each child suspended in a window, with the days lost. A suspension that was withdrawn is
    none, and who was excluded for good was not suspended."""
    held = of_codes(histories, "SUSPENSION").filter(
        DONE,
        nw.col("date").is_between(*span(windows)),
        (nw.col("level") != EXCLUDED).fill_null(True),
    )
    told = held.select("child", on="date", days="number").sort("on")
    summed = (
        placed(told, windows)
        .group_by("window", "child")
        .agg(nw.col("days").sum(), unsaid=nw.col("days").is_null().max())
    )
    lost = nw.when(~nw.col("unsaid")).then(nw.col("days").cast(nw.Int64)).alias("lost")
    return summed.select("window", "child", lost, suspended=nw.lit(True))


PUPILS_AND_SUSPENSIONS = replace(
    PUPILS,
    id="pupils-and-suspensions",
    title="Pupils of compulsory school age whose attendance is recorded, and their suspensions",
    rows=rows,
    since=first_of("SUSPENSION"),
)
"""Until a suspension was recorded of anybody it is not known who was suspended."""
