"""Where children live."""

from __future__ import annotations

from hearth.measures.breakdowns import PLACEMENT_GROUP
from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="placement-mix",
    title="Where children live",
    family="homes",
    meaning=(
        "The share of children looked after in each kind of home. A child who is somewhere for "
        "a short time (T0-T4) is counted in the home they will go back to."
    ),
    counts="children in the kind of home",
    out_of="children looked after on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    source="DfE children looked after in England statistics; SSDA903 PLACE",
    numerator=EVERY_CHILD,
    denominator=EVERY_CHILD,
    shares=PLACEMENT_GROUP,
)
