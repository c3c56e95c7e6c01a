"""Pupils and the sessions of school they could have gone to."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.measures.breakdowns import BREAKDOWNS
from hearth.measures.model import Population, Timing, Window
from hearth.measures.populations.care_on import on_its_day, placed, span
from hearth.measures.populations.once import once
from hearth.measures.populations.practice import DONE, EACH, of_codes
from hearth.records.histories import Histories

__all__ = ["PUPILS", "per_pupil"]


def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and child of compulsory school age with attendance of a term in it.

    A term is of the window in which it ended. Columns, beside `window`, `child` and the eight
    breakdowns on the last day of the last term: `on`; `attended` and `possible`, sessions.
    """
    described = terms(histories, *span(windows))
    summed = (
        placed(described, windows)
        .group_by("window", "child")
        .agg(nw.col("on").max(), nw.col("attended").sum(), nw.col("possible").sum())
    )
    told = described.select("child", "on", "dob", "age", *EACH).unique()
    return summed.join(told, on=["child", "on"], how="left").filter(of_school_age())


@once
def terms(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """The attendance of every term that ended in a time, with the breakdowns on its last day."""
    held = of_codes(histories, "ATTENDANCE").filter(
        DONE, nw.col("until").is_between(first, last), nw.col("number_of") > 0
    )
    told = held.select("child", on="until", attended="number", possible="number_of")
    return on_its_day(histories, told, first, last).sort("on")


def per_pupil(part: nw.Expr, whole: nw.Expr) -> nw.Expr:
    """A pupil's own share, in hundredths of a percent, rounded half up."""
    return (part.cast(nw.Int64) * 20_000 + whole) // (whole.cast(nw.Int64) * 2)


def of_school_age() -> nw.Expr:
    """Five or over on the day, and not 16 before the school year began: years 1 to 11, mostly."""
    day, born = nw.col("on"), nw.col("dob")
    year = day.dt.year().cast(nw.Int32) - (day.dt.month() < 9).cast(nw.Int32)
    turns_16 = born.dt.year().cast(nw.Int32) + 16 + (born.dt.month() >= 9).cast(nw.Int32)
    return (nw.col("age") >= 5) & (turns_16 > year)


PUPILS = Population(
    "pupils",
    "Pupils of compulsory school age whose attendance is recorded",
    Timing.PERIOD,
    BREAKDOWNS,
    ("events",),
    rows,
)
