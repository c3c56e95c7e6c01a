"""Health assessment up to date."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.live_health import live
from hearth.measures.populations.obligations import in_care_with, timely
from hearth.measures.populations.oc2 import OC2

__all__ = ["MEASURE"]

DONE = nw.col("health_assessment")

MEASURE = Measure(
    id="rha-up-to-date",
    title="Health assessment up to date",
    family="health",
    meaning=(
        "Children in care for at least a year whose health assessments were up to date on 31 "
        "March. The return records one answer a year. A refused assessment counts as not done."
    ),
    counts="children whose health assessments were up to date",
    out_of="children looked after for the whole collection year",
    population=OC2,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="SSDA903 OC2, HEALTH_ASSESSMENT; DfE outcomes for looked-after children",
    numerator=DONE,
    denominator=~nw.col("child").is_null(),
    unknown=DONE.is_null(),
    variants=(
        live(
            "on the day, of children in care for 20 working days",
            in_care_with(
                "assessments-standing",
                "Children looked after and their health assessments",
                "initial-health-assessment",
                "review-health-assessment",
                beginning="initial-health-assessment",
            ),
            numerator=~nw.col("overdue") & ~nw.col("declined") & ~nw.col("new"),
            denominator=nw.col("owed") & ~nw.col("new"),
        ),
        *timely("review-health-due", "Review health assessments due", "review-health-assessment"),
    ),
)
