"""Time on temporary approval of connected carers."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import due, each_owed_on, timely

__all__ = ["MEASURE"]

APPROVALS = ("reg24-approval", "reg25-extension")

MEASURE = Measure(
    id="reg24-time",
    title="Time on temporary approval of connected carers",
    family="homes",
    meaning=(
        "How long the relatives and friends who care for a child under a temporary approval on "
        "the day have had it, on average, for each child. Sixteen weeks is the longest, or "
        "twenty-four where it was extended."
    ),
    counts="days since the approvals began",
    out_of="temporary approvals open on the day",
    population=each_owed_on("approvals-open", "Temporary approvals open on the day", *APPROVALS),
    unit=Unit.DAYS,
    better=Better.LOWER,
    source=(
        "Care Planning, Placement and Case Review (England) Regulations 2010, regulations 24 and 25"
    ),
    numerator=nw.col("days"),
    denominator=EVERY_CHILD,
    variants=(
        Variant("median", "the middle one", numerator=nw.col("days"), median=True),
        Variant(
            "over",
            "past the longest time allowed",
            numerator=nw.col("overdue"),
            unit=Unit.COUNT,
        ),
        Variant(
            "in-time",
            "settled by the day due, of those due in the period",
            numerator=nw.col("on_time"),
            unit=Unit.PERCENT,
            population=due("approvals-due", "Temporary approvals that ran out", *APPROVALS),
        ),
        timely("approvals-due", "Temporary approvals that ran out", *APPROVALS)[1],
    ),
)
