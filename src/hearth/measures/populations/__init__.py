"""The rows that measures count: who, and on which day or in which period."""

from hearth.measures.populations.entrants import ENTRANTS
from hearth.measures.populations.looked_after import EVERY_CHILD, LOOKED_AFTER

__all__ = ["ENTRANTS", "EVERY_CHILD", "LOOKED_AFTER"]
