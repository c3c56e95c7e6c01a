"""The journey in words: one sentence above the drawing, and the list beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from hearth.documents.sentences import day, join, plural
from hearth_web.people.drawing import draw
from hearth_web.people.journey import Drawn, Moment, Span, begins, ends, framing, lanes_of
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

    svg: SafeString | str
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
    drawing = draw(lanes, life, title_of(life), sentence)
    return Journey(mark_safe(drawing.svg), sentence, steps_of(lanes, drawing.numbered))


def title_of(life: Life) -> str:
    """The name of the drawing."""
    return f"The journey of {life.child.name}"


def sentence_of(life: Life, lanes: Sequence[Drawn]) -> str:
    """From when to when, and how many of each thing."""
    counts = [plural(len(d.entries), d.lane.one, d.lane.many) for d in lanes if d.lane.one]
    entries = framing(lanes)
    first = min(begins(entry) for entry in entries)
    last = max(ends(entry, life.today) for entry in entries)
    until = "today" if any(map(is_open, entries)) else day(last)
    said = f": {join(counts)}" if counts else ""
    return f"{title_of(life)} from {day(first)} to {until}{said}."


def is_open(entry: Span | Moment) -> bool:
    """Whether it still goes on."""
    return isinstance(entry, Span) and entry.end is None


def steps_of(lanes: Sequence[Drawn], numbered: frozenset[str]) -> list[Step]:
    """Every entry of every lane, the newest first."""
    steps = [step for drawn in lanes for step in steps_in(drawn, drawn.lane.key in numbered)]
    return sorted(steps, key=lambda step: step.on, reverse=True)


def steps_in(drawn: Drawn, is_numbered: bool) -> Iterator[Step]:
    """The entries of one lane; its spans are numbered as their bars are."""
    spans = 0
    for at, entry in enumerate(drawn.entries, 1):
        spans += isinstance(entry, Span)
        number = spans if is_numbered and isinstance(entry, Span) else 0
        key = f"{drawn.lane.key}-{at}"
        yield Step(key, begins(entry), drawn.lane.title, entry.words, entry.detail, number)
