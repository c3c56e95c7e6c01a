"""Children fostered by family or friends."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER, PLACE_NOT_KNOWN

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="kinship-share",
    title="With family or friends",
    family="homes",
    meaning=(
        "Children looked after who are fostered by a relative or friend. Children who live with "
        "family under a special guardianship or child arrangements order are not looked after "
        "and not here."
    ),
    counts="children fostered by a relative or friend (U1-U3)",
    out_of="children looked after on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="DfE children looked after in England statistics; SSDA903 PLACE",
    numerator=nw.col("kinship"),
    denominator=EVERY_CHILD,
    unknown=PLACE_NOT_KNOWN,
)
