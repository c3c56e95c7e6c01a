"""The words of a strategy file: what each kind of thing may say, in a file, a sheet and a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any

from hearth.pledge.strategy import (
    Action,
    Ambition,
    Champion,
    Commitment,
    Consultation,
    Evidence,
    Link,
    Principle,
    Progress,
    Promise,
    Reading,
    Strategy,
    SuccessMeasure,
)

__all__ = [
    "BESIDE",
    "HEAD",
    "HOLDERS",
    "ITS_OWN",
    "KINDS",
    "LONG",
    "NAMED",
    "NOTHING",
    "OF",
    "SHORT",
    "TINY",
    "TOP",
    "Holds",
    "Kind",
    "Word",
    "field_of",
    "kind_of",
]

TINY = 30  # characters of a number, such as 5.1
SHORT = 300  # characters of a title
LONG = 10_000  # characters of prose
OF = "of"  # under what a thing of a flat list stands
NOTHING = "none"  # stands for a value that no measure counts, before one that is counted


class Holds(Enum):
    """What the value of a word is."""

    NUMBER = "a number"
    SHORT = "a line"
    LONG = "prose"
    NAMES = "names"  # a list, or separated by semicolons; by commas where there are none
    FIRST_DAY = "day"  # a month is its first day
    LAST_DAY = "last day"  # a month is its last day
    STATE = "state"
    EVIDENCE = "kind of evidence"
    YES = "yes or no"


@dataclass(frozen=True)
class Word:
    """A word of the file. It fills the field of its name, or the one given."""

    key: str
    holds: Holds
    meaning: str
    field: str = ""

    @property
    def name(self) -> str:
        """The field it fills."""
        return self.field or self.key.replace("-", "_")


@dataclass(frozen=True)
class Kind:
    """A kind of thing. `sheet` is its list in a file and its sheet in a workbook, `needs` the word
    without which there is nothing, `lists` the kinds that may stand under it."""

    one: str
    sheet: str
    make: type[Any]
    needs: str
    words: tuple[Word, ...]
    lists: tuple[str, ...] = ()

    @property
    def a_one(self) -> str:
        """Its name with an article: an action, a promise."""
        return f"{'an' if self.one[0] in 'aeiou' else 'a'} {self.one}"

    @property
    def keys(self) -> tuple[str, ...]:
        """Its words."""
        return tuple(word.key for word in self.words)


NUMBER = Word("number", Holds.NUMBER, "As the council numbers it: 5, 5.1, a.")
TITLE = Word("title", Holds.SHORT, "Its name.")
WORDING = Word("wording", Holds.LONG, "What the council wants for its children.")
PLAIN = Word("plain-words", Holds.LONG, "The same, for young people.")
DUE = Word("due", Holds.LAST_DAY, "The last day; a month means its end.")
OWNER = Word("owner", Holds.SHORT, "The post that answers for it.")
SAID_ON = Word("on", Holds.FIRST_DAY, "The day.")
CALLED = Word("called", Holds.SHORT, "What the council calls it: outcome, function.", "word")
WHERE = (
    Word("where-we-are", Holds.LONG, "Where the council is now."),
    Word("challenges", Holds.LONG, "What makes it hard."),
)
PROMISED = (NUMBER, TITLE, WORDING, PLAIN, CALLED, *WHERE)

HEAD = Kind(
    "strategy",
    "strategy",
    Strategy,
    "title",
    (
        TITLE,
        Word("council", Holds.SHORT, "Whose it is."),
        Word("from", Holds.FIRST_DAY, "The first day; a month means its beginning.", "first"),
        Word("until", Holds.LAST_DAY, "The last day; a month means its end.", "last"),
        Word("version", Holds.SHORT, "Draft, final, or a number."),
        Word("vision", Holds.LONG, "What the council hopes for, in a paragraph."),
        PLAIN,
        Word("under", Holds.SHORT, "The title of the strategy it is part of."),
        Word("under-ambition", Holds.NUMBER, "The number of its ambition there."),
    ),
)

EVERY = (
    Kind(
        "ambition",
        "ambitions",
        Ambition,
        "title",
        PROMISED,
        ("promises", "actions", "measures", "evidence"),
    ),
    Kind("promise", "promises", Promise, "title", PROMISED, ("actions", "measures", "evidence")),
    Kind(
        "action",
        "actions",
        Action,
        "wording",
        (
            NUMBER,
            Word("wording", Holds.LONG, "What will be done."),
            Word("leads", Holds.NAMES, "The services and partners who lead."),
            OWNER,
            Word("begins", Holds.FIRST_DAY, "The first day."),
            DUE,
            Word("state", Holds.STATE, "not started, under way, done or dropped."),
        ),
        ("progress",),
    ),
    Kind(
        "measure",
        "measures",
        SuccessMeasure,
        "wording",
        (
            NUMBER,
            Word("wording", Holds.LONG, "What will be better, in the council's words."),
            Word("tied-to", Holds.NAMES, "Measures that `hearth measures` lists."),
            Word("when-set", Holds.SHORT, "The value when it was set: 89%."),
            Word("target", Holds.SHORT, "What is aspired to: <62, >90%, reduce, TBC."),
            Word("set-on", Holds.FIRST_DAY, "The day of that value."),
            DUE,
            Word("bears-on", Holds.NAMES, "Numbers of promises it tells about."),
            OWNER,
            Word("confirm-by", Holds.LAST_DAY, "When what is TBC will be settled."),
            Word("definition", Holds.LONG, "What exactly is counted, out of what."),
            Word("definition-from", Holds.FIRST_DAY, "Its first day, if new."),
            Word("frequency", Holds.SHORT, "How often it is looked at."),
        ),
        ("readings",),
    ),
    Kind(
        "note of progress",
        "progress",
        Progress,
        "on",
        (
            SAID_ON,
            Word("state", Holds.STATE, "The state from that day."),
            Word("note", Holds.LONG, "What was said."),
            Word("by", Holds.SHORT, "The post that said it."),
        ),
    ),
    Kind(
        "reading",
        "readings",
        Reading,
        "value",
        (
            SAID_ON,
            Word("value", Holds.SHORT, "What was found, where no record counts it."),
            Word("source", Holds.SHORT, "Where it is from."),
        ),
    ),
    Kind(
        "piece of evidence",
        "evidence",
        Evidence,
        "words",
        (
            Word("kind", Holds.EVIDENCE, "voice, story, inspection, audit or other."),
            SAID_ON,
            Word("words", Holds.LONG, "In short."),
            Word("source", Holds.SHORT, "Where it is from."),
            Word("link", Holds.SHORT, "Web address where the whole of it can be read."),
            Word("public", Holds.YES, "yes where everyone may see it; no by itself."),
        ),
    ),
    Kind(
        "champion",
        "champions",
        Champion,
        "name",
        (
            Word("name", Holds.SHORT, "Who."),
            Word("role", Holds.SHORT, "Councillor, carer, officer."),
            Word("theme", Holds.SHORT, "What they speak for."),
        ),
    ),
    Kind(
        "commitment",
        "commitments",
        Commitment,
        "wording",
        (
            Word("partner", Holds.SHORT, "Which partner."),
            Word("wording", Holds.LONG, "What it will do."),
            DUE,
        ),
    ),
    Kind(
        "principle",
        "principles",
        Principle,
        "wording",
        (
            NUMBER,
            Word("wording", Holds.LONG, "What it says."),
            Word("source", Holds.SHORT, "Which act or guidance."),
        ),
    ),
    Kind(
        "link",
        "links",
        Link,
        "title",
        (
            TITLE,
            Word("kind", Holds.SHORT, "Policy, plan, strategy, covenant."),
            Word("address", Holds.SHORT, "Its web address, if it has one."),
        ),
    ),
    Kind(
        "consultation",
        "consultations",
        Consultation,
        "who",
        (
            SAID_ON,
            Word("who", Holds.SHORT, "Who was asked."),
            Word("said", Holds.LONG, "What they said."),
        ),
    ),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.sheet: kind for kind in EVERY})
"""Every kind below the head, by the name of its list."""

HOLDERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        sheet: held
        for sheet in KINDS
        if (held := tuple(kind.sheet for kind in EVERY if sheet in kind.lists))
    }
)
"""Under which kinds each of those stands that stand under something."""

ITS_OWN = ("actions", "measures")
"""Those the strategy itself may hold where nothing else does."""

TOP = tuple(sheet for sheet in KINDS if sheet not in HOLDERS or sheet in ITS_OWN)
"""The lists a strategy has."""

NAMED = ("champions", "commitments")
"""Those that say of which ambition or promise they are, and stand beside the tree."""

BESIDE = tuple(sheet for sheet in TOP if sheet not in ("ambitions", *ITS_OWN))
"""What stands beside the tree."""


def field_of(sheet: str) -> str:
    """The field of what holds it in which a kind stands."""
    return "history" if sheet == "progress" else sheet


def kind_of(thing: object) -> Kind:
    """The kind of a thing of a strategy."""
    return next(kind for kind in (*reversed(EVERY), HEAD) if type(thing) is kind.make)
