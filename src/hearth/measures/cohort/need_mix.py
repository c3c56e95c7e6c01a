"""Why children are looked after: the category of need when their care began."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.breakdowns import NEED
from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.entrants import ENTRANTS
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="need-mix",
    title="Category of need",
    family="cohort",
    meaning=(
        "The share of children in each category of need, set when the period of care began: of "
        "those looked after on the day, and apart from that of those who came in in the period."
    ),
    counts="children in the category of need",
    out_of="children looked after on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    source="DfE children looked after in England statistics; SSDA903 CIN",
    numerator=EVERY_CHILD,
    denominator=EVERY_CHILD,
    shares=NEED,
    variants=(
        Variant(
            id="need-of-entrants",
            title="of children coming into care",
            numerator=nw.col("first_start"),
            denominator=nw.col("first_start"),
            shares=NEED,
            population=ENTRANTS,
        ),
    ),
)
