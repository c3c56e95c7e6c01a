"""Children who waited under 14 months for an adoptive family."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.adoptions import ADOPTED_OR_WAITING
from hearth.measures.populations.looked_after import EVERY_CHILD

__all__ = ["MEASURE"]

FOURTEEN_MONTHS = 426  # days, the scorecard's yardstick
DAYS = nw.col("least_days")
LONGER = (DAYS >= FOURTEEN_MONTHS).fill_null(False)
KNOWN = nw.col("start_known") & ~DAYS.is_null()

MEASURE = Measure(
    id="adoption-a3",
    title="Waited under 14 months for an adoptive family",
    family="leaving",
    meaning=(
        "Children adopted in the period or still waiting at its end who moved in with adopters, "
        "or have waited so far, less than 14 months (426 days) after entering care. A child whose "
        "dates the returns do not hold is unknown, unless the days they do hold are already too "
        "many."
    ),
    counts="children who moved in, or have waited, under 426 days",
    out_of="children adopted in the period or waiting to be placed at its end",
    population=ADOPTED_OR_WAITING,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="SSDA903 Episodes and PlacedAdoption; DfE adoption scorecards, A3",
    numerator=KNOWN & ~LONGER,
    denominator=EVERY_CHILD,
    unknown=~KNOWN & ~LONGER,
)
