"""Permanent match within 12 months of the plan."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import HOW_LATE, due

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="permanent-match-12m",
    title="Permanent match within 12 months of the plan",
    family="reviews",
    meaning=(
        "Plans of permanent care, or of return home, confirmed twelve months before the period's "
        "days, after which the child was matched with permanent carers, or went home, by then. "
        "Each stands on the worklist's own rows."
    ),
    counts="plans that came true within twelve months",
    out_of="plans whose twelve months ended in the period",
    population=due("matches-due", "Permanent matches due", "permanence-match"),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="The council's own standard",
    numerator=nw.col("on_time"),
    denominator=EVERY_CHILD,
    variants=(HOW_LATE,),
)
