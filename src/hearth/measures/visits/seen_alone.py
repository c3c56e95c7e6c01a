"""Children seen alone at visits."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.practice import VISITS_MADE

__all__ = ["MEASURE"]

ALONE = nw.col("alone")

MEASURE = Measure(
    id="seen-alone",
    title="Children seen alone at visits",
    family="visits",
    meaning=(
        "Visits in person by the child's social worker in the period at which the child was seen "
        "alone. Very young children, and those who did not want to be seen alone, stay in the "
        "whole."
    ),
    counts="visits at which the child was seen alone",
    out_of="visits in person at which the child was seen",
    population=VISITS_MADE,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="Care Planning, Placement and Case Review (England) Regulations 2010, regulation 29",
    numerator=ALONE & nw.col("in_person"),
    denominator=nw.col("in_person"),
    unknown=ALONE.is_null() & nw.col("in_person"),
)
