"""Health: the outcomes the return collects once a year for children in care twelve months."""

from hearth.measures.health import (
    dental,
    gp_dentist_registered,
    iha_timeliness,
    immunisations,
    offending,
    rha_up_to_date,
    sdq_completed,
    sdq_concern,
    sdq_mean,
    substance_misuse,
)
from hearth.measures.model import Measure

__all__ = ["MEASURES"]

MEASURES: tuple[Measure, ...] = (
    rha_up_to_date.MEASURE,
    dental.MEASURE,
    immunisations.MEASURE,
    sdq_completed.MEASURE,
    sdq_mean.MEASURE,
    sdq_concern.MEASURE,
    substance_misuse.MEASURE,
    offending.MEASURE,
    iha_timeliness.MEASURE,
    gp_dentist_registered.MEASURE,
)
