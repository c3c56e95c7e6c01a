"""Children with a strengths and difficulties score."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.live_health import live
from hearth.measures.populations.obligations import in_care_with, timely
from hearth.measures.populations.oc2 import LIVE_AGES, NATIONAL_AGES, OC2

__all__ = ["MEASURE"]

SCORED = ~nw.col("sdq_score").is_null()
SILENT = nw.col("sdq_score").is_null() & nw.col("sdq_reason").is_null()

MEASURE = Measure(
    id="sdq-completed",
    title="Strengths and difficulties questionnaire completed",
    family="health",
    meaning=(
        "Children aged 5 to 16 in care for at least a year whose carer completed a strengths and "
        "difficulties questionnaire (SDQ). A child with neither a score nor a reason for having "
        "none is unknown."
    ),
    counts="children with a score",
    out_of="children aged 5 to 16 looked after for the whole collection year",
    population=OC2,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="SSDA903 OC2, SDQ_SCORE and SDQ_REASON; DfE outcomes for looked-after children; NI 58",
    numerator=NATIONAL_AGES & SCORED,
    denominator=NATIONAL_AGES,
    unknown=NATIONAL_AGES & SILENT,
    variants=(
        Variant(
            id="aged-4-to-16",
            title="Aged 4 to 16, the ages the duty covers",
            numerator=LIVE_AGES & SCORED,
            denominator=LIVE_AGES,
            unknown=LIVE_AGES & SILENT,
        ),
        live(
            "on the day, aged 4 to 16, none overdue",
            in_care_with(
                "questionnaires-standing",
                "Children looked after and their questionnaires",
                "sdq",
                parts=("first", "then"),
            ),
        ),
        *timely("questionnaires-due", "Questionnaires due", "sdq", parts=("first", "then")),
    ),
)
