"""Children with three or more placements in a year."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="stability-3plus",
    title="Three or more placements",
    family="homes",
    meaning=(
        "Children looked after who had three or more placements in the 12 months to the day, "
        "the one they were in when the 12 months began included. Moves with the same carer and "
        "short temporary stays do not count; going back to an earlier carer does."
    ),
    counts="children with three or more placements in the 12 months",
    out_of="children looked after on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.LOWER,
    source="NI 62; DfE placement stability statistics",
    numerator=nw.col("three_placements"),
    denominator=EVERY_CHILD,
    months_back=12,
)
