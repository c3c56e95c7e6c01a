"""Placement planning meetings on time."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import HOW_LATE, due

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="placement-planning-on-time",
    title="Placement planning meetings on time",
    family="homes",
    meaning=(
        "Moves to a home whose planning meeting fell due in the period, five working days after "
        "the move, and was held by then. Each stands on the worklist's own rows: what was late "
        "keeps the reason recorded with it, and what was declined counts as not done."
    ),
    counts="moves with a meeting on or before the day due",
    out_of="moves whose meeting fell due in the period",
    population=due(
        "planning-due",
        "Placement planning meetings due",
        "placement-planning-meeting",
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=("The council's own standard"),
    numerator=nw.col("on_time"),
    denominator=EVERY_CHILD,
    variants=(HOW_LATE,),
)
