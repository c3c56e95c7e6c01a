"""School attendance."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.school import PUPILS, per_pupil

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="attendance",
    title="School attendance",
    family="education",
    meaning=(
        "The share of the sessions they could have gone to that pupils of compulsory school age "
        "went to, on average, in the terms that ended in the period and whose attendance is "
        "recorded. Every pupil counts alike, however many sessions they could have gone to: so "
        "the figure is an average of children, and may differ a little from all sessions attended "
        "out of all possible."
    ),
    counts="each pupil's own share of sessions attended, in hundredths of a percent",
    out_of="pupils whose attendance is recorded",
    population=PUPILS,
    unit=Unit.MEAN_SHARE,
    better=Better.HIGHER,
    source="DfE outcomes for looked-after children; pupil absence statistics",
    numerator=per_pupil(nw.col("attended"), nw.col("possible")),
    denominator=EVERY_CHILD,
    variants=(
        Variant(
            "absent",
            "sessions missed, on average",
            numerator=10_000 - per_pupil(nw.col("attended"), nw.col("possible")),
        ),
    ),
)
