"""Children convicted or cautioned in the year."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.oc2 import OC2

__all__ = ["MEASURE"]

OLD_ENOUGH = nw.col("age").is_between(10, 17)
CONVICTED = nw.col("convicted")

MEASURE = Measure(
    id="offending",
    title="Convicted or cautioned in the year",
    family="health",
    meaning=(
        "Children aged 10 to 17 in care for at least a year who were convicted of an offence or "
        "given a youth caution in the year."
    ),
    counts="children convicted or given a youth caution",
    out_of="children aged 10 to 17 looked after for the whole collection year",
    population=OC2,
    unit=Unit.PERCENT,
    better=Better.LOWER,
    source="SSDA903 OC2, CONVICTED; DfE outcomes for looked-after children",
    numerator=OLD_ENOUGH & CONVICTED,
    denominator=OLD_ENOUGH,
    unknown=OLD_ENOUGH & CONVICTED.is_null(),
)
