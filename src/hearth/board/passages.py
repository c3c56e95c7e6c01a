"""Whether words of the closed part stand in the open one: looked for before anything is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from hearth.board.meetings import Meeting
from hearth.board.parts import closed_part, open_part
from hearth.board.prose import plain

__all__ = ["Shared", "shared_passages", "texts_of"]

LONG_ENOUGH = 8
"""Words in a row that two papers do not share by chance."""


@dataclass(frozen=True)
class Shared:
    """A passage of a closed item that stands in an open one."""

    closed_item: str
    open_item: str
    words: str


def shared_passages(meeting: Meeting) -> list[Shared]:
    """One passage for each closed and open item that share one.

    What every paper says (names of officers, the council's own headings) is too short to count.
    """
    opened = [(item.number, runs_of(texts_of(item))) for item in open_part(meeting).meeting.items]
    found = []
    for closed in closed_part(meeting).meeting.items:
        held = runs_of([closed.title, closed.note, *texts_of(closed.paper)])
        for number, runs in opened:
            both = [run for run in held if run in runs]
            if both:
                found.append(Shared(closed.number, number, both[0]))
    return found


def runs_of(texts: Iterable[str]) -> dict[str, None]:
    """Every run of so many words, in order, as they stand in the texts."""
    found: dict[str, None] = {}
    for text in texts:
        words = re.findall(r"[^\W_]+", plain(text).casefold())
        for at in range(len(words) - LONG_ENOUGH + 1):
            found[" ".join(words[at : at + LONG_ENOUGH])] = None
    return found


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
