"""Each child's care as separate histories, derived from episodes."""

from hearth.records.histories.derive import derive
from hearth.records.histories.model import Histories

__all__ = ["Histories", "derive"]
