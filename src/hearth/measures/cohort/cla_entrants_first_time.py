"""Children coming into care for the first time."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.entrants import ENTRANTS
from hearth.vocabulary import code_set

__all__ = ["MEASURE"]

ORDERS = code_set("PREV_PERM").in_group(
    "adoption", "special-guardianship", "child-arrangements-order"
)
NOT_KNOWN = code_set("PREV_PERM").in_group("unknown")
BY_ORDER = nw.col("prev_perm")

MEASURE = Measure(
    id="cla-entrants-first-time",
    title="First time in care",
    family="cohort",
    meaning=(
        "Children who came into care in the period with no earlier period of care here in the "
        "returns given, which cannot show care that ended before the first of them. Earlier "
        "short breaks do not count, nor does care in another council: beside it stand those who "
        "had left care before, here or elsewhere, by an order (PrevPerm)."
    ),
    counts="those with no earlier period of care here",
    out_of="children who started to be looked after in the period",
    population=ENTRANTS,
    unit=Unit.PERCENT,
    better=Better.NEUTRAL,
    source="Local definition from SSDA903 episodes of all years given",
    numerator=nw.col("first_start") & ~nw.col("earlier_care"),
    denominator=nw.col("first_start"),
    variants=(
        Variant(
            id="earlier-order",
            title="had left care before by adoption, special guardianship or a residence order",
            numerator=nw.col("first_start") & BY_ORDER.is_in(sorted(ORDERS)).fill_null(False),
            unknown=nw.col("first_start")
            & (BY_ORDER.is_null() | BY_ORDER.is_in(sorted(NOT_KNOWN)).fill_null(False)),
        ),
    ),
)
