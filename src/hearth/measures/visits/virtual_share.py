"""Virtual contacts."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.practice import VISITS_MADE

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="virtual-share",
    title="Virtual contacts",
    family="visits",
    meaning=(
        "Contacts of the child's social worker with the child in the period that were by video "
        "or otherwise not in person. A contact of which nothing else is said was in person."
    ),
    counts="contacts that were not in person",
    out_of="contacts at which the child was seen",
    population=VISITS_MADE,
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    source="The council's own standard",
    numerator=~nw.col("in_person"),
    denominator=EVERY_CHILD,
)
