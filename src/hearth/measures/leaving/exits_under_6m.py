"""Short stays in care."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.leavers import LEAVERS
from hearth.measures.populations.looked_after import EVERY_CHILD

__all__ = ["MEASURE"]

SHORT = nw.col("under_6_months")
KNOWN = nw.col("start_known")

MEASURE = Measure(
    id="exits-under-6m",
    title="Left care within six months",
    family="leaving",
    meaning=(
        "Children who left care in the period before they had been in care for six months. A "
        "child whose start of care the returns do not hold is unknown, unless the days they do "
        "hold already make six months."
    ),
    counts="children whose period of care lasted under six months",
    out_of="children who left care in the period",
    population=LEAVERS,
    unit=Unit.PERCENT,
    better=Better.LOWER,
    source="SSDA903 Episodes; DfE children looked after statistics",
    numerator=SHORT & KNOWN,
    denominator=EVERY_CHILD,
    unknown=SHORT & ~KNOWN,
)
