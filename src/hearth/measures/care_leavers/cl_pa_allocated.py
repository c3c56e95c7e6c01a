"""Care leavers with a named personal adviser."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.advisers import LEAVERS_AND_ADVISERS

__all__ = ["MEASURE"]

GROWN_UP = nw.col("grown_up")

MEASURE = Measure(
    id="cl-pa-allocated",
    title="Care leavers with a named personal adviser",
    family="care-leavers",
    meaning=(
        "Care leavers of 18 to 24 entitled to support on the day, those over 21 only when they "
        "want it, who have a personal adviser by name. A vacant post, and an adviser who is yet "
        "to start, do not count."
    ),
    counts="care leavers with an adviser by name",
    out_of="care leavers of 18 to 24 entitled to support on the day",
    population=LEAVERS_AND_ADVISERS,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="Children Act 1989, sections 23C and 23CZB",
    numerator=nw.col("adviser") & GROWN_UP,
    denominator=GROWN_UP,
)
