"""What a check found: two or more figures that do not stand together, and what to do."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum

from hearth.published.figure import Figure

__all__ = ["Finding", "Severity"]


class Severity(Enum):
    """How much a finding asks of its reader, gravest first."""

    CONTRADICTION = "contradiction"
    LOOK = "to be looked at"
    EXPLAINED = "differs for a reason"


@dataclass(frozen=True)
class Finding:
    """One thing that does not fit: `what` it is, where each figure `stands`, what to do `next`."""

    check: str
    severity: Severity
    what: str
    next: str
    figures: tuple[Figure, ...]

    @property
    def stands(self) -> tuple[str, ...]:
        """A line for each figure: its value and where it stands."""
        return tuple(dict.fromkeys(figure.stands for figure in self.figures))

    @property
    def key(self) -> str:
        """A short id, the same for as long as the same figures stand against each other."""
        words = "\x1f".join([self.check, *sorted({figure.key for figure in self.figures})])
        return hashlib.sha256(words.encode()).hexdigest()[:12]
