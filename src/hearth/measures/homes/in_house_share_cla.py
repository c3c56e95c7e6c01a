"""Children fostered by the council's own carers, of all looked after."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER, PLACE_NOT_KNOWN

__all__ = ["MEASURE"]

FOSTERED = nw.col("fostered")
OUR_OWN = FOSTERED & nw.col("in_house")
PROVIDER_NOT_KNOWN = nw.col("usual_provider").is_null()

MEASURE = Measure(
    id="in-house-share-cla",
    title="With our own carers, of all children looked after",
    family="homes",
    meaning=(
        "Children fostered by the council's own carers, of all children looked after. With "
        "mainstream carers only, which leaves kinship carers out, it is a second figure."
    ),
    counts="children in a foster home of the council's own (U1-U6, PR1)",
    out_of="children looked after on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="Local definition; SSDA903 PLACE, PLACE_PROVIDER",
    numerator=OUR_OWN,
    denominator=EVERY_CHILD,
    unknown=PLACE_NOT_KNOWN | (FOSTERED & PROVIDER_NOT_KNOWN),
    variants=(
        Variant(
            id="mainstream-only",
            title="mainstream carers only",
            numerator=OUR_OWN & nw.col("mainstream"),
            unknown=PLACE_NOT_KNOWN | (nw.col("mainstream") & PROVIDER_NOT_KNOWN),
        ),
    ),
)
