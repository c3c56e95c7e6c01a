"""The bodies, and one of them: its meetings, its members, what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.board import MunicipalYear
from hearth_web.access.models import User
from hearth_web.access.pages import SignedInRequest, page, posted
from hearth_web.access.verbs import Verb
from hearth_web.board import actions, queries
from hearth_web.board.as_pure import distribution_of
from hearth_web.board.forms.bodies import BodyForm
from hearth_web.board.models import Body, Meeting, Member
from hearth_web.board.standing import Standing, standing_of
from hearth_web.board.views.answer import Ask, answer
from hearth_web.board.views.places import of_body
from hearth_web.ui import clock

__all__ = ["about", "add_body", "bodies", "body", "change_body", "members"]

MAY = (Verb.SEE_BOARD,)


@dataclass(frozen=True)
class Card:
    """A body, who is in the chair, and its next meeting with how it stands."""

    body: Body
    chair: str
    next: Standing | None
    open: int


@page(*MAY)
@require_safe
def bodies(request: SignedInRequest) -> HttpResponse:
    """Every body with its next meeting."""
    today = clock.today()
    found = list(queries.bodies(request.user))
    return render(
        request,
        "board/bodies.html",
        {
            "cards": cards_of(request.user, [each for each in found if each.is_open]),
            "ended": [each for each in found if not each.is_open],
            "to_write": queries.papers_to_write(request.user, today)
            if request.user.may(Verb.WRITE_PAPERS)
            else [],
            "may_manage": request.user.may(Verb.MANAGE_BOARD),
        },
    )


def cards_of(user: User, bodies: Sequence[Body]) -> list[Card]:
    """Each body in a few words."""
    today = clock.today()
    coming = queries.next_meetings(bodies, today)
    chairs = queries.chairs_on(bodies, today)
    still = queries.still_open(user, bodies)
    return [
        Card(
            each,
            chairs.get(each.pk, ""),
            standing_of(coming[each.pk], today) if each.pk in coming else None,
            still.get(each.pk, 0),
        )
        for each in bodies
    ]


@page(*MAY)
@require_safe
def body(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A body's meetings, by municipal year."""
    found = queries.body_for(request.user, id)
    today = clock.today()
    rows = [standing_of(each, today) for each in queries.meetings_of(found)]
    coming = [row for row in rows if row.meeting.day >= today]
    context = of_body(found, "board-body") | {
        "coming": coming[::-1],
        "years": by_year([row for row in rows if row.meeting.day < today]),
        "may_manage": request.user.may(Verb.MANAGE_BOARD),
    }
    return render(request, "board/body.html", context)


def by_year(rows: Sequence[Standing]) -> list[tuple[str, list[Standing]]]:
    """Past meetings under their municipal year, the latest first."""
    found: dict[str, list[Standing]] = {}
    for row in rows:
        found.setdefault(MunicipalYear.of(row.meeting.day).label, []).append(row)
    return list(found.items())


@page(*MAY)
@require_safe
def members(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Who is on it now, by role, and who was before."""
    found = queries.body_for(request.user, id)
    today = clock.today()
    now = list(queries.members_on(found, today))
    offices = {o.member_id: o for o in found.offices.filter(start__lte=today, end__gte=today)}
    for each in now:
        each.office = offices.get(each.pk)
    roles = [(plural_of(role), [each for each in now if each.role == role]) for role in Member.Role]
    context = of_body(found, "board-members") | {
        "roles": [(role, people) for role, people in roles if people],
        "before": [each for each in found.members.order_by("-end") if not each.serves_on(today)],
        "offices": found.offices.select_related("member"),
        "activities": queries.activities_of([found]),
        "has_chair": any(o.kind == "chair" for o in offices.values()),
        "may_manage": request.user.may(Verb.MANAGE_BOARD),
    }
    return render(request, "board/members.html", context)


def plural_of(role: Member.Role) -> str:
    """A role as a heading over several."""
    return {"young_person": "Young people"}.get(role.value, f"{role.label}s")


@page(*MAY)
@require_safe
def about(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What it is for, its functions, its notices, whom to ask, who is sent the papers."""
    found = queries.body_for(request.user, id)
    listed = distribution_of(Meeting(body=found, day=clock.today()))
    context = of_body(found, "board-settings") | {
        "functions": found.functions.all(),
        "notices": found.notices.all(),
        "contacts": found.contacts.all(),
        "recipients": found.recipients.all(),
        "paper_copies": sum(each.paper for each in listed),
        "electronic": sum(not each.paper for each in listed),
        "may_manage": request.user.may(Verb.MANAGE_BOARD),
    }
    return render(request, "board/about.html", context)


@page(Verb.MANAGE_BOARD)
def add_body(request: SignedInRequest) -> HttpResponse:
    """A new body."""
    form = BodyForm(posted(request))
    ask = Ask("Add a body", reverse("board"), "The body is there. Add its members next.")
    return answer(
        request,
        form,
        ask,
        lambda: actions.add(by=request.user, row=form.new()),
        then=lambda made: reverse("board-members", args=[made.pk]),
    )


@page(Verb.MANAGE_BOARD)
def change_body(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What a body is, changed."""
    found = queries.body_for(request.user, id)
    form = BodyForm(posted(request), row=found)
    back = reverse("board-settings", args=[found.pk])
    ask = Ask("Change what it is", back, "Saved.", caption=found.name)

    def save() -> Any:
        return actions.change(
            by=request.user, row=found, values=form.values(), version=found.version
        )

    return answer(request, form, ask, save)
