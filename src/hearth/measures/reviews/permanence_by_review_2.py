"""Permanence plan by the second review."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import HOW_LATE, due

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="permanence-by-review-2",
    title="Permanence plan by the second review",
    family="reviews",
    meaning=(
        "Children whose second review was held or fell due in the period and who had a plan for "
        "permanence agreed by then. Each stands on the worklist's own rows: what was late keeps "
        "the reason recorded with it, and what was declined counts as not done."
    ),
    counts="children with a plan on or before their second review",
    out_of="children whose second review was held or due in the period",
    population=due(
        "permanence-due",
        "Permanence plans due",
        "permanence-plan-second-review",
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=("Children Act 1989 guidance, volume 2"),
    numerator=nw.col("on_time"),
    denominator=EVERY_CHILD,
    variants=(HOW_LATE,),
)
