"""Children looked after."""

from __future__ import annotations

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="cla-number",
    title="Children looked after",
    family="cohort",
    meaning=(
        "Children with an open period of care at the end of the day. A child whose care ends that "
        "day is not counted, nor is one on short breaks only."
    ),
    counts="children looked after on the day",
    out_of="",
    population=LOOKED_AFTER,
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    source="DfE children looked after in England statistics",
    numerator=EVERY_CHILD,
)
