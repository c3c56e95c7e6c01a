"""An obligation in words: what, by when, how late, why, by which rule, and where it is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from hearth.dates import is_working_day, plan_by
from hearth.documents.sentences import day, plural
from hearth.duties.catalogue import CATALOGUE
from hearth.duties.limits import Span
from hearth.duties.model import Duty, Level, State
from hearth.duties.owed.school import number_of_term
from hearth.duties.parts import due_words, part_in_title
from hearth.vocabulary import code_set
from hearth_web.access.verbs import Verb
from hearth_web.people.presenters import how_long
from hearth_web.people.views.record.way_back import BACK
from hearth_web.ui.words import clock
from hearth_web.worklists.models import Obligation
from hearth_web.worklists.openers import opener_words
from hearth_web.worklists.rules import (
    FINISHED_IN_PLACE,
    kind_for,
    may_record,
    owner_words,
    record_of,
)
from hearth_web.worklists.states import state_of

__all__ = ["LEVELS", "LONG", "STATE_WORDS", "Told", "filled_in", "record_address", "told_of"]

LONG = 365  # days overdue
FILLED_IN: Mapping[str, Mapping[str, str]] = {
    "dental-check": {"kind": "TEETH_CHECK"},
    "initial-health-assessment": {"kind": "HEALTH_ASSESSMENT"},
    "iro-allocation": {"role": "IRO"},
    "pa-appointment": {"role": "PA"},
    "review-health-assessment": {"kind": "HEALTH_ASSESSMENT"},
    "sw-allocation": {"role": "SW"},
}
"""What a duty itself answers, so that its form opens with it chosen: the kind of check, the role
that somebody is to be named in."""
TERMLY = "pep-termly"
May = Callable[[Verb], bool]

LEVELS: Mapping[str, str] = {
    Level.LAW: "The law",
    Level.GUIDE: "Statutory guidance",
    Level.LOCAL: "The council’s own standard",
    Level.EMERGENCY: "Emergency rule",
}
STATE_WORDS: Mapping[State, tuple[str, str]] = {
    State.NOT_YET: ("Not yet due", "grey"),
    State.GREEN: ("Due", "green"),
    State.AMBER: ("Due soon", "yellow"),
    State.OVERDUE: ("Overdue", "red"),
    State.MET: ("Done on time", "green"),
    State.LATE: ("Done late", "orange"),
    State.NOT_NEEDED: ("Not required", "grey"),
    State.DECLINED: ("Declined", "grey"),
    State.ENDED: ("Ended", "grey"),
}
"""How each state is called on its tag, and the tag's colour."""


@dataclass(frozen=True)
class Told:
    """One obligation as one person reads it on a day."""

    row: Obligation
    duty: Duty
    today: date
    state: State
    why: str
    record: str
    explain: str = ""  # where it can still be said why it was late

    @property
    def title(self) -> str:
        """What is to be done; of a duty of several parts also which."""
        part = self.part
        return f"{self.duty.title}: {part}" if part else self.duty.title

    @property
    def part(self) -> str:
        """Which part of the duty it is, where its name alone does not say what is to be done."""
        return part_in_title(self.duty.id, self.row.limit_part)

    @property
    def tag(self) -> str:
        """The state, with how late it is."""
        words, _ = STATE_WORDS[self.state]
        if self.state is State.OVERDUE:
            return f"Overdue {how_long(self.row.due, self.today)}" if self.row.due else words
        return "Due today" if self.is_open and self.row.due == self.today else words

    @property
    def colour(self) -> str:
        """Of the tag."""
        return STATE_WORDS[self.state][1]

    @property
    def is_open(self) -> bool:
        """Whether there is something to do."""
        return self.state in (State.NOT_YET, State.GREEN, State.AMBER, State.OVERDUE)

    @property
    def days_late(self) -> int:
        """How many days late: of what is open today, of what was done the day it was."""
        upto = self.today if self.is_open else self.row.done
        return max((upto - self.row.due).days, 0) if upto and self.row.due else 0

    @property
    def is_old(self) -> bool:
        """Whether it has been overdue for so long that it is no matter of today's."""
        return self.state is State.OVERDUE and self.days_late > LONG

    @property
    def due(self) -> str:
        """When it is due, to the minute where hours count."""
        if self.row.due is None:
            return "No day is set"
        if self.row.due_at is not None:
            return f"{day(self.row.due)}, {clock(self.row.due_at)}"
        return day(self.row.due)

    @property
    def closed(self) -> str:
        """What closed it, and when; empty while it is open."""
        row = self.row
        if row.done is None:
            if row.ends is None or self.is_open:
                return ""
            missed = row.due is not None and row.due < row.ends
            return (
                f"on {day(row.ends)}, {'overdue and never done' if missed else 'before it was due'}"
            )
        at = f", {clock(row.done_at)}" if row.done_at and row.due_at else ""
        late = f", {plural(self.days_late, 'day')} late" if row.late and self.days_late else ""
        return f"on {day(row.done)}{at}{late}"

    @property
    def plan_by(self) -> date | None:
        """The last working day before, where the day due is none and it is still to come."""
        due = self.row.due
        if not self.is_open or due is None or due < self.today or is_working_day(due):
            return None
        return plan_by(due)

    @property
    def both(self) -> str:
        """The day by law and the council's own, where they differ."""
        law, local = self.row.due_law, self.row.due_local
        if law is None or local is None or law == local:
            return ""
        return f"By law {day(law)}, by the council’s own standard {day(local)}"

    @property
    def tried(self) -> str:
        """The last attempt, and why it came to nothing."""
        if self.row.tried is None:
            return ""
        why = self.reason if not self.row.done else ""
        return f"{day(self.row.tried)}: {why}" if why else day(self.row.tried)

    @property
    def reason(self) -> str:
        """The reason recorded with it, a code of a visit in words."""
        words = self.row.reason
        missed = code_set("VISIT_MISSED")
        return missed.label(words) if missed.has(words) else words

    @property
    def gives(self) -> str:
        """By when the rule has it done, to follow "Due"."""
        if self.row.rule is None:
            return ""
        span = Span.read(self.row.rule.span)
        return due_words(self.row.duty, self.row.rule.part, span)

    @property
    def caveat(self) -> str:
        """That the day it is due may yet move; empty where it is sure."""
        return Span.read(self.row.rule.span).caveat(self.row.due) if self.row.rule else ""

    @property
    def level(self) -> str:
        """How binding the rule is."""
        return LEVELS.get(self.row.rule.level, "") if self.row.rule else ""

    @property
    def source(self) -> str:
        """Where the rule comes from."""
        return self.row.rule.source if self.row.rule else ""

    @property
    def owner(self) -> str:
        """Who owes it."""
        return owner_words(self.row.owner)


def told_of(row: Obligation, today: date, may: May, back: str = "") -> Told:
    """The obligation in words, for somebody who may what `may` says of the child; `back` is where
    they want to be once they have recorded it."""
    duty = CATALOGUE[row.duty]
    state = state_of(row, today)
    opener = opener_words(row.opener, may)
    why = f"{opener}, {day(row.opened)}" if opener else f"Since {day(row.opened)}"
    record = record_address(row, duty, today, may, back)
    return Told(row, duty, today, state, why, record)


def record_address(row: Obligation, duty: Duty, today: date, may: May, back: str = "") -> str:
    """The form that records it, filled with today and what it is about; nothing where there is
    none, or not for this person."""
    record = record_of(duty, row.limit_part)
    kind = kind_for(record)
    if kind is None or kind.add is None or not may_record(kind, may):
        return ""
    if duty.id in FINISHED_IN_PLACE and record == duty.record and row.about and kind.correct:
        there = reverse("finish-fact", args=[row.child_id, kind.slug, row.about.isoformat()])
        return f"{there}?{urlencode(way(today, back))}"
    asked = {**filled_in(row), **way(today, back)}
    return address_of(row.child_id, kind.slug, row.about, asked)


def filled_in(row: Obligation) -> Mapping[str, str]:
    """What the duty answers of its form; of the plan of a term, which term."""
    number = number_of_term(row.about) if row.duty == TERMLY and row.about else None
    return {"number": str(number)} if number else FILLED_IN.get(row.duty, {})


def way(today: date, back: str) -> dict[str, str]:
    """That it was today, as it mostly was, and where the form leads once it is saved."""
    return {"date": today.isoformat()} | ({BACK: back} if back else {})


def address_of(child: UUID, slug: str, about: date | None, asked: Mapping[str, str]) -> str:
    """A form of the child's with this filled in."""
    try:
        form = reverse("add-fact", args=[child, slug])
    except NoReverseMatch:
        return ""
    days = {"about": about.isoformat()} if about else {}
    return f"{form}?{urlencode({**asked, **days})}"
