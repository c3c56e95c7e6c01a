"""Education: personal education plans, and being at school."""

from hearth.measures.education import (
    attendance,
    pep_current,
    pep_initial_on_time,
    pep_pupil_voice,
    permanent_exclusions,
    persistent_absence,
    suspension_days_lost,
)
from hearth.measures.model import Measure

__all__ = ["MEASURES"]

MEASURES: tuple[Measure, ...] = (
    pep_initial_on_time.MEASURE,
    pep_current.MEASURE,
    pep_pupil_voice.MEASURE,
    attendance.MEASURE,
    persistent_absence.MEASURE,
    suspension_days_lost.MEASURE,
    permanent_exclusions.MEASURE,
)
