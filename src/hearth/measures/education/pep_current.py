"""Personal education plan current."""

from __future__ import annotations

from dataclasses import replace

import narwhals.stable.v2 as nw

from hearth.dates import days
from hearth.duties.owed.school import terms
from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.obligations import HOW_LATE, due

__all__ = ["MEASURE"]

FIRST_DAYS = [days.as_date(day) for day in terms()["first"].tolist()]
WHOLE_TERM = nw.col("opened").is_in(FIRST_DAYS)

MEASURE = Measure(
    id="pep-current",
    title="Personal education plan current",
    family="education",
    meaning=(
        "Personal education plans due for a term that ended in the period and completed in that "
        "term, for children looked after for the whole of it. Each stands on the worklist's own "
        "rows: what was late keeps the reason recorded with it, and what was declined counts as "
        "not done."
    ),
    counts="plans completed in their term",
    out_of="plans due for a term that ended in the period",
    population=due(
        "termly-pep-due",
        "Personal education plans due for a term",
        "pep-termly",
    ),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=("Promoting the education of looked-after children, 2018"),
    numerator=nw.col("on_time") & WHOLE_TERM,
    denominator=WHOLE_TERM,
    variants=(replace(HOW_LATE, numerator=WHOLE_TERM),),
)
