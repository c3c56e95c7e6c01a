"""Children with a current visit."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import in_care_with
from hearth.measures.visits.statutory import STATUTORY_VISITS

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="visit-up-to-date",
    title="Children with a current visit",
    family="visits",
    meaning=(
        "Children looked after on the day for whom no visit of the social worker is overdue. A "
        "visit due on the day itself is not overdue until the day is over."
    ),
    counts="children with no visit overdue",
    out_of="children looked after on the day",
    population=in_care_with(
        "visit-standing",
        "Children looked after and their visits",
        *STATUTORY_VISITS,
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=("Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28"),
    numerator=~nw.col("overdue"),
    denominator=EVERY_CHILD,
)
