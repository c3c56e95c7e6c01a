"""Workforce: how often a child's social worker changed."""

from hearth.measures.model import Measure
from hearth.measures.workforce import sw_changes

__all__ = ["MEASURES"]

MEASURES: tuple[Measure, ...] = (sw_changes.MEASURE,)
