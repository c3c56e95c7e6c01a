"""Age and sex of the children looked after."""

from __future__ import annotations

from hearth.measures.breakdowns import AGE_BAND, SEX
from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="age-sex-mix",
    title="Age and sex",
    family="cohort",
    meaning=(
        "The share of children looked after in each age band, by age in completed years on the "
        "day, and the share of each sex."
    ),
    counts="children in the group",
    out_of="children looked after on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    source="DfE children looked after in England statistics; SSDA903 DOB, SEX",
    numerator=EVERY_CHILD,
    denominator=EVERY_CHILD,
    shares=AGE_BAND,
    variants=(Variant(id="sex", title="by sex", shares=SEX),),
)
