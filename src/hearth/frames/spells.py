"""Spells met by dates: who was where on each of many days."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

__all__ = ["open_on", "overlapping"]

NEVER = date(9999, 12, 31)  # an open spell outlasts every date asked about


def open_on(
    spells: nw.LazyFrame[Any],
    dates: nw.LazyFrame[Any],
    *,
    on: str = "on",
    start: str = "start",
    end: str = "end",
) -> nw.LazyFrame[Any]:
    """Every spell beside every date it is open on: started, and not ended by the end of that day.

    `spells` are half-open with a null `end` while open; `dates` has the date column `on` and
    anything else worth keeping, such as the position of a window. Column names must differ
    between the two.
    """
    return pair(spells, dates, end, nw.col(start) <= nw.col(on), until(end) > nw.col(on))


def overlapping(
    spells: nw.LazyFrame[Any],
    windows: nw.LazyFrame[Any],
    *,
    first: str = "first",
    last: str = "last",
    start: str = "start",
    end: str = "end",
) -> nw.LazyFrame[Any]:
    """Every spell beside every window it shares a night with.

    `windows` has the date columns `first` and `last`, both days included, and anything else worth
    keeping. A spell that ended on the morning of `first` shares no night with it. Column names
    must differ between the two.
    """
    return pair(spells, windows, end, nw.col(start) <= nw.col(last), until(end) > nw.col(first))


def pair(
    spells: nw.LazyFrame[Any],
    dates: nw.LazyFrame[Any],
    end: str,
    started: nw.Expr,
    not_ended: nw.Expr,
) -> nw.LazyFrame[Any]:
    # Two plain inequalities let the engine join on ranges; an "or end is null" would make it
    # compare every spell with every date.
    bounded = spells.with_columns(nw.col(end).fill_null(NEVER).alias(until_name(end)))
    return bounded.join(dates, how="cross").filter(started, not_ended).drop(until_name(end))


def until(end: str) -> nw.Expr:
    return nw.col(until_name(end))


def until_name(end: str) -> str:
    return f"{end}_or_never"
