"""Care proceedings ended within 26 weeks."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import HOW_LATE, due

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="proceedings-26w",
    title="Care proceedings ended within 26 weeks",
    family="leaving",
    meaning=(
        "Children whose care proceedings were due to end in the period, 26 weeks beginning with "
        "the day of issue, and did. An extension by the court does not move the day. Each "
        "stands on the worklist's own rows: what was late keeps the reason recorded with it, "
        "and what was declined counts as not done."
    ),
    counts="children with a final order by the day due",
    out_of="children whose proceedings were due to end in the period",
    population=due(
        "proceedings-due",
        "Care proceedings due to end",
        "proceedings-26-weeks",
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=("Children Act 1989, section 32"),
    numerator=nw.col("on_time"),
    denominator=EVERY_CHILD,
    variants=(HOW_LATE,),
)
