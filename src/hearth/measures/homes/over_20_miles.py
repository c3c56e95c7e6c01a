"""Children living more than 20.0 miles from home."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER

__all__ = ["MEASURE"]

MILES = 20.0

MEASURE = Measure(
    id="over-20-miles",
    title="Over 20 miles from home",
    family="homes",
    meaning=(
        "Children looked after who live more than 20.0 miles in a straight line from their home "
        "address, to one decimal place. For unaccompanied children, and where a postcode is not "
        "known, the distance is not known."
    ),
    counts="children living more than 20.0 miles from home",
    out_of="children looked after on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.LOWER,
    source="DfE children looked after in England statistics; SSDA903 HOME_POST, PL_POST",
    numerator=nw.col("distance") > MILES,
    denominator=EVERY_CHILD,
    unknown=nw.col("distance").is_null(),
)
