"""An inspection as the rules here see it: what was found, and what was done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hearth.quality.frameworks import Framework, frameworks, services, themes

__all__ = ["Finding", "FindingKind", "Improvement", "Inspection", "Judgement", "State", "letter_of"]


class FindingKind(StrEnum):
    """What inspectors said: that something is done well, or that it must become better."""

    STRENGTH = "strength"
    IMPROVE = "improve"

    @property
    def label(self) -> str:
        """As people read it."""
        return "Strength" if self is FindingKind.STRENGTH else "To improve"


class State(StrEnum):
    """Where an improvement stands, as its owner says."""

    PLANNED = "planned"
    UNDER_WAY = "under-way"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        """As people read it."""
        return {"planned": "Not started", "under-way": "Under way"}.get(self, self.capitalize())

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self in {State.PLANNED, State.UNDER_WAY}


@dataclass(frozen=True)
class Improvement:
    """One thing done about what was found: a line of the improvement plan.

    `letter` is its place in the plan (a, b, ... z, aa). `told` is what was last said of it, `on`
    the day that was said. `evidence` are what shows it, in words.
    """

    key: str
    letter: str
    what: str
    owner: str
    due: date | None
    state: State
    told: str = ""
    on: date | None = None
    evidence: Sequence[str] = ()


@dataclass(frozen=True)
class Finding:
    """One thing an inspection found, in the inspectors' sense, with where it stands in the letter.

    `improvements` are what is done about it. A strength needs none.
    """

    key: str
    inspection: str
    found_on: date
    kind: FindingKind
    service: str
    theme: str
    words: str
    paragraph: str = ""
    improvements: Sequence[Improvement] = ()

    @property
    def service_name(self) -> str:
        """The part of the service it is about."""
        return services().get(self.service, self.service)

    @property
    def theme_name(self) -> str:
        """What it is about."""
        return themes().get(self.theme, self.theme)


@dataclass(frozen=True)
class Judgement:
    """A grade, of the framework's own, given to one area."""

    area: str
    grade: str


@dataclass(frozen=True)
class Inspection:
    """One inspection, review or audit of the service, and all that came of it."""

    key: str
    title: str
    framework: str
    began: date
    ended: date
    council: str = ""
    feedback_on: date | None = None
    letter_on: date | None = None
    inspectors: int | None = None
    cases: int | None = None
    source: str = ""
    background: str = ""
    implications: str = ""
    plain_words: str = ""
    judgements: Sequence[Judgement] = ()
    findings: Sequence[Finding] = ()
    improvements: Sequence[Improvement] = ()

    @property
    def how(self) -> Framework:
        """The framework it was made by."""
        return frameworks()[self.framework]

    def found(self, kind: FindingKind) -> list[Finding]:
        """What it found of one kind, in its own order."""
        return [finding for finding in self.findings if finding.kind is kind]


def letter_of(number: int) -> str:
    """The letter of a line of a plan: 1 is a, 26 is z, 27 is aa."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
