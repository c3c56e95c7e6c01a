"""The lanes of a child's journey. Each app registers its own.

In an app's ``AppConfig.ready``::

    journey.register(Lane("missing", "Missing", 60, None, missing, one="time missing",
                          many="times missing"))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hearth_web.access.verbs import Verb
from hearth_web.people.life import Life

__all__ = [
    "Drawn",
    "Entry",
    "Lane",
    "Moment",
    "Span",
    "begins",
    "ends",
    "framing",
    "lanes_of",
    "register",
]


@dataclass(frozen=True)
class Span:
    """Something that lasted from `start` to `end`; an open one has no end.

    `label` is drawn where it fits, else `short`; `words` is the sentence of the list beside the
    drawing, `detail` what follows it: the statutory word, a reason. `tone` is "" for an ordinary
    span, "gap" where nobody or nothing was there, "breaks" for what was beside the rest.
    """

    start: date
    end: date | None
    label: str
    words: str
    detail: str = ""
    short: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Moment:
    """Something that happened on a day. `label` is drawn where it fits; "" draws only the mark.

    `shape` is a marker of charts: circle, ring, square, diamond, triangle, cross. `frames` says
    that the drawing may begin with it; a birth long before anything else does not.
    """

    on: date
    label: str
    words: str
    detail: str = ""
    shape: str = "circle"
    frames: bool = True


Entry = Span | Moment


@dataclass(frozen=True)
class Lane:
    """One strip of the drawing: its heading, its place, who may see it and what is on it.

    `one` and `many` name what is on it when it is counted in the sentence above the drawing;
    without them it is not counted.
    """

    key: str
    title: str
    order: int
    verb: Verb | None
    entries: Callable[[Life], Iterable[Entry]]
    one: str = ""
    many: str = ""


@dataclass(frozen=True)
class Drawn:
    """A lane as one person sees it, its entries in order of time."""

    lane: Lane
    entries: Sequence[Entry]


_lanes: dict[str, Lane] = {}


def register(lane: Lane) -> None:
    """Add a lane, or put another in its place by the same key."""
    _lanes[lane.key] = lane


def lanes_of(life: Life) -> Sequence[Drawn]:
    """The lanes this person sees that have anything on them, in their order."""
    ordered = sorted(_lanes.values(), key=lambda each: each.order)
    allowed = (lane for lane in ordered if life.may(lane.verb))
    drawn = (Drawn(lane, sorted(lane.entries(life), key=begins)) for lane in allowed)
    return [each for each in drawn if each.entries]


def begins(entry: Entry) -> date:
    """The day it happened or began."""
    return entry.start if isinstance(entry, Span) else entry.on


def ends(entry: Entry, today: date) -> date:
    """The last day it needs: an open span goes on to today."""
    if isinstance(entry, Span):
        return entry.end or max(today, entry.start)
    return entry.on


def framing(lanes: Sequence[Drawn]) -> list[Entry]:
    """The entries a drawing must hold; all of them where there are no others."""
    entries = [entry for drawn in lanes for entry in drawn.entries]
    return [e for e in entries if isinstance(e, Span) or e.frames] or entries
