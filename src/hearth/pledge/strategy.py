"""A strategy as a tree: ambitions hold promises, and both hold actions and measures of success.

One tree serves documents that share a shape and not its words. A council that calls its levels
outcomes, functions or aims says so: `word` is what an ambition or promise is called.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hearth.pledge.target import Amount, Target

__all__ = [
    "Action",
    "Ambition",
    "Champion",
    "Commitment",
    "Consultation",
    "Evidence",
    "EvidenceKind",
    "Link",
    "Part",
    "Principle",
    "Progress",
    "Promise",
    "Reading",
    "State",
    "Strategy",
    "SuccessMeasure",
    "Under",
]


class State(StrEnum):
    """How far an action is. Late is no state: it follows from the day it is due."""

    NOT_STARTED = "not started"
    UNDER_WAY = "under way"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self in (State.NOT_STARTED, State.UNDER_WAY)


class EvidenceKind(StrEnum):
    """Where evidence comes from."""

    VOICE = "what young people said"
    STORY = "story"
    INSPECTION = "inspection"
    AUDIT = "audit"
    OTHER = "other"


@dataclass(frozen=True)
class Progress:
    """What was said about an action on a day. `state` is None where it stayed as it was."""

    on: date | None = None
    state: State | None = None
    note: str = ""
    by: str = ""


@dataclass(frozen=True)
class Action:
    """Something that will be done. `leads` are services and partners, `owner` is one person's post.

    `begins` and `due` are days included. The history is as it was told, oldest first.
    """

    number: str = ""
    wording: str = ""
    leads: tuple[str, ...] = ()
    owner: str = ""
    begins: date | None = None
    due: date | None = None
    state: State = State.NOT_STARTED
    history: tuple[Progress, ...] = ()

    def is_late(self, today: date) -> bool:
        """Whether its day has passed while it was neither done nor dropped."""
        return self.state.is_open and self.due is not None and self.due < today


@dataclass(frozen=True)
class Reading:
    """A value somebody found on a day, where no record gives it: from an audit or a survey."""

    on: date | None = None
    value: str = ""
    source: str = ""


@dataclass(frozen=True)
class Part:
    """One number of a measure. `measure` is its id in the catalogue; "" where none counts it.

    `version` is the mark of the definition it was counted by when it was set, where that is known:
    who keeps a strategy knows it, no file says it, and it makes no other part.
    """

    measure: str
    when_set: Amount
    target: Target
    version: str = field(default="", compare=False)


@dataclass(frozen=True)
class SuccessMeasure:
    """How the council will know. Most have one part; some two or three, such as both kinds of
    stability.

    `set_on` is the day of the values when set, `due` the day by which the aspiration is to be
    reached. `bears_on` are the numbers of the promises it tells about, beside the one it stands
    under. `owner` and `confirm_by` say who will settle what is to be confirmed, and by when.
    `definition_from` is the first day of the definition in force where it has changed.
    """

    number: str = ""
    wording: str = ""
    parts: tuple[Part, ...] = ()
    when_set: str = ""
    target: str = ""
    set_on: date | None = None
    due: date | None = None
    bears_on: tuple[str, ...] = ()
    owner: str = ""
    confirm_by: date | None = None
    definition: str = ""
    definition_from: date | None = None
    frequency: str = ""
    readings: tuple[Reading, ...] = ()

    @property
    def tied_to(self) -> tuple[str, ...]:
        """The measures of the catalogue it is counted by."""
        return tuple(part.measure for part in self.parts if part.measure)

    @property
    def waits(self) -> bool:
        """Whether its target is still to be confirmed."""
        return any(part.target.waits for part in self.parts)


@dataclass(frozen=True)
class Evidence:
    """What shows how a promise is kept: `words` are a quotation, a story or a finding in short.

    `link` is where the whole of it can be read: a web address, or the path of a page of the site.
    Nobody outside sees it unless it is said to be `public`: a child might be known from it.
    """

    kind: EvidenceKind = EvidenceKind.OTHER
    on: date | None = None
    words: str = ""
    source: str = ""
    link: str = ""
    public: bool = False

    @property
    def href(self) -> str:
        """The link where it is one that a page may lead to; empty for any other words."""
        is_ours = self.link.startswith("/") and not self.link.startswith("//")
        return self.link if is_ours or self.is_on_the_web else ""

    @property
    def is_on_the_web(self) -> bool:
        """Whether its link is a whole web address, which also a printed page can say."""
        return self.link.startswith(("https://", "http://"))


@dataclass(frozen=True)
class Promise:
    """One thing children were promised. `wording` says what the council wants for them."""

    number: str = ""
    title: str = ""
    wording: str = ""
    plain_words: str = ""
    word: str = "promise"
    where_we_are: str = ""
    challenges: str = ""
    actions: tuple[Action, ...] = ()
    measures: tuple[SuccessMeasure, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def name(self) -> str:
        """Its number and title: 5. Knowing where I will grow up."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True)
class Ambition(Promise):
    """A promise that may hold others."""

    word: str = "ambition"
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True)
class Champion:
    """A member who speaks for an ambition or a theme. `of` is a number; "" for all of it."""

    name: str = ""
    role: str = ""
    theme: str = ""
    of: str = ""


@dataclass(frozen=True)
class Commitment:
    """What a partner has said it will do."""

    partner: str = ""
    wording: str = ""
    of: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Link:
    """A policy, plan or strategy this one stands beside."""

    title: str = ""
    kind: str = ""
    address: str = ""


@dataclass(frozen=True)
class Principle:
    """A principle of the law, or another the strategy rests on."""

    number: str = ""
    wording: str = ""
    source: str = ""


@dataclass(frozen=True)
class Consultation:
    """Who was asked, when, and what they said."""

    on: date | None = None
    who: str = ""
    said: str = ""


@dataclass(frozen=True)
class Under:
    """The ambition of another strategy that this one delivers."""

    strategy: str
    ambition: str = ""


@dataclass(frozen=True)
class Strategy:
    """A whole strategy. `first` and `last` are the days it runs, both included."""

    title: str = ""
    council: str = ""
    first: date | None = None
    last: date | None = None
    version: str = ""
    vision: str = ""
    plain_words: str = ""
    under: Under | None = None
    ambitions: tuple[Ambition, ...] = ()
    measures: tuple[SuccessMeasure, ...] = ()
    actions: tuple[Action, ...] = ()
    champions: tuple[Champion, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    principles: tuple[Principle, ...] = ()
    links: tuple[Link, ...] = ()
    consultations: tuple[Consultation, ...] = field(default=())

    def promises(self) -> Iterator[Promise]:
        """Everything promised, each ambition before those it holds."""
        for ambition in self.ambitions:
            yield ambition
            yield from ambition.promises

    def every_action(self) -> Iterator[Action]:
        """Every action, in order."""
        yield from self.actions
        for promise in self.promises():
            yield from promise.actions

    def every_measure(self) -> Iterator[SuccessMeasure]:
        """Every measure of success, the strategy's own first."""
        yield from self.measures
        for promise in self.promises():
            yield from promise.measures

    def promise(self, number: str) -> Promise | None:
        """The ambition or promise with a number."""
        return next((each for each in self.promises() if each.number == number), None)

    def measures_of(self, promise: Promise) -> list[SuccessMeasure]:
        """The measures under a promise, and those elsewhere that bear on it."""
        beside = [
            each
            for each in self.every_measure()
            if promise.number and promise.number in each.bears_on and each not in promise.measures
        ]
        return [*promise.measures, *beside]
