"""What our own components are given: lines of a summary, events of a timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

__all__ = ["Event", "Line"]


@dataclass(frozen=True)
class Line:
    """One line of a summary list: a fact, and perhaps where it is changed.

    `value` is shown as any value is: a date in words, None as "not known".
    """

    label: str
    value: Any
    href: str = ""
    action: str = "Change"


@dataclass(frozen=True)
class Event:
    """One thing that happened, in a timeline. `kind` is said in a tag, not by colour alone."""

    on: date | None
    title: str
    text: str = ""
    kind: str = ""
    href: str = ""
    colour: str = "grey"
