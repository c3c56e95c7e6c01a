"""Return interview offered within 72 hours."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.returns import RETURNS_AND_OFFERS

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="rhi-offered-72h",
    title="Return interview offered within 72 hours",
    family="missing",
    meaning=(
        "Returns of children who had been missing, whose interview fell due in the period and was "
        "offered within 72 hours of the return, whatever the answer. An interview that was held "
        "was offered. An offer that does not say which return it is for is for every return in "
        "the 72 hours before it."
    ),
    counts="returns after which an interview was offered in time",
    out_of="returns whose interview fell due in the period",
    population=RETURNS_AND_OFFERS,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="Children who run away or go missing from home or care, 2014",
    numerator=nw.col("offered"),
    denominator=EVERY_CHILD,
)
