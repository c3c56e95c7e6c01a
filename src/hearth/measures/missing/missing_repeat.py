"""Children who went missing more than once."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.missing import MISSING

__all__ = ["MEASURE"]

EPISODES = nw.col("missing")
UNCODED = nw.col("uncoded")
TWICE = EPISODES >= 2
CLOSE = nw.col("three_in_90_days") > 0

MEASURE = Measure(
    id="missing-repeat",
    title="Children who went missing more than once",
    family="missing",
    meaning=(
        "Children who went missing two or more times, of all children looked after at any time "
        "in the period. Three or more in 90 days means that the third began no more than 90 days "
        "after the first."
    ),
    counts="children with two or more incidents of being missing that started in the period",
    out_of="children looked after at any time in the period",
    population=MISSING,
    unit=Unit.PERCENT,
    better=Better.LOWER,
    source="SSDA903 Missing; DfE children looked after statistics",
    numerator=TWICE,
    denominator=EVERY_CHILD,
    unknown=~TWICE & (EPISODES + UNCODED >= 2),
    variants=(
        Variant(
            id="three-in-90-days",
            title="Three or more times in 90 days",
            numerator=CLOSE,
            unknown=~CLOSE & (UNCODED > 0) & (EPISODES + UNCODED >= 3),
        ),
        Variant(
            id="mean-episodes",
            title="Average episodes for each child who went missing",
            numerator=EPISODES,
            denominator=EPISODES > 0,
            unknown=nw.lit(0),
            unit=Unit.RATIO,
        ),
    ),
)
