"""Pathway plan up to date."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import owed_on, timely

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="cl-pathway-current",
    title="Pathway plan up to date",
    family="care-leavers",
    meaning=(
        "Relevant and former relevant young people, and eligible ones, on the day, whose "
        "pathway plan was made or reviewed within six months and is not overdue."
    ),
    counts="young people with no plan or review overdue",
    out_of="young people owed a pathway plan on the day",
    population=owed_on(
        "pathway-standing",
        "Young people owed a pathway plan",
        "pathway-plan-first",
        "pathway-plan-review",
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=("Care Leavers (England) Regulations 2010, regulation 7"),
    numerator=~nw.col("overdue"),
    denominator=EVERY_CHILD,
    variants=timely(
        "pathway-due",
        "Pathway plans and reviews due",
        "pathway-plan-first",
        "pathway-plan-review",
    ),
)
