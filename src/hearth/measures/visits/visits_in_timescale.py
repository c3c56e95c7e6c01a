"""Visits on time."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import HOW_LATE, due
from hearth.measures.visits.statutory import STATUTORY_VISITS

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="visits-in-timescale",
    title="Visits on time",
    family="visits",
    meaning=(
        "Visits by the child's social worker that fell due in the period and were made, in "
        "person and with the child seen, by the day they were due. A visit not made, an "
        "attempt, and one by video count as not on time. Each stands on the worklist's own "
        "rows: what was late keeps the reason recorded with it, and what was declined counts as "
        "not done."
    ),
    counts="visits made on or before the day due",
    out_of="visits that fell due in the period",
    population=due(
        "visits-due",
        "Visits due",
        *STATUTORY_VISITS,
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=(
        "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28; "
        "Adoption Agencies Regulations 2005, regulation 36(4)"
    ),
    numerator=nw.col("on_time"),
    denominator=EVERY_CHILD,
    variants=(HOW_LATE,),
)
