"""Returns of children who had been missing, and whether an interview was offered in time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import narwhals.stable.v2 as nw

from hearth.measures.model import Window
from hearth.measures.populations.obligations import due
from hearth.measures.populations.practice import of_codes
from hearth.records.histories import Histories

__all__ = ["RETURNS", "RETURNS_AND_OFFERS"]

RETURNS = due("interview-due", "Return interviews due", "return-home-interview")
WHICH = ["child", "about", "opened"]
# One that was refused was offered; a try that reached nobody was not.
OFFERED = nw.col("outcome").is_null() | nw.col("outcome").is_in(["DONE", "DECLINED"])


def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """The rows of `RETURNS` with `offered`: an offer, or an interview, by the hour it was due."""
    fell = RETURNS.rows(histories, windows)
    said = of_codes(histories, "RETURN_INTERVIEW_OFFER", "RETURN_INTERVIEW").filter(OFFERED)
    offers = said.select("child", offered_on="date", offered_at="time", answers="about")
    met = fell.select(*WHICH, "opened_time", "due_time", "on").unique().join(offers, on="child")
    in_time = met.filter(
        nw.col("answers").is_null() | for_this_return(),
        not_before("offered", "opened", "opened_time"),
        not_after("offered", "on", "due_time"),
    )
    found = in_time.select(*WHICH).unique().with_columns(nw.lit(True).alias("offered"))
    joined = fell.join(found, on=WHICH, how="left")
    return joined.with_columns(nw.col("offered").fill_null(False))


def for_this_return() -> nw.Expr:
    """Whether an offer says that it is about this time missing, by its first or its last day."""
    answers = nw.col("answers")
    return (answers == nw.col("about")) | (answers == nw.col("opened"))


def not_before(what: str, day: str, clock: str) -> nw.Expr:
    """Whether something was on or after a day; on the day itself by the clock, where both say."""
    on, at = nw.col(f"{what}_on"), nw.col(f"{what}_at")
    by_clock = (at >= nw.col(clock)).fill_null(True)
    return (on > nw.col(day)) | ((on == nw.col(day)) & by_clock)


def not_after(what: str, day: str, clock: str) -> nw.Expr:
    """Whether something was on or before a day; on the day itself by the clock, as before."""
    on, at = nw.col(f"{what}_on"), nw.col(f"{what}_at")
    by_clock = (at <= nw.col(clock)).fill_null(True)
    return (on < nw.col(day)) | ((on == nw.col(day)) & by_clock)


RETURNS_AND_OFFERS = replace(
    RETURNS,
    id="returns-offered",
    title="Return interviews due, and offers of one",
    needs=(*RETURNS.needs, "events"),
    rows=rows,
)
