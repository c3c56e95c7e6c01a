"""Children in long-term foster homes."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER, PLACE_NOT_KNOWN

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="long-term-foster-share",
    title="In long-term foster care",
    family="homes",
    meaning=(
        "Children looked after in a foster home that is meant to be theirs until they are grown up."
    ),
    counts="children in long-term foster homes (U1, U4)",
    out_of="children looked after on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    source="SSDA903 PLACE",
    numerator=nw.col("long_term"),
    denominator=EVERY_CHILD,
    unknown=PLACE_NOT_KNOWN,
)
