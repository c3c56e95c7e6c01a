"""The minutes: what was said and resolved, who voted, when the meeting ended, their approval."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any
from uuid import UUID

from django.db import transaction

from hearth.board.words import clock
from hearth.documents.sentences import day
from hearth_web.access.models import User
from hearth_web.board.actions.rows import add, change, log, remove
from hearth_web.board.models import Attendance, FollowUp, Item, Meeting, Member, Office, Point, Vote
from hearth_web.board.rules import Fault, RefusedError
from hearth_web.ui.clock import today

__all__ = [
    "add_point",
    "approve",
    "attendance_of_all",
    "change_point",
    "end_meeting",
    "record_votes",
]

SMALL_HOURS = time(6)


def add_point(*, by: User, point: Point) -> Point:
    """A line at the end of an item's minutes; what is to be done about it is followed up."""
    with transaction.atomic():
        last = point.item.points.order_by("-place").first()
        point.place = last.place + 1 if last else 1
        made = add(by=by, row=point)
        follow(by=by, point=made)
    return made


def change_point(*, by: User, point: Point, values: Mapping[str, Any], version: int) -> Point:
    """Change a line, and what follows from it as long as nobody closed that."""
    with transaction.atomic():
        changed = change(by=by, row=point, values=values, version=version)
        follow(by=by, point=changed)
    return changed


def follow(*, by: User, point: Point) -> None:
    """Keep the follow-up of a line as the line says; take it out where nothing is to be done."""
    held = FollowUp.objects.filter(point=point).first()
    if point.nothing_to_do or point.kind not in FollowUp.Kind.values:
        if held and not held.closed_on:
            remove(by=by, row=held)
        return
    said = {
        "kind": point.kind,
        "words": point.words,
        "asked_by": point.who,
        "owner": point.owner,
        "due": point.due,
    }
    if held and not held.closed_on:
        change(by=by, row=held, values=said)
    elif held is None:
        meeting = point.item.meeting
        add(
            by=by,
            row=FollowUp(
                body=meeting.body,
                meeting=meeting,
                point=point,
                asked_on=meeting.day,
                is_closed_part=point.item.is_closed,
                **said,
            ),
        )


def record_votes(*, by: User, item: Item, votes: Mapping[UUID, str]) -> None:
    """The votes on an item in place of those recorded before; all or none."""
    members = {each.pk: each for each in item.meeting.body.members.all()}
    with transaction.atomic():
        for old in item.votes.all():
            if votes.get(old.member_id) != old.cast:
                remove(by=by, row=old)
        for pk, cast in votes.items():
            if not item.votes.filter(member=pk).exists():
                add(by=by, row=Vote(item=item, member=members[pk], cast=cast))


def attendance_of_all(*, by: User, meeting: Meeting) -> int:
    """Everyone who is on the body that day and not on the list yet, as present; how many."""
    known = set(meeting.attendance.values_list("member", flat=True))
    roles = (Member.Role.VOTING, Member.Role.CO_OPTEE)
    on = [each for each in meeting.body.members.filter(role__in=roles)
          if each.serves_on(meeting.day) and each.pk not in known]  # fmt: skip
    with transaction.atomic():
        for member in on:
            row = Attendance(meeting=meeting, member=member, name=member.name, as_what=member.role)
            add(by=by, row=row)
    return len(on)


def end_meeting(*, by: User, meeting: Meeting, ended: time, presiding: str) -> Meeting:
    """The meeting was held: it closed at a time, under somebody in the chair.

    Raises RefusedError before its day, and where it would have closed before it began, unless it
    sat past midnight.
    """
    if meeting.day > today():
        words = f"The meeting is on {day(meeting.day)}. Say when it ended once it was held"
        raise RefusedError(Fault("ended", words))
    if SMALL_HOURS <= ended <= meeting.starts:
        words = f"The meeting began at {clock(meeting.starts)}. Enter a later time"
        raise RefusedError(Fault("ended", words))
    in_chair = meeting.body.offices.filter(
        kind=Office.Kind.CHAIR, start__lte=meeting.day, end__gte=meeting.day
    )
    if not presiding and not in_chair.exists():
        words = f"The body had no chair on {day(meeting.day)}. Enter who was in the chair"
        raise RefusedError(Fault("presiding", words))
    return change(by=by, row=meeting, values={"ended": ended, "presiding": presiding})


def approve(*, by: User, meeting: Meeting, at: Meeting) -> Meeting:
    """The minutes of a meeting were approved as a correct record at a later one."""
    if meeting.ended is None:
        raise RefusedError(Fault("", "Say first when the meeting ended"))
    if at.day <= meeting.day:
        raise RefusedError(Fault("meeting", "Choose a meeting after the one the minutes are of"))
    with transaction.atomic():
        approved = change(by=by, row=meeting, values={"approved_at": at})
        log(by, meeting, "approved", {}, {"at": str(at.day)})
    return approved
