"""Whether words of the closed part stand in the open one: looked for before anything is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from hearth.board.kinds import kinds
from hearth.board.meetings import Meeting
from hearth.board.parts import closed_part, open_part
from hearth.board.prose import plain
from hearth.board.template import DEFAULT_TEMPLATE, Template

__all__ = ["Shared", "shared_passages", "texts_of"]

LONG_ENOUGH = 8
"""Words in a row that two papers do not share by chance."""
TOO_LONG = 15
"""Words in a row that nobody writes twice without copying them."""

Run = tuple[str, ...]


@dataclass(frozen=True)
class Shared:
    """A passage of a closed item that stands in an open one."""

    closed_item: str
    open_item: str
    run: Run

    @property
    def is_copied(self) -> bool:
        """Whether it is too long for two authors to have come upon it."""
        return len(self.run) >= TOO_LONG

    @property
    def words(self) -> str:
        """The passage, or how it begins."""
        more = "…" if self.is_copied else ""
        return " ".join(self.run[:TOO_LONG]) + more


def shared_passages(meeting: Meeting, template: Template = DEFAULT_TEMPLATE) -> list[Shared]:
    """The longest passage of each closed and open item that share one.

    Left out is what gives nothing away: the words of the template and of the kinds of report, and a
    short passage that stands in another open item too, as what every author writes under a heading
    does. A long one never is.
    """
    opened = [(item.number, grams(texts_of(item))) for item in open_part(meeting).meeting.items]
    known = [*template.sections, *(each for kind in kinds().values() for each in kind.sections)]
    ours = grams(text for each in known for text in (each.heading, each.hint, each.begins))
    found = []
    for closed in closed_part(meeting).meeting.items:
        held = [closed.title, closed.note, *texts_of(closed.paper)]
        for at, (number, theirs) in enumerate(opened):
            others = ours.union(*(each for n, (_, each) in enumerate(opened) if n != at))
            told = [run for run in runs(held, theirs) if not is_known(run, ours, others)]
            if told:
                found.append(Shared(closed.number, number, max(told, key=len)))
    return found


def is_known(run: Run, ours: Set[Run], others: Set[Run]) -> bool:
    """Whether a passage gives nothing away."""
    known = ours if len(run) >= TOO_LONG else others
    return all(gram in known for gram in grams_of(run))


def runs(texts: Iterable[str], known: Set[Run]) -> Iterator[Run]:
    """Every passage of the texts that stands in what is known, as long as it goes on."""
    for text in texts:
        words = words_of(text)
        start: int | None = None
        for at, gram in enumerate([*grams_of(words), ()]):
            if gram in known:
                start = at if start is None else start
            elif start is not None:
                yield tuple(words[start : at + LONG_ENOUGH - 1])
                start = None


def grams(texts: Iterable[str]) -> set[Run]:
    """Every run of so many words in the texts."""
    return {gram for text in texts for gram in grams_of(words_of(text))}


def grams_of(words: Sequence[str]) -> list[Run]:
    """Every run of so many words, in their order."""
    return [tuple(words[at : at + LONG_ENOUGH]) for at in range(len(words) - LONG_ENOUGH + 1)]


def words_of(text: str) -> list[str]:
    """The words of a text, however they are written or marked."""
    return re.findall(r"[^\W_]+", plain(text).casefold())


def texts_of(value: Any) -> Iterator[str]:
    """Every text within a dataclass, however deep."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from texts_of(getattr(value, each.name))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from texts_of(each)
