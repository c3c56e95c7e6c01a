"""Children living in a foster home."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER, PLACE_NOT_KNOWN

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="foster-share",
    title="In a foster home",
    family="homes",
    meaning=(
        "Children looked after who live with foster carers, kinship carers included. Young "
        "people who stay on with their carers after 18 are no longer looked after and are not "
        "here."
    ),
    counts="children in a foster home (U1-U6)",
    out_of="children looked after on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="DfE children looked after in England statistics; SSDA903 PLACE",
    numerator=nw.col("fostered"),
    denominator=EVERY_CHILD,
    unknown=PLACE_NOT_KNOWN,
)
