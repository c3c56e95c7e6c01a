"""One live figure as it is asked for, and what the papers of a part of a meeting print."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from hearth.board.findings import Finding
from hearth.documents.live_blocks import LacksError
from hearth.documents.model import Block
from hearth.documents.sentences import day
from hearth.published import Figure as Printed
from hearth_web.board.live.numbers import Numbers
from hearth_web.board.models import Body
from hearth_web.ui import clock

__all__ = ["OF", "Asked", "LivePart", "Named", "called"]

OF = " of "
Found = TypeVar("Found")


def called(title: str) -> str:
    """A title as it stands between the braces: with single blanks."""
    return " ".join(title.split())


@dataclass(frozen=True)
class LivePart:
    """What the papers of one part of a meeting print.

    Blocks by name, figures to register, and, by name, what is lacking where nothing is known: also
    as findings, each in its place. The record's figures are those of the day `as_at`.
    """

    blocks: Mapping[str, Sequence[Block]] = field(default_factory=dict)
    figures: tuple[Printed, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    lacks: list[Finding] = field(default_factory=list)
    as_at: date | None = None


@dataclass(frozen=True)
class Asked:
    """A live figure asked for: `on` the day of a meeting, of a body, in the places it stands in.

    What several figures of the same papers are made of is read `once` for all of them.
    """

    name: str
    on: date
    body: Body | None
    numbers: Numbers | None
    where: Sequence[str]
    memory: dict[tuple[str, str], Any] = field(default_factory=dict)

    @property
    def head(self) -> str:
        """What is asked for: all before `of`."""
        return self.name.partition(OF)[0]

    @property
    def whose(self) -> str:
        """The strategy, inspection or body that is named; "" for the one there is by itself."""
        return self.name.partition(OF)[2]

    @property
    def today(self) -> date:
        """The day as at which it is told: of a meeting that was, the day of the meeting."""
        return min(self.on, clock.today())

    def once(self, what: str, read: Callable[[], Found]) -> Found:
        """What was read of a name already, or is read now."""
        key = (what, self.whose)
        if key not in self.memory:
            self.memory[key] = read()
        found: Found = self.memory[key]
        return found

    def known(self, what: str) -> Numbers:
        """The numbers; LacksError where none are kept, in which `what` is the start."""
        if self.numbers is None:
            raise LacksError(f"{what}: no figures are kept of {day(self.on)} or before.")
        return self.numbers


Named = Mapping[str, tuple[str, Callable[[Asked], list[Block]]]]
"""What may be asked for by name: what it is in words, and how it is made."""
