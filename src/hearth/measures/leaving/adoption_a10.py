"""Average days from entering care to living with adopters, foster carers included."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit, Variant
from hearth.measures.populations.adoptions import ADOPTED

__all__ = ["MEASURE"]

DAYS = nw.col("first_home_days")
IN_WINDOW = nw.col("in_window")
IN_THREE_YEARS = nw.col("in_three_years")

MEASURE = Measure(
    id="adoption-a10",
    title="Average days from entering care to living with adopters, foster carers included",
    family="leaving",
    meaning=(
        "The mean days from entering care to moving in with the adoptive family, for children "
        "adopted in the period. Where the adopters had fostered the child, the clock stops on the "
        "day the child first lived with them. Children whose dates the returns do not hold are "
        "left out."
    ),
    counts="the sum of their days",
    out_of="children adopted in the period whose dates are known",
    population=ADOPTED,
    unit=Unit.DAYS,
    better=Better.LOWER,
    source="SSDA903 Episodes and AD1, FOSTER_CARE; DfE adoption scorecards, A10",
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
