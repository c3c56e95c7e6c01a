"""How long children were missing."""

from __future__ import annotations

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.missing import INCIDENTS, LENGTH

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="missing-length",
    title="How long children were missing",
    family="missing",
    meaning=(
        "Episodes of being missing by how long they lasted. The return holds dates and not times, "
        "so the length is the number of days between them, each as 24 hours, and none falls over "
        "24 and under 48 hours. An episode still open is counted up to the end of the period."
    ),
    counts="incidents of being missing of that length",
    out_of="incidents of being missing (category M) that started in the period",
    population=INCIDENTS,
    unit=Unit.PERCENT,
    better=Better.LOWER,
    source="SSDA903 Missing, MIS_START and MIS_END; local bands",
    numerator=EVERY_CHILD,
    denominator=EVERY_CHILD,
    shares=LENGTH,
)
