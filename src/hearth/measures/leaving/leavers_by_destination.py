"""Where children went on leaving care."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.leavers import DESTINATION, LEAVERS
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.vocabulary import code_set

__all__ = ["MEASURE"]

PERMANENCE = sorted(
    code_set("REC").in_group("special-guardianship", "child-arrangements-order", "adopted")
)
KNOWN = nw.col(DESTINATION.column) != DESTINATION.not_known

MEASURE = Measure(
    id="leavers-by-destination",
    title="Where children went on leaving care",
    family="leaving",
    meaning=(
        "Children who left care in the period by the reason their care ended. Home means to "
        "parents or family. A child who left more than once is counted once, on the last occasion."
    ),
    counts="children who left care for that destination",
    out_of="children who left care in the period",
    population=LEAVERS,
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    source="SSDA903 Episodes, REC; DfE children looked after statistics",
    numerator=EVERY_CHILD,
    denominator=EVERY_CHILD,
    shares=DESTINATION,
    variants=(
        Variant(
            id="permanence-orders",
            title="Special guardianship, child arrangements order or adoption",
            numerator=nw.col("rec").is_in(PERMANENCE),
            unknown=~KNOWN,
        ),
        Variant(
            id="home-unplanned",
            title="Home, and not as planned (E4B)",
            numerator=nw.col("rec") == "E4B",
            unknown=~KNOWN,
        ),
    ),
)
