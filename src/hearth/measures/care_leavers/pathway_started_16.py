"""Pathway plan started by 16th birthday."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import HOW_LATE, due

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="pathway-started-16",
    title="Pathway plan started by 16th birthday",
    family="care-leavers",
    meaning=(
        "Young people who turned 16 in the period, looked after and with enough days of care to "
        "be eligible, whose pathway plan was started by their birthday. Each stands on the "
        "worklist's own rows: what was late keeps the reason recorded with it, and what was "
        "declined counts as not done."
    ),
    counts="young people with a plan started by the day",
    out_of="young people whose plan was due to be started in the period",
    population=due(
        "pathway-start-due",
        "Pathway plans due to be started",
        "pathway-plan-started",
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=("The council's own standard"),
    numerator=nw.col("on_time"),
    denominator=EVERY_CHILD,
    variants=(
        HOW_LATE,
        Variant(
            "signed",
            "signed by 16 years and three months, or three months after becoming eligible",
            population=due("first-plans-due", "First pathway plans due", "pathway-plan-first"),
        ),
    ),
)
