"""Care leavers: the position around each birthday, as the return records it once a year."""

from hearth.measures.care_leavers import (
    cl_eet,
    cl_in_touch,
    cl_number,
    cl_pa_allocated,
    cl_pathway_current,
    cl_staying_put,
    cl_suitable,
    cl_visited_8w,
    higher_education,
    pathway_started_16,
)
from hearth.measures.model import Measure

__all__ = ["MEASURES"]

MEASURES: tuple[Measure, ...] = (
    cl_number.MEASURE,
    cl_in_touch.MEASURE,
    cl_eet.MEASURE,
    cl_suitable.MEASURE,
    cl_staying_put.MEASURE,
    higher_education.MEASURE,
    pathway_started_16.MEASURE,
    cl_pathway_current.MEASURE,
    cl_visited_8w.MEASURE,
    cl_pa_allocated.MEASURE,
)
