"""Care leavers the council is in touch with."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.care_leavers import CARE_LEAVERS
from hearth.measures.populations.looked_after import EVERY_CHILD

__all__ = ["MEASURE"]

IN_TOUCH = nw.col("in_touch")

MEASURE = Measure(
    id="cl-in-touch",
    title="Care leavers the council is in touch with",
    family="care-leavers",
    meaning=(
        "Care leavers the council was in touch with around their birthday in the year. Those who "
        "refused contact or no longer needed help are counted as not in touch."
    ),
    counts="care leavers the council was in touch with",
    out_of="care leavers with a 17th to 25th birthday in the year",
    population=CARE_LEAVERS,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="SSDA903 OC3, IN_TOUCH; DfE children looked after statistics",
    numerator=IN_TOUCH == "YES",
    denominator=EVERY_CHILD,
    unknown=IN_TOUCH.is_null(),
)
