"""What happened at a meeting: who was there, what they declared, said, resolved, voted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from hearth import board
from hearth.board import drafting
from hearth.board.meetings import Asked, Noted
from hearth.documents.sentences import plural
from hearth_web.board.models import Attendance, Interest, Item, Meeting, Member, Point

__all__ = [
    "GROUPS",
    "apology_of",
    "away",
    "interest_of",
    "is_dispensation",
    "noted",
    "present_of",
    "votes_of",
]

Kind = Point.Kind
GROUPS: Mapping[str, str] = {role.name.lower(): drafting.GROUPS[role] for role in board.Role}
"""The headings under which minutes list who was there."""


def is_dispensation(interest: Interest) -> bool:
    """Whether it is leave to take part despite an interest."""
    return interest.kind == Interest.Kind.DISPENSATION


def there(meeting: Meeting) -> list[Attendance]:
    """Who was there, in the order of the headings."""
    rows = [each for each in meeting.attendance.all() if each.state == Attendance.State.PRESENT]
    return sorted(rows, key=lambda each: ([*GROUPS].index(each.as_what), each.name))


def present_of(meeting: Meeting) -> list[board.Attendance]:
    """Who was there. Young people are counted and not named: minutes are for everyone."""
    rows = there(meeting)
    young = sum(each.as_what == Member.Role.YOUNG_PERSON for each in rows)
    found = [
        board.Attendance(each.name, GROUPS[each.as_what], each.post)
        for each in rows
        if each.as_what != Member.Role.YOUNG_PERSON
    ]
    words = plural(young, "young person", "young people")
    return [*found, board.Attendance(words, GROUPS["young_person"])] if young else found


def away(meeting: Meeting) -> list[Attendance]:
    """Who sent apologies."""
    return [each for each in meeting.attendance.all() if each.state == Attendance.State.APOLOGIES]


def apology_of(meeting: Meeting, row: Attendance) -> board.Apology:
    """Somebody away, with whoever stands in for them."""
    there = meeting.attendance.all() if row.member_id else ()
    instead = (each.name for each in there if each.instead_of_id == row.member_id)
    return board.Apology(row.name, next(instead, ""))


def interest_of(row: Interest, numbers: Mapping[UUID, str]) -> board.Interest:
    """What somebody declared."""
    item = numbers[row.item_id] if row.item_id else ""
    pecuniary = row.kind == Interest.Kind.PECUNIARY
    return board.Interest(row.name, item, row.words, pecuniary, row.left_room)


def votes_of(items: Sequence[Item], numbers: Mapping[UUID, str]) -> list[board.Vote]:
    """The votes on these items."""
    return [
        board.Vote(numbers[item.pk], vote.member.name, board.Ballot(vote.cast))
        for item in items
        for vote in item.votes.all()
    ]


def noted(item: Item, number: str) -> Noted:
    """What was said, asked and resolved on an item."""
    points = item.points.all()
    said = [f"- {each.words}" for each in points if each.kind == Kind.POINT]
    return Noted(
        number,
        "\n".join(said),
        [
            board.Resolution(each.words, each.owner, each.due)
            for each in points
            if each.kind == Kind.RESOLUTION
        ],
        [asked_of(each) for each in points if each.kind in {Kind.QUESTION, Kind.REQUEST}],
    )


def asked_of(point: Point) -> Asked:
    """A question or a request, with its answer."""
    followed = getattr(point, "follow_up", None)
    return Asked(
        words=point.words,
        by="" if point.kind == Kind.REQUEST else point.who,
        young_person=point.kind == Kind.REQUEST,
        owner=point.owner,
        due=point.due,
        answer=followed.answer if followed else "",
    )
