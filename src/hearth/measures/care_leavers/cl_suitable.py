"""Care leavers in suitable accommodation."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.care_leavers import CARE_LEAVERS
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.vocabulary import code_set

__all__ = ["MEASURE"]

ACCOM = nw.col("accom")
SUITABLE = ACCOM.is_in(sorted(code_set("ACCOM").in_group("suitable")))
NO_INFORMATION = ACCOM.is_null() | (ACCOM == "0")
# Abroad, deported or residence not known: nobody can say whether it is suitable.
BEYOND_TELLING = ACCOM.is_in(sorted(code_set("ACCOM").in_group("excluded"))).fill_null(False)

MEASURE = Measure(
    id="cl-suitable",
    title="Care leavers in suitable accommodation",
    family="care-leavers",
    meaning=(
        "Care leavers whose accommodation around their birthday in the year was judged suitable. "
        "Custody and homelessness are never suitable. Those for whom there is no information stay "
        "in the total; those abroad, deported or whose residence is not known are left out, as in "
        "the national figures."
    ),
    counts="care leavers in accommodation judged suitable",
    out_of="care leavers not abroad, deported or of unknown residence",
    population=CARE_LEAVERS,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="SSDA903 OC3, ACCOM; DfE children looked after statistics",
    numerator=SUITABLE,
    denominator=~BEYOND_TELLING,
    unknown=NO_INFORMATION,
    variants=(
        Variant(
            id="live",
            title="With those abroad, deported or of unknown residence in the total",
            denominator=EVERY_CHILD,
            unknown=NO_INFORMATION | BEYOND_TELLING,
        ),
    ),
)
