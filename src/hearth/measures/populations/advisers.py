"""Care leavers entitled to a personal adviser, and whether somebody is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures.model import Window
from hearth.measures.populations.care_on import ends_of
from hearth.measures.populations.obligations import owed_on
from hearth.measures.populations.once import once
from hearth.records.histories import Histories

__all__ = ["LEAVERS_AND_ADVISERS"]

# A pathway plan is reviewed after care, to 21, and from then on while support is wanted.
ENTITLED = owed_on("leavers-entitled", "Care leavers entitled to support", "pathway-plan-review")


def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """The rows of `ENTITLED` with `grown_up`, Boolean, 18 or over on the day, and `adviser`,
    Boolean, whether somebody by name held the case as personal adviser."""
    entitled = ENTITLED.rows(histories, windows)
    start, end, day = nw.col("start"), nw.col("end"), nw.col("day")
    held = advisers(histories).filter(~nw.col("worker").is_null())
    on_the_day = held.join(ends_of(windows), how="cross").filter(
        start <= day, end.is_null() | (end > day)
    )
    named = on_the_day.select("child", "window").unique().with_columns(adviser=nw.lit(True))
    return entitled.join(named, on=["child", "window"], how="left").with_columns(
        (nw.col("age") >= 18).alias("grown_up"),
        nw.col("adviser").fill_null(False),
    )


def since(histories: Histories) -> date | None:
    """The first day on which anybody was an adviser."""
    first: date | None = frames.collect(first_day(histories))["start"].to_list()[0]
    return first


@once
def first_day(histories: Histories) -> nw.LazyFrame[Any]:
    """The first `start` of any adviser."""
    return advisers(histories).select(nw.col("start").min())


def advisers(histories: Histories) -> nw.LazyFrame[Any]:
    """Who was whose personal adviser, and when."""
    return histories.record["allocations"].filter(nw.col("role") == "PA")


LEAVERS_AND_ADVISERS = replace(
    ENTITLED,
    id="leavers-advisers",
    needs=(*ENTITLED.needs, "allocations"),
    rows=rows,
    since=since,
)
