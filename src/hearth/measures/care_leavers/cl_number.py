"""Care leavers."""

from __future__ import annotations

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.care_leavers import CARE_LEAVERS
from hearth.measures.populations.looked_after import EVERY_CHILD

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="cl-number",
    title="Care leavers",
    family="care-leavers",
    meaning=(
        "Young people with a 17th to 25th birthday in the year whom the return counts as care "
        "leavers. Those who died, went back to parents or had their care transferred are left "
        "out. The return does not say who has a plan or a personal adviser."
    ),
    counts="care leavers with a 17th to 25th birthday in the year",
    out_of="",
    population=CARE_LEAVERS,
    unit=Unit.COUNT,
    better=Better.NEUTRAL,
    source="SSDA903 OC3; DfE children looked after statistics",
    numerator=EVERY_CHILD,
)
