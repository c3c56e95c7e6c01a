"""Children whose reviews were all on time."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.reviews import CHILDREN_REVIEWED

__all__ = ["MEASURE"]

LATE = nw.col("late")
KNOWN = nw.col("all_known")

MEASURE = Measure(
    id="reviews-all-on-time",
    title="Children whose reviews were all on time",
    family="reviews",
    meaning=(
        "Children in care for at least 20 working days at the end of the period, every one of "
        "whose reviews due in it was held on time. A child is unknown when the returns hold "
        "neither the start of care nor a review from before the period, unless a review is known "
        "to have been late."
    ),
    counts="children with every review due in the period held by its due date",
    out_of="children looked after at the end of the period, for 20 working days or more",
    population=CHILDREN_REVIEWED,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=(
        "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33; "
        "NI 66; SSDA903 Reviews"
    ),
    numerator=KNOWN & ~LATE,
    denominator=EVERY_CHILD,
    unknown=~KNOWN & ~LATE,
)
