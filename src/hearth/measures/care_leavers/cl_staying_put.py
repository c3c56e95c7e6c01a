"""Care leavers who stayed put with their foster carers."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.care_leavers import CARE_LEAVERS

__all__ = ["MEASURE"]

ACCOM = nw.col("accom")
AGED_18_TO_20 = nw.col("age").is_between(18, 20)
FOSTERED = AGED_18_TO_20 & nw.col("fostered_at_18").fill_null(False)
STAYED = ACCOM.is_in(["Z1", "Z2"])
NO_INFORMATION = ACCOM.is_null() | (ACCOM == "0")

MEASURE = Measure(
    id="cl-staying-put",
    title="Care leavers staying put with former foster carers",
    family="care-leavers",
    meaning=(
        "Care leavers aged 18 to 20 who lived with their former foster carers around their "
        "birthday in the year. Only those who lived in a foster home on the day before they turned "
        "18 can stay put: the second figure is of them alone, where the returns reach back to it."
    ),
    counts="care leavers aged 18 to 20 living with former foster carers",
    out_of="care leavers aged 18 to 20",
    population=CARE_LEAVERS,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="SSDA903 OC3, ACCOM, and Episodes; DfE children looked after statistics",
    numerator=AGED_18_TO_20 & STAYED,
    denominator=AGED_18_TO_20,
    unknown=AGED_18_TO_20 & NO_INFORMATION,
    variants=(
        Variant(
            id="fostered-at-18",
            title="Of those in a foster home the day before they turned 18",
            numerator=FOSTERED & STAYED,
            denominator=FOSTERED,
            unknown=FOSTERED & NO_INFORMATION,
        ),
    ),
)
