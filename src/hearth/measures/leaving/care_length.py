"""How long care lasted."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.leavers import LEAVERS

__all__ = ["MEASURE"]

DAYS = nw.col("days")
KNOWN = nw.col("start_known")
KNOWN_DAYS = nw.when(KNOWN).then(DAYS)

MEASURE = Measure(
    id="care-length",
    title="Average length of care on leaving",
    family="leaving",
    meaning=(
        "The mean days of the last period of care of children who left care in the period. "
        "Children whose care began before the earliest day the returns hold are left out."
    ),
    counts="the sum of their days in care",
    out_of="children who left care in the period, whose start of care is known",
    population=LEAVERS,
    unit=Unit.DAYS,
    better=Better.NEUTRAL,
    source="SSDA903 Episodes; DfE children looked after statistics",
    numerator=KNOWN_DAYS,
    denominator=KNOWN,
    variants=(Variant(id="median", title="Median", numerator=KNOWN_DAYS, median=True),),
)
