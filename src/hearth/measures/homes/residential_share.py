"""Children living in children's homes."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER, PLACE_NOT_KNOWN

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="residential-share",
    title="Residential",
    family="homes",
    meaning=(
        "Children looked after who live in a children's home. With secure homes and supported "
        "accommodation it is a second figure, which is how figures to 2023 were often grouped."
    ),
    counts="children in a children's home (K2)",
    out_of="children looked after on the day",
    population=LOOKED_AFTER,
    unit=Unit.PERCENT,
    better=Better.LOWER,
    source="DfE children looked after in England statistics; SSDA903 PLACE",
    numerator=nw.col("childrens_home"),
    denominator=EVERY_CHILD,
    unknown=PLACE_NOT_KNOWN,
    variants=(
        Variant(
            id="with-secure-and-supported",
            title="with secure homes and supported accommodation (K1, K2, K3, H5)",
            numerator=nw.col("residential"),
        ),
    ),
)
