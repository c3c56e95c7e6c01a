"""Minutes: what a meeting noted, discussed and resolved, drafted from what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from hearth.board.meetings import Asked, Attendance, Part, Resolution

__all__ = ["Minute", "Minutes"]


@dataclass(frozen=True)
class Minute:
    """One item of the minutes: `text` is what was said, in light mark-up (`hearth.board.prose`)."""

    number: str
    title: str
    text: str = ""
    resolutions: Sequence[Resolution] = ()
    asked: Sequence[Asked] = ()
    part: Part = Part.A


@dataclass(frozen=True)
class Minutes:
    """The minutes of one part of one meeting; a draft until a later meeting approves them."""

    body: str
    council: str
    on: date
    at: time | None = None
    place: str = ""
    part: Part = Part.A
    present: Sequence[Attendance] = ()
    items: Sequence[Minute] = ()
    ended: time | None = None
    approved_on: date | None = None
    chair: str = ""
