"""Reviews: whether they were held on time, and how children took part."""

from hearth.measures.model import Measure
from hearth.measures.reviews import (
    iro_alerts,
    permanence_by_review_2,
    permanent_match_12m,
    review_attendance,
    review_participation,
    reviews_all_on_time,
    reviews_in_timescale,
)

__all__ = ["MEASURES"]

MEASURES: tuple[Measure, ...] = (
    reviews_in_timescale.MEASURE,
    reviews_all_on_time.MEASURE,
    review_participation.MEASURE,
    review_attendance.MEASURE,
    permanence_by_review_2.MEASURE,
    iro_alerts.MEASURE,
    permanent_match_12m.MEASURE,
)
