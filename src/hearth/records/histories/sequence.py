"""Each child's episodes in order, and when each one really ended.

Everything after this reads a row's neighbours, so the frames of this package are collected ones in
the order made here, and stay in it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.records.model import Record
from hearth.vocabulary import code_set

__all__ = ["GIVEN", "MAIN", "after", "before", "episodes_in_order", "sure"]

GIVEN = (
    "child",
    "decom",
    "dec",
    "rne",
    "ls",
    "cin",
    "place",
    "place_provider",
    "rec",
    "reason_place_change",
    "urn",
    "home_post",
    "pl_post",
    "year",
)

MAIN = ~nw.col("respite")
"""Episodes of care: all but short breaks."""


def before(column: str) -> nw.Expr:
    """The value on the row before, whosever it is."""
    return nw.col(column).shift(1)


def after(column: str) -> nw.Expr:
    """The value on the row after, whosever it is."""
    return nw.col(column).shift(-1)


def sure(condition: nw.Expr) -> nw.Expr:
    """The condition, False where it cannot be told."""
    return condition.fill_null(value=False)


def episodes_in_order(record: Record) -> nw.DataFrame[Any]:
    """Every usable episode with `respite` and `end`, by child and start, short breaks after care.

    An episode is usable when it names its child and the day it started. `first` is True on the
    first of a child's care and on the first of a child's short breaks.
    """
    breaks = sorted(code_set("LS").in_group("short-term-breaks"))
    usable = record["episodes"].filter(~nw.col("child").is_null(), ~nw.col("decom").is_null())
    held = usable.select(*GIVEN, respite=sure(nw.col("ls").is_in(breaks)))
    ordered = frames.in_order(held, "child", "respite", "decom", "dec", "year")
    first = sure((nw.col("child") == before("child")) & (nw.col("respite") == before("respite")))
    chained = ordered.with_columns(first=~first)
    followed = ~after("first").fill_null(value=True)
    beside = chained.with_columns(
        next_decom=nw.when(followed).then(after("decom")),
        gone=last_returned(record),
    )
    return beside.with_columns(end=ended()).drop("next_decom", "gone")


def last_returned(record: Record) -> nw.Expr:
    """The day after the last collection year that had the row; null in the last year given.

    A return without an episodes table says nothing of who has left.
    """
    years = [year for year in record.years if "episodes" in record.given.get(year, ("episodes",))]
    gone = nw.lit(None, nw.Date)
    for year in years[:-1]:
        gone = nw.when(nw.col("year") == year).then(nw.lit(date(year, 4, 1))).otherwise(gone)
    return gone


def ended() -> nw.Expr:
    """When an episode ended: never before it started nor after the next one did.

    One left open ends when the next starts. Where later returns no longer have it, it is counted
    to the end of the last year that had it.
    """
    own = nw.when(nw.col("dec").is_null()).then(nw.col("gone")).otherwise(nw.col("dec"))
    end = nw.min_horizontal(own, nw.col("next_decom"))
    return nw.when(~end.is_null()).then(nw.max_horizontal(end, nw.col("decom")))
