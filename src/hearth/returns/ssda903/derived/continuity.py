"""Children looked after without a break for the whole collection year."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.model import View
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.views import marked
from hearth.returns.ssda903.words import (
    YEAR_END,
    YEAR_START,
    day,
    no_date,
    one_of,
    respite,
    sure,
)

__all__ = ["CONTINUOUS", "continuously_looked_after", "with_continuity"]

CONTINUOUS = nw.col("continuously looked after")

# The episode touches the year; an episode without a usable end is open.
IN_YEAR = sure(day("DECOM") <= YEAR_END) & (sure(day("DEC") >= YEAR_START) | no_date("DEC"))
STARTED = one_of("RNE", "S") & sure(day("DECOM") > YEAR_START) & sure(day("DECOM") <= YEAR_END)
LEFT = ~one_of("REC", "X1") & sure(day("DEC") >= YEAR_START) & sure(day("DEC") < YEAR_END)
BREAK = STARTED | LEFT | (respite() & IN_YEAR)


def continuously_looked_after(returned: Returned) -> nw.DataFrame[Any]:
    """The `CHILD` of each: some episode touches the year, and none starts, ends or is respite."""
    episodes = returned.with_constants(returned["Episodes"])
    told = episodes.select("CHILD", there=as_number(IN_YEAR), broken=as_number(BREAK))
    children: nw.DataFrame[Any] = told.group_by("CHILD").agg(
        nw.col("there").max(), nw.col("broken").max()
    )
    return children.filter((nw.col("there") == 1) & (nw.col("broken") == 0)).select("CHILD")


def as_number(condition: nw.Expr) -> nw.Expr:
    """1 for true and 0 for false."""
    return condition.cast(nw.Int8)


def with_continuity(table: str) -> View:
    """A table with whether each row's child is continuously looked after."""
    return View(
        f"{table} and whether continuously looked after",
        (table, "Episodes"),
        {table: "row"},
        lambda returned: marked(
            returned[table],
            returned.once(continuously_looked_after),
            "continuously looked after",
        ),
    )
