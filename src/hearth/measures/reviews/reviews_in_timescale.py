"""Reviews held on time."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.obligations import timely
from hearth.measures.populations.reviews import REVIEWS_DUE

__all__ = ["MEASURE"]

MEASURE = Measure(
    id="reviews-in-timescale",
    title="Reviews held on time",
    family="reviews",
    meaning=(
        "Reviews that fell due in the period and were held by their due date: the first within 20 "
        "working days of care beginning, the second within three months of the first, each later "
        "one within six months of the one before. A review due and not held counts as late. "
        "Reviews whose due date the returns cannot tell, because they hold neither the start of "
        "care nor the review before, are left out, and the shorter limits for children placed for "
        "adoption are not applied."
    ),
    counts="reviews held on or before their due date",
    out_of="reviews that fell due in the period",
    population=REVIEWS_DUE,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source=(
        "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33; "
        "SSDA903 Reviews"
    ),
    numerator=nw.col("on_time"),
    denominator=EVERY_CHILD,
    variants=timely(
        "reviews-owed",
        "Reviews due",
        "review-first",
        "review-second",
        "review-subsequent",
        "review-adoption",
    ),
)
