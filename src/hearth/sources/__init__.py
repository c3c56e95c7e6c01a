"""Ways in: each reads what councils already have, and says what it could not read."""

from hearth.sources.problems import Problem
from hearth.sources.ssda903 import Reading, read_returns

__all__ = ["Problem", "Reading", "read_returns"]
