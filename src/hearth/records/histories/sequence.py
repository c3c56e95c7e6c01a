"""Each child's episodes in order, and when each one really ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.records.model import Record
from hearth.vocabulary import code_set

__all__ = ["MAIN", "after", "before", "episodes_in_order"]

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
    return nw.col(column).shift(1).over(order_by="row")


def after(column: str) -> nw.Expr:
    """The value on the row after, whosever it is."""
    return nw.col(column).shift(-1).over(order_by="row")


def episodes_in_order(record: Record) -> nw.LazyFrame[Any]:
    """Every usable episode with `respite` and `end`, by child and start, short breaks after care.

    An episode is usable when it names its child and the day it started. `row` numbers them, and
    `first` is True on the first of a child's care and on the first of a child's short breaks.
    """
    breaks = sorted(code_set("LS").in_group("short-term-breaks"))
    usable = record["episodes"].filter(~nw.col("child").is_null(), ~nw.col("decom").is_null())
    held = usable.select(*GIVEN, respite=nw.col("ls").is_in(breaks).fill_null(value=False))
    ordered = frames.in_order(held, "child", "respite", "decom", "dec", "year")
    beside = ordered.with_columns(
        prev_child=before("child"),
        prev_respite=before("respite"),
        next_child=after("child"),
        next_respite=after("respite"),
        next_decom=after("decom"),
        next_rne=after("rne"),
        gone=last_returned(record.years),
    )
    return (
        beside.with_columns(
            first=~same("prev_child", "prev_respite"),
            next_decom=nw.when(same("next_child", "next_respite")).then(nw.col("next_decom")),
        )
        .with_columns(end=ended())
        .drop(
            "prev_child",
            "prev_respite",
            "next_child",
            "next_respite",
            "next_decom",
            "next_rne",
            "gone",
        )
    )


def same(child: str, respite: str) -> nw.Expr:
    """Whether the neighbouring row is of the same child and kind; not so where there is none."""
    alike = (nw.col(child) == nw.col("child")) & (nw.col(respite) == nw.col("respite"))
    return alike.fill_null(value=False)


def last_returned(years: Sequence[int]) -> nw.Expr:
    """The day after the last collection year that had the row; null in the last year given."""
    gone = nw.lit(None, nw.Date)
    for year in years[:-1]:
        gone = nw.when(nw.col("year") == year).then(nw.lit(date(year, 4, 1))).otherwise(gone)
    return gone


def ended() -> nw.Expr:
    """When an episode ended: never before it started nor after the next one did.

    One left open ends when the next starts. Where none follows, or the next begins care anew, and
    later returns no longer have it, it is counted to the end of the last year that had it.
    """
    decom, next_decom = nw.col("decom"), nw.col("next_decom")
    left = next_decom.is_null() | (nw.col("next_rne") == "S")
    own = nw.when(nw.col("dec").is_null() & left).then(nw.col("gone")).otherwise(nw.col("dec"))
    end = nw.min_horizontal(own, next_decom)
    return nw.when(~end.is_null()).then(nw.max_horizontal(end, decom))
