"""Health as it stands on a day: the second figures, from the worklist, of what the return asks
once a year."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Population, Variant

__all__ = ["live"]

UP_TO_DATE = ~nw.col("overdue") & ~nw.col("declined") & ~nw.col("waived")
NOBODY = nw.lit(0)


def live(
    title: str,
    population: Population,
    numerator: nw.Expr = UP_TO_DATE,
    denominator: nw.Expr | None = None,
) -> Variant:
    """The figure ``live``: children with none of a population's duties overdue on the day.

    Out of those to whom one is owed, unless said otherwise. The last of them declined, or left
    undone for a reason, is not up to date.
    """
    return Variant(
        "live",
        title,
        numerator=nw.col("owed") & numerator,
        denominator=nw.col("owed") if denominator is None else denominator,
        unknown=NOBODY,
        population=population,
    )
