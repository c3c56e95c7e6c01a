"""Legal status of the children looked after."""

from __future__ import annotations

from hearth.measures.breakdowns import LEGAL_STATUS
from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="legal-status-mix",
    title="Legal status",
    family="cohort",
    meaning=(
        "The share of children looked after under each legal status. Every child is in one group, "
        "so the shares add to 100 but for rounding."
    ),
    counts="children under the legal status",
    out_of="children looked after on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    source="DfE children looked after in England statistics; SSDA903 LS",
    numerator=EVERY_CHILD,
    denominator=EVERY_CHILD,
    shares=LEGAL_STATUS,
)
