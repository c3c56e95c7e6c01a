"""Reviewing officers' alerts closed in time."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import HOW_LATE, due

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="iro-alerts",
    title="Reviewing officers' alerts closed in time",
    family="reviews",
    meaning=(
        "Alerts raised by reviewing officers that were due to be closed in the period, 20 "
        "working days after they were raised, and were. Each stands on the worklist's own rows: "
        "what was late keeps the reason recorded with it, and what was declined counts as not "
        "done."
    ),
    counts="alerts closed within 20 working days",
    out_of="alerts due to be closed in the period",
    population=due(
        "alerts-due",
        "Alerts due to be closed",
        "iro-dispute",
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=("IRO Handbook 2010, paragraph 6.2"),
    numerator=nw.col("on_time"),
    denominator=EVERY_CHILD,
    variants=(HOW_LATE,),
)
