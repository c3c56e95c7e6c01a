"""Persistently absent from school."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.school import PUPILS

__all__ = ["MEASURE"]

MISSED_A_TENTH = (nw.col("possible") - nw.col("attended")) * 10 >= nw.col("possible")
NINE_TENTHS = nw.col("attended") * 10 >= nw.col("possible") * 9

MEASURE = Measure(
    id="persistent-absence",
    title="Persistently absent from school",
    family="education",
    meaning=(
        "Pupils of compulsory school age who missed a tenth or more of the sessions they could "
        "have gone to, in the terms that ended in the period and whose attendance is recorded. A "
        "pupil who missed exactly a tenth is persistently absent, and also has attendance of 90%."
    ),
    counts="pupils who missed a tenth of their sessions or more",
    out_of="pupils whose attendance is recorded",
    population=PUPILS,
    unit=Unit.PERCENT,
    better=Better.LOWER,
    source="DfE outcomes for looked-after children; pupil absence statistics",
    numerator=MISSED_A_TENTH,
    denominator=EVERY_CHILD,
    variants=(Variant("good", "attendance of 90% or more", numerator=NINE_TENTHS),),
)
