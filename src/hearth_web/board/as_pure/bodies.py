"""Bodies, and who is on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from hearth import board
from hearth_web.board.models import Body, Member, Office

__all__ = ["body_of", "named"]


def body_of(body: Body, on: date) -> board.Body:
    """A body with everyone who was ever on it; offices as they are held on a day."""
    held = {each.member_id: each.kind for each in offices_on(body, on)}
    functions = [
        board.Function(chr(ord("a") + at % 26), each.words)
        for at, each in enumerate(body.functions.all())
    ]
    return board.Body(
        name=body.name,
        council=body.council,
        kind=board.BodyKind[body.kind.upper()],
        terms=board.Terms(
            purpose=body.purpose,
            functions=functions,
            quorum=body.quorum or 0,
            notice_days=body.notice,
            working_days_only=body.working_days,
        ),
        members=in_order([membership_of(each, held) for each in named(body)]),
        executive=body.is_executive,
    )


def named(body: Body) -> list[Member]:
    """Those who may be named in papers: everyone but young people."""
    return [each for each in body.members.all() if each.role != Member.Role.YOUNG_PERSON]


def offices_on(body: Body, on: date) -> list[Office]:
    """Who holds an office on a day."""
    return [each for each in body.offices.all() if each.is_held_on(on)]


def membership_of(member: Member, offices: Mapping[UUID, str]) -> board.Membership:
    """Somebody's time on the body."""
    office = offices.get(member.pk)
    return board.Membership(
        name=member.name,
        role=board.Role[member.role.upper()],
        office=board.Office[office.upper()] if office else board.Office.NONE,
        starts=member.start,
        ends=member.end,
        group=member.stands_for,
    )


def in_order(members: Sequence[board.Membership]) -> list[board.Membership]:
    """Chair and vice-chair first, then by surname."""
    offices = [board.Office.CHAIR, board.Office.VICE_CHAIR, board.Office.NONE]
    return sorted(members, key=lambda m: (offices.index(m.office), m.name.split()[-1], m.name))
