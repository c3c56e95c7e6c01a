"""Teeth checked by a dentist."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.live_health import live
from hearth.measures.populations.obligations import in_care_with, timely
from hearth.measures.populations.oc2 import OC2

__all__ = ["MEASURE"]

DONE = nw.col("teeth_check")

MEASURE = Measure(
    id="dental",
    title="Teeth checked by a dentist",
    family="health",
    meaning=(
        "Children in care for at least a year whose teeth were checked by a dentist in the year. "
        "A refused check counts as not done."
    ),
    counts="children whose teeth were checked in the year",
    out_of="children looked after for the whole collection year",
    population=OC2,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="SSDA903 OC2, TEETH_CHECK; DfE outcomes for looked-after children",
    numerator=DONE,
    denominator=~nw.col("child").is_null(),
    unknown=DONE.is_null(),
    variants=(
        live(
            "on the day, no check overdue, of children over one",
            in_care_with("teeth-standing", "Children looked after and their teeth", "dental-check"),
        ),
        *timely("teeth-due", "Dental checks due", "dental-check"),
    ),
)
