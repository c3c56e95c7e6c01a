"""Education: personal education plans."""

from hearth.measures.education import (
    pep_current,
    pep_initial_on_time,
)
from hearth.measures.model import Measure

__all__ = ["MEASURES"]

MEASURES: tuple[Measure, ...] = (
    pep_initial_on_time.MEASURE,
    pep_current.MEASURE,
)
