"""Care leavers seen in the last 8 weeks."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import owed_on, timely

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="cl-visited-8w",
    title="Care leavers seen in the last 8 weeks",
    family="care-leavers",
    meaning=(
        "Young people with a personal adviser on the day who were seen face to face within "
        "eight weeks."
    ),
    counts="young people with no visit overdue",
    out_of="young people with a personal adviser on the day",
    population=owed_on(
        "adviser-standing",
        "Young people owed visits of their adviser",
        "pa-contact-8-weeks",
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=("The council's own standard"),
    numerator=~nw.col("overdue"),
    denominator=EVERY_CHILD,
    variants=timely("adviser-visits-due", "Visits of the adviser due", "pa-contact-8-weeks"),
)
