"""Care leavers in education, employment or training."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.care_leavers import CARE_LEAVERS, IN_EDUCATION_OR_WORK
from hearth.measures.populations.looked_after import EVERY_CHILD

__all__ = ["MEASURE"]

ACTIV = nw.col("activ")

MEASURE = Measure(
    id="cl-eet",
    title="Care leavers in education, employment or training",
    family="care-leavers",
    meaning=(
        "Care leavers in education, employment or training around their birthday in the year. "
        "Those whose activity is not known stay in the total."
    ),
    counts="care leavers in education, employment or training, full or part time",
    out_of="care leavers with a 17th to 25th birthday in the year",
    population=CARE_LEAVERS,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="SSDA903 OC3, ACTIV; DfE children looked after statistics",
    numerator=ACTIV.is_in(IN_EDUCATION_OR_WORK),
    denominator=EVERY_CHILD,
    unknown=ACTIV.is_null() | (ACTIV == "0"),
    variants=(
        Variant(
            id="not-illness",
            title="Not in any, because of illness or disability",
            numerator=ACTIV == "G4",
        ),
        Variant(
            id="not-parenting",
            title="Not in any, because of pregnancy or parenting",
            numerator=ACTIV == "G6",
        ),
        Variant(
            id="not-other",
            title="Not in any, for another reason",
            numerator=ACTIV == "G5",
        ),
    ),
)
