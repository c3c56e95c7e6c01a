"""What the form of an event asks, in few words: one `EventKind` for each code of EVENT."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hearth.vocabulary import code_set
from hearth_web.people.forms.events.sources import Source

__all__ = [
    "Ask",
    "EventKind",
    "about",
    "clock_time",
    "count",
    "free",
    "level",
    "levels",
    "met",
    "out_of",
    "outcome",
    "said",
    "term",
    "until",
    "voice",
    "who",
    "why",
]


@dataclass(frozen=True, eq=False)
class Ask:
    """One question: the column it fills, its label and hint, and what errors call it.

    `choices` are the words of a `level`, or the outcomes by their code. `future` says that a day
    may be to come, `several` that more than one may be chosen: of days, each is an event. `latest`
    says that it is mostly about the latest of what is offered, which is then chosen already.
    `needed_for` are the outcomes with which it must be answered.
    """

    column: str
    label: str
    called: str
    hint: str = ""
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None
    several: bool = False
    latest: bool = True
    future: bool = False
    most: int = 9999
    needed_for: Sequence[str] = ()


@dataclass(frozen=True, eq=False)
class EventKind:
    """How one kind of event is recorded.

    `adding` heads the page that adds one; `when` asks for the day. `often` puts it on the first
    page of what can be recorded. `life` says which days the checks must not refuse: "unborn" those
    before birth, "after" those after death. `lane` is how the journey draws it: "", a marker's
    shape, or "span" from its day to the day it ended.
    """

    code: str
    adding: str
    when: str
    asks: Sequence[Ask] = ()
    called: str = "the day"
    name: str = ""
    hint: str = ""
    often: bool = False
    life: str = ""
    lane: str = ""

    @property
    def slug(self) -> str:
        """Its word in addresses."""
        return self.code.lower().replace("_", "-")

    @property
    def title(self) -> str:
        """What it is called where it is listed."""
        return code_set("EVENT").label(self.code)

    @property
    def group(self) -> str:
        """To which part of practice it belongs."""
        return code_set("EVENT").group(self.code)

    @property
    def one(self) -> str:
        """Its name inside a sentence: care plan, PEP."""
        if self.name:
            return self.name
        return self.title if self.title[1:2].isupper() else self.title[:1].lower() + self.title[1:]


def about(
    source: Source,
    label: str,
    *,
    required: bool = False,
    several: bool = False,
    latest: bool = True,
    hint: str = "",
) -> Ask:
    """Which move, review, time missing or earlier event it answers."""
    called = source.called
    return Ask(
        "about", label, called, hint, required, source=source, several=several, latest=latest
    )


def level(label: str, called: str, choices: Sequence[str], *, required: bool = True) -> Ask:
    """A kind, level or risk, kept in the words that are offered."""
    return Ask("level", label, called, required=required, choices={each: each for each in choices})


def levels(label: str, called: str, choices: Sequence[str]) -> Ask:
    """Any of several, kept together in one line; at least one."""
    words = {each: each for each in choices}
    return Ask("level", label, called, required=True, choices=words, several=True)


def outcome(label: str, **choices: str) -> Ask:
    """What came of it, in words that fit this kind; the code is kept."""
    return Ask("outcome", label, "what came of it", required=True, choices=choices)


def until(
    label: str, called: str, *, required: bool = False, future: bool = True, hint: str = ""
) -> Ask:
    """The day it ended or runs to."""
    return Ask("until", label, called, hint, required, future=future)


def who(label: str, *, required: bool = False, hint: str = "") -> Ask:
    """Who took part, or decided."""
    return Ask("who", label, "who it was", hint, required)


def why(
    label: str, *, required: bool = False, hint: str = "", needed_for: Sequence[str] = ()
) -> Ask:
    """A reason."""
    return Ask("reason", label, "the reason", hint, required, needed_for=needed_for)


def said(label: str = "What did the child say?", hint: str = "In the child’s own words.") -> Ask:
    """The child's words."""
    return Ask("words", label, "what the child said", hint)


def free(label: str = "Anything else worth keeping?", *, required: bool = False) -> Ask:
    """A few lines."""
    return Ask("text", label, "what is to be kept", "", required)


def voice(label: str = "How was the child’s own view given?") -> Ask:
    """How the child's view was given."""
    return Ask("voice", label, "how the child’s view was given")


def met(label: str = "Did people meet in person?") -> Ask:
    """Whether people met in person."""
    return Ask("in_person", label, "whether people met in person")


def clock_time(label: str = "At what time?", *, required: bool = False) -> Ask:
    """The time of day, where a clock counts hours."""
    return Ask("time", label, "the time", "For example 14:30.", required)


def count(
    label: str, called: str, *, most: int = 9999, required: bool = False, hint: str = ""
) -> Ask:
    """A grade, or how many."""
    return Ask("number", label, called, hint, required, most=most)


def term(label: str) -> Ask:
    """Which school term, by its number in the school year."""
    terms = {"1": "Autumn", "2": "Spring", "3": "Summer"}
    return Ask("number", label, "which term", required=True, choices=terms)


def out_of(label: str, called: str, *, most: int = 9999, required: bool = False) -> Ask:
    """What the number is out of."""
    return Ask("number_of", label, called, "", required, most=most)
