"""Average strengths and difficulties score."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.oc2 import LIVE_AGES, NATIONAL_AGES, OC2

__all__ = ["MEASURE"]

SCORE = nw.col("sdq_score")
SCORED = ~SCORE.is_null()

MEASURE = Measure(
    id="sdq-mean",
    title="Average strengths and difficulties score",
    family="health",
    meaning=(
        "The mean strengths and difficulties questionnaire (SDQ) score of children aged 5 to 16 "
        "in care for at least a year who have a score. Scores run from 0 to 40; 17 and over is a "
        "cause for concern."
    ),
    counts="the sum of their scores",
    out_of="children aged 5 to 16 looked after for the whole collection year, with a score",
    population=OC2,
    unit=Unit.SCORE,
    better=Better.LOWER,
    source="SSDA903 OC2, SDQ_SCORE; DfE outcomes for looked-after children; NI 58",
    numerator=nw.when(NATIONAL_AGES).then(SCORE),
    denominator=NATIONAL_AGES & SCORED,
    variants=(
        Variant(
            id="aged-4-to-16",
            title="Aged 4 to 16, the ages the duty covers",
            numerator=nw.when(LIVE_AGES).then(SCORE),
            denominator=LIVE_AGES & SCORED,
        ),
    ),
)
