"""One thing found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["Finding", "Level", "know", "unsafe"]


class Level(Enum):
    """How bad it is; the value is what a person reads."""

    UNSAFE = "UNSAFE"
    KNOW = "to know"

    @property
    def stops(self) -> bool:
        """Whether the installation should not be used like this."""
        return self is Level.UNSAFE


@dataclass(frozen=True)
class Finding:
    """What is so, and what to do about it."""

    level: Level
    what: str
    do: str


def unsafe(what: str, do: str) -> Finding:
    """Something that must be put right first."""
    return Finding(Level.UNSAFE, what, do)


def know(what: str, do: str) -> Finding:
    """Something that may be meant."""
    return Finding(Level.KNOW, what, do)
