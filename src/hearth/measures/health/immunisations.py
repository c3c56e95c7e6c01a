"""Immunisations up to date."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.live_health import live
from hearth.measures.populations.obligations import in_care_with, timely
from hearth.measures.populations.oc2 import OC2

__all__ = ["MEASURE"]

DONE = nw.col("immunisations")

MEASURE = Measure(
    id="immunisations",
    title="Immunisations up to date",
    family="health",
    meaning=(
        "Children in care for at least a year who had every immunisation expected at their age by "
        "31 March. An immunisation refused counts as not given."
    ),
    counts="children with every immunisation expected at their age",
    out_of="children looked after for the whole collection year",
    population=OC2,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="SSDA903 OC2, IMMUNISATIONS; DfE outcomes for looked-after children",
    numerator=DONE,
    denominator=~nw.col("child").is_null(),
    unknown=DONE.is_null(),
    variants=(
        live(
            "on the day, none overdue",
            in_care_with(
                "immunisations-standing",
                "Children looked after and their immunisations",
                "immunisations",
            ),
        ),
        *timely("immunisations-due", "Immunisations due", "immunisations"),
    ),
)
