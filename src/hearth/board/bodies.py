"""Bodies that hold a corporate parent to account: what they are for, and who sits on them when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

__all__ = [
    "ROLE_HEADINGS",
    "Body",
    "BodyKind",
    "Contact",
    "Function",
    "Membership",
    "Office",
    "Role",
    "Terms",
]


class BodyKind(StrEnum):
    """What sort of body it is; a panel decides about children, a forum is young people's own."""

    COMMITTEE = "committee"
    SUB_COMMITTEE = "sub-committee"
    BOARD = "board"
    SCRUTINY = "scrutiny committee"
    CABINET = "cabinet"
    PANEL = "panel"
    FORUM = "forum"


class Role(StrEnum):
    """In what capacity somebody sits. Only voting members, and reserves in their place, vote."""

    VOTING = "voting member"
    RESERVE = "reserve"
    CO_OPTEE = "non-voting co-opted member"
    YOUNG_PERSON = "young person"
    OFFICER = "officer"
    ADVISER = "adviser"


ROLE_HEADINGS: Mapping[Role, str] = {
    Role.VOTING: "Membership",
    Role.RESERVE: "Reserves",
    Role.CO_OPTEE: "Non-voting co-opted members",
    Role.YOUNG_PERSON: "Young people",
    Role.ADVISER: "Advisers",
    Role.OFFICER: "Officer support",
}
"""The headings under which papers list people, in their order."""


class Office(StrEnum):
    """An office of the body, held for a municipal year."""

    NONE = ""
    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"


@dataclass(frozen=True)
class Contact:
    """Whom to ask about a meeting or a paper."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Function:
    """One thing the constitution gives the body to do: ``letter`` is how it is listed, "a"."""

    letter: str
    words: str


@dataclass(frozen=True)
class Terms:
    """What a body is for, how many make it quorate, and how its notice is counted.

    `notice_days` clear days lie between publication and the meeting; five in law (Local Government
    Act 1972, section 100B, as amended), more only if the constitution says so. With
    `working_days_only` Saturdays, Sundays and bank holidays do not count. `exempt_source` is how
    the constitution cites the paragraphs of exempt information; empty for the Act itself.
    """

    purpose: str = ""
    functions: Sequence[Function] = ()
    quorum: int = 0
    notice_days: int = 5
    working_days_only: bool = True
    exempt_source: str = ""


@dataclass(frozen=True)
class Membership:
    """Somebody's seat from a day to a day, `ends` being the last of them; a change is a new one.

    `title` says who they are besides (a job, "health"), `group` their political group or service,
    `stands_in_for` the group or member whose place a reserve may take.
    """

    name: str
    role: Role = Role.VOTING
    office: Office = Office.NONE
    starts: date | None = None
    ends: date | None = None
    title: str = ""
    group: str = ""
    stands_in_for: str = ""

    @property
    def named(self) -> str:
        """The name with the office, as front sheets print it: ``Councillor A (Chair)``."""
        office = self.office.value.capitalize()
        return f"{self.name} ({office})" if office else self.name

    def holds_on(self, day: date) -> bool:
        """Whether the seat is held on a day; a day that is not known does not end it."""
        begun = self.starts is None or self.starts <= day
        return begun and (self.ends is None or day <= self.ends)


@dataclass(frozen=True)
class Body:
    """A board, committee, panel or forum, with every membership it has had.

    `executive` bodies decide for the council's cabinet, and come under the Local Authorities
    (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012.
    """

    name: str
    council: str
    kind: BodyKind = BodyKind.COMMITTEE
    terms: Terms = Terms()
    members: Sequence[Membership] = ()
    executive: bool = False

    def members_on(self, day: date, role: Role | None = None) -> list[Membership]:
        """Who sits on a day, in the order given; of one role, if asked."""
        return [each for each in self.members if each.holds_on(day) and role in (None, each.role)]

    def officer_of(self, office: Office, day: date) -> Membership | None:
        """Who holds an office on a day: the chair, the vice-chair."""
        return next((each for each in self.members_on(day) if each.office is office), None)

    def changes(self, after: date, until: date) -> list[str]:
        """Who joined, left or changed office after a day and up to another, in sentences."""
        before, since = self.members_on(after), self.members_on(until)
        was = {(each.name, each.role): each for each in before}
        now = {(each.name, each.role): each for each in since}
        left = [f"{was[key].named} left as {key[1].value}." for key in was if key not in now]
        joined = [f"{now[key].named} joined as {key[1].value}." for key in now if key not in was]
        moved = [_moved(was[key], now[key]) for key in now if key in was]
        return [*left, *joined, *filter(None, moved)]


def _moved(was: Membership, now: Membership) -> str:
    """What changed in somebody's office, if anything."""
    if was.office is now.office:
        return ""
    plain = replace(now, office=Office.NONE).named
    if now.office is Office.NONE:
        return f"{plain} is no longer {was.office.value}."
    return f"{plain} became {now.office.value}."
