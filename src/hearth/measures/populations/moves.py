"""Moves: a child goes from one placement to another with a new carer."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from hearth.measures.breakdowns import BREAKDOWNS
from hearth.measures.model import Population, Timing, Window
from hearth.measures.populations.at_start import described
from hearth.measures.populations.care_on import placed, span
from hearth.measures.populations.once import once
from hearth.measures.populations.reads import MEMBERS, PLACEMENT
from hearth.records.histories import Histories

__all__ = ["MOVES", "rows"]


def rows(histories: Histories, windows: tuple[Window, ...]) -> nw.LazyFrame[Any]:
    """One row per window and move in it: a placement that began with RNE P or B.

    Moves into temporary places (T0-T4) and changes of status alone (reason PLACE) are not moves.
    Columns, beside `window`, `child` and the eight breakdowns in the new home:

    `start`: the day, Date.
    `why`: REASON_PLACE_CHANGE of the episode that ended, null when the return does not say.
    """
    return placed(moves(histories, *span(windows)), windows, by="start")


MOVES = Population(
    "moves",
    "Moves to another placement",
    Timing.PERIOD,
    BREAKDOWNS,
    ("header", "episodes"),
    rows,
    reads={
        MEMBERS: (*PLACEMENT, "Episodes.REASON_PLACE_CHANGE"),
        "why": ("Episodes.REASON_PLACE_CHANGE",),
    },
    events=2,
)


@once
def moves(histories: Histories, first: date, last: date) -> nw.LazyFrame[Any]:
    """Every move from `first` to `last` in order, with the child and the new home."""
    why, number = nw.col("why"), nw.col("placement")
    temporary = nw.col("place").str.starts_with("T").fill_null(False)
    began = nw.col("start").is_between(first, last) & nw.col("rne").is_in(["P", "B"])
    ended = histories.placements.select("child", placement=number + 1, why="reason")
    changed = (
        histories.placements.filter(began & ~temporary)
        .join(ended, on=["child", "placement"], how="left")
        .filter(why.is_null() | (why != "PLACE"))
        .select("child", "start", "why")
    )
    return described(changed, histories, first, last).sort("start")
