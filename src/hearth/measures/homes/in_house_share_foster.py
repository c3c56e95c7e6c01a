"""Children fostered by the council's own carers, of all fostered."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import LOOKED_AFTER

__all__ = ["MEASURE"]

FOSTERED = nw.col("fostered")
OUR_OWN = FOSTERED & nw.col("in_house")
PROVIDER_NOT_KNOWN = nw.col("usual_provider").is_null()

MEASURE = Measure(
    id="in-house-share-foster",
    title="With our own carers, of children fostered",
    family="homes",
    meaning=(
        "Children fostered by the council's own carers, of all children in foster homes. "
        "Another council's carers are not its own. Mainstream carers only is a second figure."
    ),
    counts="children in a foster home of the council's own (U1-U6, PR1)",
    out_of="children in a foster home on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="Local definition; SSDA903 PLACE, PLACE_PROVIDER",
    numerator=OUR_OWN,
    denominator=FOSTERED,
    unknown=FOSTERED & PROVIDER_NOT_KNOWN,
    variants=(
        Variant(
            id="mainstream-only",
            title="mainstream carers only",
            numerator=OUR_OWN & nw.col("mainstream"),
            unknown=nw.col("mainstream") & PROVIDER_NOT_KNOWN,
        ),
    ),
)
