"""Children took part in their reviews."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.measures.model import Better, Measure, Unit
from hearth.measures.populations.looked_after import EVERY_CHILD
from hearth.measures.populations.reviews import REVIEWS_HELD
from hearth.vocabulary import code_set

__all__ = ["MEASURE"]

CODES = code_set("REVIEW_CODE")
CODE = nw.col("review_code")

MEASURE = Measure(
    id="review-participation",
    title="Children took part in their reviews",
    family="reviews",
    meaning=(
        "Reviews in which the child gave their views: in person, through an advocate, or by "
        "another means (codes PN1, PN2, PN3, PN5, PN6). A child who attended and gave no views "
        "took no part. Children under four and short breaks are left out."
    ),
    counts="reviews in which the child gave views",
    out_of="reviews held in the period of children aged four and over",
    population=REVIEWS_HELD,
    unit=Unit.PERCENT,
    better=Better.HIGHER,
    source="SSDA903 Reviews, REVIEW_CODE",
    numerator=CODE.is_in(sorted(CODES.in_group("attended-views-given", "absent-views-given"))),
    denominator=EVERY_CHILD,
    unknown=~CODE.is_in([code.code for code in CODES.codes()]).fill_null(False),
)
