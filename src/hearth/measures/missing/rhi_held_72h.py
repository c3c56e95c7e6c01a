"""Return interview held within 72 hours."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import HOW_LATE
from hearth.measures.populations.returns import RETURNS

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="rhi-held-72h",
    title="Return interview held within 72 hours",
    family="missing",
    meaning=(
        "Returns of children who had been missing, whose interview fell due in the period and "
        "was held within 72 hours. One interview covers several returns only when it is within "
        "72 hours of each. An interview that was declined counts as not held. Where the time of "
        "the return is not known the third day after is taken. Each stands on the worklist's "
        "own rows: what was late keeps the reason recorded with it, and what was declined "
        "counts as not done."
    ),
    counts="returns with an interview held in time",
    out_of="returns whose interview fell due in the period",
    population=RETURNS,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=("Children who run away or go missing from home or care, 2014"),
    numerator=nw.col("on_time"),
    denominator=EVERY_CHILD,
    variants=(HOW_LATE,),
)
