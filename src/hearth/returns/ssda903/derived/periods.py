"""Periods of care, and whether what happened to a child falls into one of them."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.views import with_neighbours
from hearth.returns.ssda903.words import day, filled, is_date, prev, sure

__all__ = ["in_no_period", "periods_of_care"]


def periods_of_care(returned: Returned) -> nw.DataFrame[Any]:
    """Each run of a child's episodes without a gap: `CHILD`, `began`, `ended` (null while open).

    An episode begins a new period when it starts after the one before it ended. The period ends
    when its last episode does.
    """
    dated = returned["Episodes"].filter(is_date("DECOM")).sort("CHILD", "DECOM day", "row")
    rows = with_neighbours(dated)
    gap = sure(day("DECOM") > prev(day("DEC")))
    starts = rows.with_columns(starts=~nw.col("follows") | gap)
    ends = starts.with_columns(ends=~nw.col("leads") | nw.col("starts").shift(-1))
    # Starts and ends come in turn, so the n-th start belongs to the n-th end.
    began = ends.filter(nw.col("starts")).select("CHILD", began=day("DECOM"))
    ended = ends.filter(sure(nw.col("ends"))).select(ended=day("DEC"))
    return nw.concat([began, ended], how="horizontal")


def in_no_period(
    returned: Returned, rows: nw.DataFrame[Any], outside: nw.Expr
) -> nw.DataFrame[Any]:
    """Those of `rows` for which `outside` holds against every period of the child.

    A child without episodes has no period, and then the row is not among them.
    """
    periods = returned.once(periods_of_care)
    beside = rows.filter(filled("CHILD")).join(periods, on="CHILD")
    inside = beside.filter(~sure(outside))
    return beside.select("row").unique().join(inside.select("row"), on="row", how="anti")
