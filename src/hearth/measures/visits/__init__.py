"""Visits: whether children are seen as often as they should be."""

from hearth.measures.model import Measure
from hearth.measures.visits import (
    seen_alone,
    virtual_share,
    visit_up_to_date,
    visits_in_timescale,
)

__all__ = ["MEASURES"]

MEASURES: tuple[Measure, ...] = (
    visits_in_timescale.MEASURE,
    visit_up_to_date.MEASURE,
    seen_alone.MEASURE,
    virtual_share.MEASURE,
)
