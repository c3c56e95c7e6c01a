"""Children coming into care."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.entrants import ENTRANTS
from hearth.measures.populations.looked_after import EVERY_CHILD

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="cla-entrants",
    title="Children coming into care",
    family="cohort",
    meaning=(
        "Children whose period of care started in the period, each counted once however often "
        "they came in, as they were at the first start."
    ),
    counts="children who started to be looked after in the period",
    out_of="",
    population=ENTRANTS,
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    source="DfE children looked after in England statistics; SSDA903 RNE S",
    numerator=nw.col("first_start"),
    variants=(
        Variant(
            id="starts",
            title="Starts, each time a child came in",
            numerator=EVERY_CHILD,
        ),
    ),
)
