"""First personal education plan on time."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import HOW_LATE, due

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="pep-initial-on-time",
    title="First personal education plan on time",
    family="education",
    meaning=(
        "Children of the age for a personal education plan who came into care and whose first "
        "plan fell due in the period: started within ten working days. Each stands on the "
        "worklist's own rows: what was late keeps the reason recorded with it, and what was "
        "declined counts as not done."
    ),
    counts="children with a plan on or before the day due",
    out_of="children whose first plan fell due in the period",
    population=due(
        "first-pep-due",
        "First personal education plans due",
        "pep-initial",
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=("Promoting the education of looked-after children, 2018"),
    numerator=nw.col("on_time"),
    denominator=EVERY_CHILD,
    variants=(HOW_LATE,),
)
