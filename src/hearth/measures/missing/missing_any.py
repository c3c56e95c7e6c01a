"""Children who went missing."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.missing import MISSING

__all__ = ["MEASURE"]

WENT_MISSING = nw.col("missing") > 0
WENT_AWAY = nw.col("away") > 0
UNCODED = nw.col("uncoded") > 0

MEASURE = Measure(
    id="missing-any",
    title="Children who went missing",
    family="missing",
    meaning=(
        "Children who went missing from where they live at least once, of all children looked "
        "after at any time in the period. Being away without authorisation is counted apart. "
        "A child whose incidents do not say which they were is unknown."
    ),
    counts="children with an incident of being missing (category M) that started in the period",
    out_of="children looked after at any time in the period",
    population=MISSING,
    unit=Unit.PERCENT,
    better=Better.LOWER,
    source="SSDA903 Missing; DfE children looked after statistics",
    numerator=WENT_MISSING,
    denominator=EVERY_CHILD,
    unknown=~WENT_MISSING & UNCODED,
    variants=(
        Variant(
            id="away",
            title="Away without authorisation (category A)",
            numerator=WENT_AWAY,
            unknown=~WENT_AWAY & UNCODED,
        ),
    ),
)
