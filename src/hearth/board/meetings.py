"""A meeting: its agenda in open and closed parts, and what happened there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING

from hearth.board.bodies import Body, Contact
from hearth.board.papers import Paper

if TYPE_CHECKING:
    from hearth.board.minutes import Minutes

__all__ = [
    "AgendaItem",
    "Apology",
    "Asked",
    "Attendance",
    "Ballot",
    "Dispensation",
    "Interest",
    "ItemKind",
    "Meeting",
    "Noted",
    "Part",
    "PublicNotice",
    "Publication",
    "PublishedItem",
    "Recipient",
    "Resolution",
    "Summons",
    "Vote",
]


class Part(StrEnum):
    """Part A is open to press and public; part B is closed to them."""

    A = "A"
    B = "B"

    @property
    def classification(self) -> str:
        """The word on a report's banner."""
        return "Open" if self is Part.A else "Closed"


class ItemKind(StrEnum):
    """How an item comes to the meeting."""

    FORMAL = "formal"
    MINUTES = "minutes"
    WRITTEN = "written"
    VERBAL = "verbal"
    WORKSHOP = "workshop"
    DISCUSSION = "discussion"


@dataclass(frozen=True)
class AgendaItem:
    """One item of business.

    `exempt` are paragraph numbers of part 1 of schedule 12A (1 to 7) by which an item is closed,
    `exempt_because` why the public interest is against telling. The title of a closed item is
    itself closed: the public agenda shows `public_title`. `urgent_because` is the chair's reason
    for taking an item without notice; an item with it is urgent. `minutes` are those to be
    approved. `to_follow` says that a written paper comes in a supplement.
    """

    number: str
    title: str
    part: Part = Part.A
    kind: ItemKind = ItemKind.FORMAL
    at: time | None = None
    note: str = ""
    presenter: str = ""
    exempt: Sequence[int] = ()
    exempt_because: str = ""
    public_title: str = ""
    urgent_because: str = ""
    paper: Paper | None = None
    minutes: Minutes | None = None
    to_follow: bool = False

    @property
    def is_open(self) -> bool:
        """Whether press and public may hear it."""
        return self.part is Part.A

    @property
    def is_urgent(self) -> bool:
        """Whether it was added without notice."""
        return bool(self.urgent_because)


@dataclass(frozen=True)
class PublicNotice:
    """A few lines for the public on the front sheet: access, allowances, how to come."""

    heading: str
    text: str


@dataclass(frozen=True)
class Summons:
    """Who summons the members, as what, on which day."""

    name: str
    title: str
    on: date | None = None


@dataclass(frozen=True)
class PublishedItem:
    """An item as it was when it was published: its number, title, part, and whether with paper."""

    number: str
    title: str
    part: Part = Part.A
    paper: bool = False


@dataclass(frozen=True)
class Publication:
    """An agenda or a supplement put before the public on a day, and what was in it.

    The agenda is supplement 0. `last_page` is the number on its last numbered page.
    """

    on: date
    items: Sequence[PublishedItem] = ()
    supplement: int = 0
    last_page: int = 0


@dataclass(frozen=True)
class Recipient:
    """A line of the distribution list: to whom, how many paper copies; none is electronic only."""

    name: str
    group: str = ""
    paper: int = 0
    note: str = ""


@dataclass(frozen=True)
class Apology:
    """Somebody who will not be there, and who comes in their place."""

    name: str
    substitute: str = ""
    late: bool = False


@dataclass(frozen=True)
class Attendance:
    """Somebody who was there. `group` is the heading under which the minutes list them."""

    name: str
    group: str = ""
    title: str = ""
    arrived: time | None = None
    left: time | None = None
    online: bool = False


@dataclass(frozen=True)
class Interest:
    """An interest declared, and whether the member withdrew for it.

    `item` is the number of the item it is in; empty for one in the whole meeting.
    """

    name: str
    item: str
    nature: str
    pecuniary: bool = False
    withdrew: bool = False

    @property
    def in_what(self) -> str:
        """Where it lies, to go on a sentence; nothing for one in the whole meeting."""
        return f" in item {self.item}" if self.item else ""


@dataclass(frozen=True)
class Dispensation:
    """Leave to take part despite an interest: Localism Act 2011, section 33."""

    name: str
    nature: str
    granted_by: str = ""
    granted_on: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day; a day that is not known does not end it."""
        begun = self.granted_on is None or self.granted_on <= day
        return begun and (self.until is None or day <= self.until)


class Ballot(StrEnum):
    """How somebody voted."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


@dataclass(frozen=True)
class Vote:
    """One person's vote on an item."""

    item: str
    name: str
    ballot: Ballot


@dataclass(frozen=True)
class Resolution:
    """What was resolved, who is to do it and by when; an owner or a day make it a follow-up."""

    words: str
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Asked:
    """A question or request from the meeting, with the answer if one was given."""

    words: str
    by: str = ""
    young_person: bool = False
    owner: str = ""
    due: date | None = None
    answer: str = ""


@dataclass(frozen=True)
class Noted:
    """What was said, asked and resolved on an item, as the clerk noted it.

    The text is in light mark-up (`hearth.board.prose`).
    """

    item: str
    text: str = ""
    resolutions: Sequence[Resolution] = ()
    asked: Sequence[Asked] = ()


@dataclass(frozen=True)
class Meeting:
    """A meeting of a body: before it an agenda, after it what happened.

    `notices` stand on the front sheet, `housekeeping` at the head of the order of business.
    `publications` are what was put before the public: the agenda first, then each supplement.
    `ended` is when the meeting closed. `short_notice_because` is why it is convened with fewer
    clear days than it needs, which its agenda says (Local Government Act 1972, section 100A(6)).
    """

    body: Body
    on: date
    at: time | None = None
    place: str = ""
    online: bool = False
    joining: str = ""
    contacts: Sequence[Contact] = ()
    summons: Summons | None = None
    items: Sequence[AgendaItem] = ()
    notices: Sequence[PublicNotice] = ()
    housekeeping: Sequence[PublicNotice] = ()
    distribution: Sequence[Recipient] = ()
    distribution_held_by: Contact | None = None
    publications: Sequence[Publication] = ()
    apologies: Sequence[Apology] = ()
    attendance: Sequence[Attendance] = ()
    interests: Sequence[Interest] = ()
    dispensations: Sequence[Dispensation] = ()
    votes: Sequence[Vote] = ()
    notes: Sequence[Noted] = ()
    cancelled_because: str = ""
    short_notice_because: str = ""
    ended: time | None = None

    def item(self, number: str) -> AgendaItem | None:
        """The first item of a number."""
        return next((each for each in self.items if each.number == number), None)

    def of_part(self, part: Part) -> list[AgendaItem]:
        """The items of a part, in their order."""
        return [each for each in self.items if each.part is part]

    @property
    def first_published(self) -> date | None:
        """The day the agenda was first published, if it was."""
        return min((each.on for each in self.publications), default=None)
