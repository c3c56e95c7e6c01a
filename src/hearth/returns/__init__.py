"""The returns a council sends: whether they may be sent, and what to mend before."""

from hearth.returns import ssda903

__all__ = ["ssda903"]
