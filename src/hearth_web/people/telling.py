"""The journey in words: one sentence above the drawing, and the list beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearth.documents.sentences import day, join, plural
from hearth_web.people.drawing import draw
from hearth_web.people.journey import Drawn, Moment, Span, begins, lanes_of
from hearth_web.people.life import Life

__all__ = ["Journey", "Step", "journey_of"]


@dataclass(frozen=True)
class Step:
    """One entry of the list. `key` is its anchor, `number` that of its bar in the drawing."""

    key: str
    on: date
    lane: str
    words: str
    detail: str
    number: int = 0


@dataclass(frozen=True)
class Journey:
    """A journey drawn, in a sentence, and as a list, the newest first."""

    svg: str
    sentence: str
    steps: Sequence[Step]

    @property
    def is_empty(self) -> bool:
        """Whether nothing has happened yet."""
        return not self.steps


def journey_of(life: Life) -> Journey:
    """All that this person may see of a child's journey."""
    lanes = lanes_of(life)
    if not lanes:
        return Journey("", f"Nothing is recorded yet of {life.child.name}’s journey.", ())
    sentence = sentence_of(life, lanes)
    chart, numbers = draw(lanes, life.today, life.child.dob, title_of(life), sentence)
    return Journey(chart.svg, sentence, steps_of(lanes, numbers))


def title_of(life: Life) -> str:
    """The name of the drawing."""
    return f"The journey of {life.child.name}"


def sentence_of(life: Life, lanes: Sequence[Drawn]) -> str:
    """From when to when, and how many of each thing."""
    counts = [plural(len(d.entries), d.lane.one, d.lane.many) for d in lanes if d.lane.one]
    first = min(begins(entry) for drawn in lanes for entry in framing(drawn))
    until = "today" if any(is_open(entry) for d in lanes for entry in d.entries) else last_of(lanes)
    said = f": {join(counts)}" if counts else ""
    return f"{title_of(life)} from {day(first)} to {until}{said}."


def framing(drawn: Drawn) -> Sequence[Span | Moment]:
    """The entries that the drawing begins with; all of them where there are no others."""
    return [e for e in drawn.entries if isinstance(e, Span) or e.frames] or drawn.entries


def is_open(entry: Span | Moment) -> bool:
    """Whether it still goes on."""
    return isinstance(entry, Span) and entry.end is None


def last_of(lanes: Sequence[Drawn]) -> str:
    """The last day anything is known of."""
    entries = [entry for drawn in lanes for entry in drawn.entries]
    return day(max((e.end or e.start) if isinstance(e, Span) else e.on for e in entries))


def steps_of(lanes: Sequence[Drawn], numbers: dict[str, dict[int, int]]) -> list[Step]:
    """Every entry of every lane, the newest first."""
    steps = [
        Step(
            f"{drawn.lane.key}-{at}",
            begins(entry),
            drawn.lane.title,
            entry.words,
            entry.detail,
            numbers.get(drawn.lane.key, {}).get(at, 0),
        )
        for drawn in lanes
        for at, entry in enumerate(drawn.entries, 1)
    ]
    return sorted(steps, key=lambda step: step.on, reverse=True)
