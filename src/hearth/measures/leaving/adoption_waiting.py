"""Children waiting for an adoptive family."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.adoptions import WAITING
from hearth.measures.populations.looked_after import EVERY_CHILD

__all__ = ["MEASURE"]

WITH_ORDER = nw.col("with_order")
DAYS_SINCE_ORDER = nw.col("days_since_order")

MEASURE = Measure(
    id="adoption-waiting",
    title="Children waiting to be placed for adoption",
    family="leaving",
    meaning=(
        "Children in care whom the council has decided should be placed for adoption, where the "
        "decision stands and the child has not yet moved in with adopters. Days since the order "
        "run from the placement order, or from the earliest day the returns hold."
    ),
    counts="children with a decision for adoption who are not yet placed",
    out_of="",
    population=WAITING,
    unit=Unit.COUNT,
    better=Better.LOWER,
    source="SSDA903 PlacedAdoption and Episodes; DfE quarterly adoption data",
    numerator=EVERY_CHILD,
    variants=(
        Variant(id="with-order", title="With a placement order", numerator=WITH_ORDER),
        Variant(id="without-order", title="Without a placement order", numerator=~WITH_ORDER),
        Variant(
            id="median-days-since-order",
            title="Median days since the placement order",
            numerator=DAYS_SINCE_ORDER,
            denominator=WITH_ORDER & ~DAYS_SINCE_ORDER.is_null(),
            unit=Unit.DAYS,
            median=True,
        ),
    ),
)
