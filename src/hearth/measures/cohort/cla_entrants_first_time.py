"""Children coming into care for the first time."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.entrants import ENTRANTS

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="cla-entrants-first-time",
    title="First time in care",
    family="cohort",
    meaning=(
        "Children who came into care in the period with no earlier period of care here in the "
        "returns given, which cannot show care that ended before the first of them. Earlier "
        "short breaks do not count, nor does care in another council."
    ),
    counts="those with no earlier period of care here",
    out_of="children who started to be looked after in the period",
    population=ENTRANTS,
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    source="Local definition from SSDA903 episodes of all years given",
    numerator=nw.col("first_start") & ~nw.col("earlier_care"),
    denominator=nw.col("first_start"),
)
