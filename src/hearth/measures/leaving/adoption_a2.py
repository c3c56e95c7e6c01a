"""Average days from placement order to match."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.adoptions import ADOPTED

__all__ = ["MEASURE"]

DAYS = nw.col("match_days")
IN_WINDOW = nw.col("in_window")
IN_THREE_YEARS = nw.col("in_three_years")

MEASURE = Measure(
    id="adoption-a2",
    title="Average days from placement order to match",
    family="leaving",
    meaning=(
        "The mean days from the placement order to the match with adopters, for children adopted "
        "in the period who had an order. A match made before the order counts as 0 days. Children "
        "whose dates the returns do not hold are left out."
    ),
    counts="the sum of their days",
    out_of="children adopted in the period with a placement order, whose dates are known",
    population=ADOPTED,
    unit=Unit.DAYS,
    better=Better.LOWER,
    source="SSDA903 Episodes (LS E1) and AD1, DATE_MATCH; DfE adoption scorecards, A2",
    numerator=nw.when(IN_WINDOW).then(DAYS),
    denominator=IN_WINDOW & ~DAYS.is_null(),
    variants=(
        Variant(
            id="three-years",
            title="Average of the three years to the end of the period",
            numerator=nw.when(IN_THREE_YEARS).then(DAYS),
            denominator=IN_THREE_YEARS & ~DAYS.is_null(),
        ),
    ),
)
