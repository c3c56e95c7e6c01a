"""Children settled for two years."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import LOOKED_AFTER, UNDER_16

__all__ = ["MEASURE"]

CARE_NOT_KNOWN = ~nw.col("in_care_30_months") & ~nw.col("care_start_known")
LONG = UNDER_16 & (nw.col("in_care_30_months") | CARE_NOT_KNOWN)

SAME = nw.col("here_24_months")
SAME_NOT_KNOWN = ~SAME & ~nw.col("placement_start_known")

SETTLED = SAME | nw.col("adoptive_24_months").fill_null(False)
SETTLED_NOT_KNOWN = ~SETTLED & (SAME_NOT_KNOWN | nw.col("adoptive_24_months").is_null())

MEASURE = Measure(
    id="stability-2years",
    title="Long-term stability",
    family="homes",
    meaning=(
        "Children under 16 looked after for at least two and a half years who have been in the "
        "same placement for at least two, or are placed for adoption and were there and in the "
        "placement before it for two together. The same carer alone is a second figure. Where "
        "the returns do not reach back to the start of care or placement, it is not known."
    ),
    counts="those in the same placement for 24 months",
    out_of="children under 16 looked after for 30 months",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="NI 63; DfE placement stability statistics",
    numerator=LONG & ~CARE_NOT_KNOWN & SETTLED,
    denominator=LONG,
    unknown=LONG & (CARE_NOT_KNOWN | SETTLED_NOT_KNOWN),
    variants=(
        Variant(
            id="same-carer",
            title="with the same carer",
            numerator=LONG & ~CARE_NOT_KNOWN & SAME,
            unknown=LONG & (CARE_NOT_KNOWN | SAME_NOT_KNOWN),
        ),
    ),
)
