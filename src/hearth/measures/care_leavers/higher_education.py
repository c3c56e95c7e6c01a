"""Care leavers in higher education."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.care_leavers import CARE_LEAVERS
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.vocabulary import code_set

__all__ = ["MEASURE"]

ACTIV = nw.col("activ")

MEASURE = Measure(
    id="higher-education",
    title="Care leavers in higher education",
    family="care-leavers",
    meaning=(
        "Care leavers in higher education, full or part time, around their birthday in the year. "
        "A place not yet taken up does not count."
    ),
    counts="care leavers in higher education",
    out_of="care leavers with a 17th to 25th birthday in the year",
    population=CARE_LEAVERS,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="SSDA903 OC3, ACTIV (F1, P1); DfE children looked after statistics",
    numerator=ACTIV.is_in(sorted(code_set("ACTIV").in_group("higher-education"))),
    denominator=EVERY_CHILD,
    unknown=ACTIV.is_null() | (ACTIV == "0"),
)
