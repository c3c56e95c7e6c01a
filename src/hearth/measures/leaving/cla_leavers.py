"""Children leaving care."""

from __future__ import annotations

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.leavers import LEAVERS
from hearth.measures.populations.looked_after import EVERY_CHILD

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="cla-leavers",
    title="Children who left care",
    family="leaving",
    meaning=(
        "Children whose period of care ended in the period. A child who left more than once is "
        "counted once, on the last occasion. Short breaks are left out."
    ),
    counts="children whose period of care ended in the period",
    out_of="",
    population=LEAVERS,
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    source="SSDA903 Episodes, REC; DfE children looked after statistics",
    numerator=EVERY_CHILD,
)
