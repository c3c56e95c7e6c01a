"""Suspended from school, and the days lost."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.suspensions import PUPILS_AND_SUSPENSIONS

__all__ = ["MEASURE"]

SUSPENDED = nw.col("suspended")

MEASURE = Measure(
    id="suspension-days-lost",
    title="Suspended from school, and days lost",
    family="education",
    meaning=(
        "Pupils of compulsory school age, among those whose attendance is recorded, who were "
        "suspended at least once in the period; and the school days that each of them lost, on "
        "average. A suspension that was withdrawn is none, and a permanent exclusion is counted by "
        "itself. Until a suspension was recorded for the first time it is not known whether there "
        "were any. Days lost are told of those who lost them: out of all sessions of all pupils "
        "they would say of a few children what is withheld of them."
    ),
    counts="pupils suspended at least once",
    out_of="pupils whose attendance is recorded",
    population=PUPILS_AND_SUSPENSIONS,
    unit=Unit.PERCENT,
    better=Better.LOWER,
    source="DfE outcomes for looked-after children; suspensions and permanent exclusions",
    numerator=SUSPENDED,
    denominator=EVERY_CHILD,
    variants=(
        Variant(
            "days",
            "school days lost, on average, by a pupil who was suspended",
            numerator=nw.when(SUSPENDED).then(nw.col("lost")),
            denominator=SUSPENDED & ~nw.col("lost").is_null(),
            unit=Unit.DAYS,
        ),
    ),
)
