"""Permanent exclusions."""

from __future__ import annotations

from dataclasses import replace

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.practice import events_in, first_of
from hearth.measures.populations.suspensions import EXCLUDED

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="permanent-exclusions",
    title="Permanent exclusions",
    family="education",
    meaning=(
        "Permanent exclusions from school that began in the period. Until a suspension or an "
        "exclusion was recorded for the first time it is not known whether there were any."
    ),
    counts="permanent exclusions",
    out_of="",
    population=replace(
        events_in("suspensions", "Suspensions and exclusions", "SUSPENSION"),
        since=first_of("SUSPENSION"),
    ),
    unit=Unit.COUNT,
    better=Better.LOWER,
    source="DfE outcomes for looked-after children; the aim is none",
    numerator=nw.col("level") == EXCLUDED,
)
