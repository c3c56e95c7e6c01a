"""Missing: how many children went missing, how often and for how long."""

from hearth.measures.missing import (
    exploitation_cohort,
    missing_any,
    missing_length,
    missing_repeat,
    rhi_held_72h,
    rhi_offered_72h,
)
from hearth.measures.model import Measure

__all__ = ["MEASURES"]

MEASURES: tuple[Measure, ...] = (
    missing_any.MEASURE,
    missing_repeat.MEASURE,
    missing_length.MEASURE,
    rhi_held_72h.MEASURE,
    rhi_offered_72h.MEASURE,
    exploitation_cohort.MEASURE,
)
