"""Length of care proceedings."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.practice import events_in

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="proceedings-weeks",
    title="Length of care proceedings",
    family="leaving",
    meaning=(
        "Weeks from the day care proceedings were issued to the final order, on average, for each "
        "child whose final order was made in the period. Brothers and sisters are counted each."
    ),
    counts="weeks from issue to final order",
    out_of="children whose proceedings ended in the period",
    population=events_in(
        "proceedings-ended", "Care proceedings that ended", "PROCEEDINGS", by="until"
    ),
    unit=Unit.WEEKS,
    better=Better.LOWER,
    source="Children Act 1989, section 32; family court statistics",
    numerator=nw.col("days"),
    denominator=EVERY_CHILD,
    variants=(
        Variant("ended", "proceedings that ended", numerator=EVERY_CHILD, unit=Unit.COUNT),
        Variant(
            "issued",
            "proceedings issued in the period",
            numerator=EVERY_CHILD,
            unit=Unit.COUNT,
            population=events_in(
                "proceedings-issued", "Care proceedings that were issued", "PROCEEDINGS"
            ),
        ),
    ),
)
