"""Whose children are counted: everyone's, or those a team or a worker answered for."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures.model import Population, Window
from hearth.records.histories import Histories

__all__ = ["rows_of"]


def rows_of(
    population: Population, histories: Histories, windows: tuple[Window, ...]
) -> nw.LazyFrame[Any]:
    """A population's rows in each window, of the children counted there.

    Where `histories.held` says who answered for whom, a child counts in a window for whoever held
    them last in it: on the day itself, or, of a period, on its last day or when their case closed
    within it. So what the teams of a council count adds up to what they count together.
    """
    rows = population.rows(histories, windows)
    if histories.held is None:
        return rows
    return rows.join(counted(histories, windows), on=["window", "child"], how="semi")


def counted(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """`children` of these windows, worked out once for all the populations of a run."""
    assert histories.held is not None
    if histories.run is None:
        return children(histories.held, windows)
    if windows not in histories.run:
        histories.run[windows] = frames.settle(children(histories.held, windows))
    found: nw.LazyFrame[Any] = histories.run[windows]
    return found


def children(held: nw.LazyFrame[Any], windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """Which child counts in which window (by its position)."""
    spans = frames.from_columns(
        {
            "window": range(len(windows)),
            "first": [window.start for window in windows],
            "last": [window.end for window in windows],
        },
        {"window": nw.Int32, "first": nw.Date, "last": nw.Date},
    ).lazy()
    answered = (
        (nw.col("start") <= nw.col("last"))
        & (nw.col("until").is_null() | (nw.col("until") > nw.col("last")))
        & (nw.col("end").is_null() | (nw.col("end") > nw.col("first")))
    )
    return held.join(spans, how="cross").filter(answered).select("window", "child").unique()
