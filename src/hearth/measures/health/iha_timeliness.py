"""Initial health assessments in 20 working days."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import HOW_LATE, due

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="iha-timeliness",
    title="Initial health assessments in 20 working days",
    family="health",
    meaning=(
        "Children who came into care, whose initial health assessment fell due in the period "
        "while they were still looked after, and who had it by the 20th working day. Those "
        "assessed in the three months before are left out. A refusal counts as not done. Each "
        "stands on the worklist's own rows: what was late keeps the reason recorded with it, "
        "and what was declined counts as not done."
    ),
    counts="children assessed on or before the day due",
    out_of="children whose assessment fell due in the period",
    population=due(
        "initial-health-due",
        "Initial health assessments due",
        "initial-health-assessment",
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=("Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7"),
    numerator=nw.col("on_time"),
    denominator=EVERY_CHILD,
    variants=(HOW_LATE,),
)
