"""Children living in the council's area."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.breakdowns import AREA
from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="in-borough-share",
    title="Living in the council's area",
    family="homes",
    meaning=(
        "Children looked after whose home is inside the council's boundary, by its postcode. "
        "Where the postcode is not known, so is the place: confidential adoptions are such."
    ),
    counts="children whose placement is inside the boundary",
    out_of="children looked after on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="DfE children looked after in England statistics; SSDA903 PL_POST",
    numerator=nw.col("area") == 0,
    denominator=EVERY_CHILD,
    unknown=nw.col("area") == AREA.not_known,
)
