"""The pupil's own view in the personal education plan."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.practice import events_in
from hearth.vocabulary import code_set

__all__ = ["MEASURE"]

OWN = sorted(code_set("VOICE").in_group("given"))

MEASURE = Measure(
    id="pep-pupil-voice",
    title="Pupil's own view in the personal education plan",
    family="education",
    meaning=(
        "Personal education plans completed in the period that have the pupil's own view: in "
        "person, in writing, in another way of their own, or through an advocate. What the carer "
        "told is not the pupil's own. Counted for each plan."
    ),
    counts="plans with the pupil's own view",
    out_of="plans completed in the period",
    population=events_in("peps", "Personal education plans completed", "PEP"),
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="Promoting the education of looked-after children, 2018",
    numerator=nw.col("voice").is_in(OWN),
    denominator=EVERY_CHILD,
    unknown=nw.col("voice").is_null(),
)
