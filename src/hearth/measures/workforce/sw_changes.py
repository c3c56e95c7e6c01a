"""Children with three or more social workers in a year."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.social_workers import SOCIAL_WORKERS

__all__ = ["MEASURE"]

WORKERS = nw.col("workers")

MEASURE = Measure(
    id="sw-changes",
    title="Three or more social workers in the year",
    family="workforce",
    meaning=(
        "Children in care on 31 March who had three or more social workers in the twelve months to "
        "it. A worker who comes back counts once more; cover that lasted under 10 days does not "
        "count. A child without a worker in the return is unknown."
    ),
    counts="children with three or more social workers in the year",
    out_of="children looked after on 31 March",
    population=SOCIAL_WORKERS,
    unit=Unit.PERCENT,
    better=Better.LOWER,
    source="SSDA903 SWEpisodes, from 2023/24; DfE stability statistics; local rule for cover",
    numerator=WORKERS >= 3,
    denominator=EVERY_CHILD,
    unknown=WORKERS.is_null(),
)
