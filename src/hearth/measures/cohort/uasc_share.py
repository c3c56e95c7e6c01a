"""Unaccompanied asylum-seeking children."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="uasc-share",
    title="Unaccompanied children",
    family="cohort",
    meaning=(
        "Children looked after who are unaccompanied asylum-seeking children (UASC): on the "
        "return's UASC list, the status not ended by the day. Those whose status has ended are "
        "a second figure."
    ),
    counts="unaccompanied asylum-seeking children",
    out_of="children looked after on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    source="DfE children looked after in England statistics; SSDA903 UASC, DUC",
    numerator=nw.col("uasc") == 0,
    denominator=EVERY_CHILD,
    variants=(
        Variant(
            id="formerly",
            title="whose status has ended",
            numerator=nw.col("was_uasc"),
        ),
    ),
    needs=("uasc",),
)
