"""Care leavers: the position around each birthday, as the return records it once a year."""

from hearth.measures.care_leavers import (
    cl_eet,
    cl_in_touch,
    cl_number,
    cl_staying_put,
    cl_suitable,
    higher_education,
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
)
