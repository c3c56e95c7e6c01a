"""The lanes of a child's journey. Each app registers its own.

In an app's ``AppConfig.ready``::

    journey.register(Lane("missing", "Missing", 60, None, missing_lane))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hearth_web.access.verbs import Verb
from hearth_web.people.life import Life

__all__ = ["Drawn", "Lane", "Moment", "Span", "lanes_of", "register"]


@dataclass(frozen=True)
class Span:
    """Something that lasted from `start` to `end`; an open one has no end.

    `label` is short and drawn, `words` the sentence of the list beside the drawing, `detail` what
    follows it (the statutory word, a reason). `tone` tells kinds of span in one lane apart.
    """

    start: date
    end: date | None
    label: str
    words: str
    detail: str = ""
    tone: str = ""
    end_words: str = ""


@dataclass(frozen=True)
class Moment:
    """Something that happened on a day. `shape` is one of the markers of charts."""

    on: date
    label: str
    words: str
    detail: str = ""
    shape: str = "circle"


Entry = Span | Moment


@dataclass(frozen=True)
class Lane:
    """One strip of the drawing: its heading, its place, who may see it and what is on it."""

    key: str
    title: str
    order: int
    verb: Verb | None
    entries: Callable[[Life], Iterable[Entry]]


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
