"""What a body still has to do: follow-ups, the work plan with its drift, reports it owes."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.board import MunicipalYear
from hearth_web.access.pages import SignedInRequest, page, posted
from hearth_web.access.verbs import Verb
from hearth_web.board import queries
from hearth_web.board.actions import work as acts
from hearth_web.board.ahead import drifts_of, followed, owed_by
from hearth_web.board.forms.work import PlanForm
from hearth_web.board.models import Plan
from hearth_web.board.views.answer import Ask, answer
from hearth_web.board.views.places import of_body
from hearth_web.ui import clock

__all__ = ["add_plan", "follow_ups", "plan", "reporting"]


@page(Verb.SEE_BOARD)
@require_safe
def follow_ups(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Everything a meeting asked for: what is open, and what was closed with its answer."""
    body = queries.body_for(request.user, id)
    rows = followed(queries.follow_ups_of(request.user, body), clock.today())
    context = of_body(body, "board-follow-ups") | {
        "open": [each for each in rows if each.row.closed_on is None],
        "closed": [each for each in rows if each.row.closed_on],
        "may_manage": request.user.may(Verb.MANAGE_BOARD),
    }
    return render(request, "board/follow_ups.html", context)


@page(Verb.SEE_BOARD)
@require_safe
def plan(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The plan as it was agreed last, by meeting, and what became of all that was agreed."""
    body = queries.body_for(request.user, id)
    plans = list(body.plans.prefetch_related("items"))
    last = plans[0] if plans else None
    rows = last.items.all() if last else ()
    context = of_body(body, "board-plan") | {
        "plan": last,
        "plans": plans,
        "year": MunicipalYear(last.year).label if last else "",
        "meetings": [(day, list(some)) for day, some in groupby(rows, key=lambda each: each.day)],
        "called": set(body.meetings.filter(cancelled="").values_list("day", flat=True)),
        "drifts": drifts_of(request.user, body),
        "may_manage": request.user.may(Verb.MANAGE_BOARD),
    }
    return render(request, "board/plan.html", context)


@page(Verb.MANAGE_BOARD)
def add_plan(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A plan the body agreed; the one before it stays."""
    body = queries.body_for(request.user, id)
    form = PlanForm(posted(request), body=body)
    back = reverse("board-plan", args=[body.pk])
    ask = Ask("Agree a new work plan", back, "The plan is there. Add what is to come.",
              caption=body.name)  # fmt: skip

    def save() -> Plan:
        told: dict[str, Any] = form.cleaned_data
        return acts.agree_plan(
            by=request.user, body=body, on=told["agreed_on"], copies=told["copies"]
        )

    return answer(request, form, ask, save)


@page(Verb.SEE_BOARD)
@require_safe
def reporting(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What the body owes to other bodies, by municipal year."""
    body = queries.body_for(request.user, id)
    duties = list(body.reportings.prefetch_related("reports"))
    context = of_body(body, "board-reporting") | {
        "duties": duties,
        "years": owed_by(body, duties, clock.today()),
        "may_manage": request.user.may(Verb.MANAGE_BOARD),
    }
    return render(request, "board/reporting.html", context)
