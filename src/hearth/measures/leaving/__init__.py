"""Leaving care: how many left, where they went, adoption, and how long care lasted."""

from hearth.measures.leaving import (
    adoption_a1,
    adoption_a2,
    adoption_a3,
    adoption_a10,
    adoption_waiting,
    care_length,
    cla_leavers,
    exits_under_6m,
    leavers_by_destination,
    proceedings_26w,
    proceedings_weeks,
)
from hearth.measures.model import Measure

__all__ = ["MEASURES"]

MEASURES: tuple[Measure, ...] = (
    cla_leavers.MEASURE,
    leavers_by_destination.MEASURE,
    adoption_waiting.MEASURE,
    adoption_a10.MEASURE,
    adoption_a1.MEASURE,
    adoption_a2.MEASURE,
    adoption_a3.MEASURE,
    care_length.MEASURE,
    exits_under_6m.MEASURE,
    proceedings_26w.MEASURE,
    proceedings_weeks.MEASURE,
)
