"""What fits: each rule says what is wrong with a row, at which field, and what to do instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hearth.documents.sentences import day
from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.board.models import (
    Attendance,
    FollowUp,
    Interest,
    Item,
    Meeting,
    Member,
    Office,
    Pack,
    Paper,
    Point,
    Row,
    Vote,
)

__all__ = [
    "Fault",
    "RefusedError",
    "faults_of",
    "is_closed",
    "may_see",
    "may_vote",
    "was_published_with",
    "why_not_closed",
]

Role = Member.Role


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row: the field, and a sentence that says what to do."""

    field: str
    sentence: str


class RefusedError(Exception):
    """Something that does not fit; nothing was changed."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(" ".join(each.sentence for each in faults))
        self.faults = faults


def is_closed(row: Any) -> bool:
    """Whether a row tells of something the public may not see."""
    match row:
        case Item():
            return row.is_closed
        case FollowUp():
            return row.is_closed_part
        case Interest():
            return row.item is not None and row.item.is_closed
        case Paper() | Point() | Vote():
            return row.item.is_closed
    paper = getattr(row, "paper", None)
    return paper is not None and is_closed(paper)


def may_see(user: User, row: Any) -> bool:
    """Whether this person may know of it: what is closed only with its own verb."""
    return user.may(Verb.SEE_BOARD) and (not is_closed(row) or user.may(Verb.SEE_CLOSED_PAPERS))


def faults_of(row: Row) -> list[Fault]:
    """Everything that is wrong with a row."""
    rule = RULES.get(type(row))
    return list(rule(row)) if rule else []


def of_member(row: Member) -> Iterator[Fault]:
    """Nobody leaves before they come, or is there twice at once in one role."""
    if row.end and row.end < row.start:
        yield Fault("end", "The last day must be on or after the first day")
        return
    same = row.body.members.filter(name__iexact=row.name, role=row.role).exclude(pk=row.pk)
    for other in same:
        if overlap(row, other):
            until = f" to {day(other.end)}" if other.end else ""
            words = f"{row.name} is {row.get_role_display().lower()} from {day(other.start)}{until}"
            yield Fault("start", f"{words}. Change that time instead of adding another")


def overlap(one: Any, other: Any) -> bool:
    """Whether two times have a day in common; without an end they go on."""
    begins_first = other.end is None or one.start <= other.end
    return begins_first and (one.end is None or other.start <= one.end)


def of_office(row: Office) -> Iterator[Fault]:
    """One of a kind at a time, held by a voting member while they are one."""
    if row.end < row.start:
        yield Fault("end", "The last day must be on or after the first day")
        return
    member = row.member
    if member.role != Role.VOTING:
        what = member.get_role_display().lower()
        yield Fault("member", f"{member} is a {what}. Choose a voting member")
    elif row.start < member.start or (member.end and row.end > member.end):
        until = f" to {day(member.end)}" if member.end else ""
        yield Fault(
            "end", f"{member} is a member from {day(member.start)}{until}. Keep to those days"
        )
    for other in row.body.offices.filter(kind=row.kind).exclude(pk=row.pk):
        if overlap(row, other):
            words = f"{other.member} is {other.get_kind_display().lower()} until {day(other.end)}"
            yield Fault("start", f"{words}. End that first, or begin later")


def of_meeting(row: Meeting) -> Iterator[Fault]:
    """One meeting of a body at a time."""
    same = row.body.meetings.filter(day=row.day, starts=row.starts).exclude(pk=row.pk)
    if same.exists():
        yield Fault("day", f"There is a meeting on {day(row.day)} at that time already")


def of_item(row: Item) -> Iterator[Fault]:
    """A closed item says why; a number is used once; what was published open stays open."""
    if row.is_closed and not row.paragraphs:
        words = "Select the paragraphs that make it exempt, or choose part A"
        yield Fault("paragraphs", words)
    if row.number:
        twice = row.meeting.items.filter(number=row.number).exclude(pk=row.pk).first()
        if twice:
            name = f"“{twice}”" if not (twice.is_closed and not row.is_closed) else "another item"
            yield Fault("number", f"Number {row.number} is that of {name}. Choose another, or leave"
                        " it empty and the items are counted for you")  # fmt: skip
    yield from closing_after_publication(row)


def closing_after_publication(row: Item) -> Iterator[Fault]:
    """An item that was published open cannot be closed in silence."""
    if row.is_closed and (sentence := why_not_closed(row)):
        yield Fault("part", sentence)


def why_not_closed(row: Item) -> str:
    """Why an item cannot be made closed any more; empty when it can."""
    before = published_open(row)
    return before and (
        f"“{before}” was published as an open item, and what was published cannot be made closed. "
        "If it should not have been, withdraw the published pack and say why, and add what is "
        "exempt as an item of its own"
    )


def published_open(row: Item) -> str:
    """The title an item had in the open part of a published pack; empty if it was in none."""
    for pack in agendas_published(row.meeting):
        for each in pack.open.get("items", []):
            if each.get("id") == str(row.pk) and each["part"] == Item.Part.OPEN:
                return str(each["title"])
    return ""


def agendas_published(meeting: Meeting) -> Iterable[Pack]:
    """The packs of an agenda that were published, withdrawn ones too."""
    return meeting.packs.exclude(what=Pack.What.MINUTES).exclude(published_at=None)


def was_published_with(item: Item) -> bool:
    """Whether an item was in a published pack, open or closed."""
    id = str(item.pk)
    return any(id in pack.item_ids for pack in agendas_published(item.meeting))


def of_attendance(row: Attendance) -> Iterator[Fault]:
    """Members serve on the day; only reserves stand in, for voting members who are away."""
    on, member = row.meeting.day, row.member
    if member and not member.serves_on(on):
        ended = member.end and member.end < on
        when = f"ended on {day(member.end)}" if ended and member.end else (
            f"began on {day(member.start)}")  # fmt: skip
        yield Fault("member", f"{member}’s time on the body {when}, so they cannot be there as a"
                    " member. Put the time right, or add them by name")  # fmt: skip
    if member:
        twice = row.meeting.attendance.filter(member=member).exclude(pk=row.pk)
        if twice.exists():
            yield Fault("member", f"{member} is on the list already. Change that line")
    if row.instead_of and row.as_what != Role.RESERVE:
        yield Fault("instead_of", "Only a reserve stands in for a member. Leave it empty")
    if row.instead_of and row.instead_of.role != Role.VOTING:
        yield Fault("instead_of", "A reserve stands in for a voting member. Choose one")


def may_vote(meeting: Meeting, member: Member) -> str:
    """Why a member may not vote at a meeting, in a sentence; empty when they may."""
    present = (each for each in meeting.attendance.all() if each.state == each.State.PRESENT)
    there = next((each for each in present if each.member_id == member.pk), None)
    if member.role not in {Role.VOTING, Role.RESERVE}:
        what = member.get_role_display().lower()
        return f"{member} is a {what} and has no vote. Take the vote out"
    if not member.serves_on(meeting.day):
        return f"{member} was not on the body on {day(meeting.day)}. Take the vote out"
    if there is None:
        return f"{member} is not among those present. Put the attendance right first"
    if member.role == Role.RESERVE and there.instead_of_id is None:
        return f"{member} is a reserve and stands in for nobody. Say for whom, under attendance"
    return ""


def of_vote(row: Vote) -> Iterator[Fault]:
    """Voting members who are there, and reserves in their place."""
    if sentence := may_vote(row.item.meeting, row.member):
        yield Fault("", sentence)


def of_follow_up(row: FollowUp) -> Iterator[Fault]:
    """It is closed with an answer, and not before it was asked."""
    if row.closed_on and not row.answer:
        yield Fault("answer", "Enter the answer, or what was done, before it is closed")
    if row.closed_on and row.closed_on < row.asked_on:
        yield Fault("closed_on", f"It was asked on {day(row.asked_on)}. Enter that day or a later"
                    " one")  # fmt: skip


RULES: Mapping[type[Row], Callable[[Any], Iterator[Fault]]] = {
    Attendance: of_attendance,
    FollowUp: of_follow_up,
    Item: of_item,
    Meeting: of_meeting,
    Member: of_member,
    Office: of_office,
    Vote: of_vote,
}
