"""Moves that were planned."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.moves import MOVES

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="planned-moves",
    title="Planned moves",
    family="homes",
    meaning=(
        "Moves to a new carer in the period that were planned under the care plan. Short "
        "temporary stays and changes of status with the same carer are not moves. Each move "
        "counts, so a child may be here more than once."
    ),
    counts="moves planned under the care plan (CARPL)",
    out_of="moves to a new carer in the period",
    population=MOVES,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="Local definition; SSDA903 RNE, REASON_PLACE_CHANGE of the episode that ended",
    numerator=nw.col("why") == "CARPL",
    denominator=EVERY_CHILD,
    unknown=nw.col("why").is_null(),
)
