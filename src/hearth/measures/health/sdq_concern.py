"""Children whose strengths and difficulties score is a cause for concern."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.oc2 import LIVE_AGES, NATIONAL_AGES, OC2
from hearth.vocabulary import bands

__all__ = ["MEASURE"]

SCORE = nw.col("sdq_score")
SCORED = ~SCORE.is_null()
EXPECTED, BORDERLINE, CONCERN = (SCORE.is_between(*band) for band in bands("SDQ_BAND"))

MEASURE = Measure(
    id="sdq-concern",
    title="Strengths and difficulties score a cause for concern",
    family="health",
    meaning=(
        "Children aged 5 to 16 in care for at least a year whose strengths and difficulties "
        "questionnaire (SDQ) score is 17 or more, of those with a score."
    ),
    counts="children who scored 17 or more",
    out_of="children aged 5 to 16 looked after for the whole collection year, with a score",
    population=OC2,
    unit=Unit.PERCENT,
    better=Better.LOWER,
    source="SSDA903 OC2, SDQ_SCORE; DfE outcomes for looked-after children; NI 58",
    numerator=NATIONAL_AGES & CONCERN,
    denominator=NATIONAL_AGES & SCORED,
    variants=(
        Variant(
            id="borderline",
            title="Borderline, scores 14 to 16",
            numerator=NATIONAL_AGES & BORDERLINE,
        ),
        Variant(
            id="expected",
            title="In the expected range, scores 0 to 13",
            numerator=NATIONAL_AGES & EXPECTED,
        ),
        Variant(
            id="aged-4-to-16",
            title="Cause for concern, aged 4 to 16, the ages the duty covers",
            numerator=LIVE_AGES & CONCERN,
            denominator=LIVE_AGES & SCORED,
        ),
    ),
)
