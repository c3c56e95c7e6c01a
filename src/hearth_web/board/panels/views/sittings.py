"""A sitting: when and with whom, whom it looks at, and what it decides about each."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hearth_web import audit
from hearth_web.access.pages import SignedInRequest, page, posted
from hearth_web.access.verbs import Verb
from hearth_web.access.views.people import saved
from hearth_web.board.panels import actions
from hearth_web.board.panels.forms import (
    DecisionForm,
    SittingForm,
)
from hearth_web.board.panels.models import PanelDecision, Sitting
from hearth_web.board.panels.queries import (
    Listed,
    child_of,
    decisions_of,
    panel_for,
    sitting_for,
    waiting,
)
from hearth_web.board.panels.settling import was_settled
from hearth_web.board.panels.tables import (
    list_table,
    next_sitting,
)
from hearth_web.board.panels.views.panels import seen
from hearth_web.people.models import Child
from hearth_web.quality.queries.audits import signing_in
from hearth_web.quality.views.around import form_page
from hearth_web.ui import clock

__all__ = ["decide", "sit", "sitting"]

POSTS = require_http_methods(["GET", "HEAD", "POST"])


@page(Verb.HOLD_PANELS)
@POSTS
def sit(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say on which day the panel sits; of a day that is known, who was there."""
    panel = panel_for(id)
    initial = {"on": next_sitting(panel, clock.today()) or clock.today(), "chair": panel.chair}
    if held := panel.sittings.filter(on=asked_day(request)).first():
        initial = {"on": held.on, "chair": held.chair, "present": held.present}
    form = SittingForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        held = actions.hold_sitting(by=request.user, panel=panel, values=form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("panel-sitting", held.pk)
    back = reverse("panel", args=[panel.pk])
    return form_page(request, form, "A sitting", back, intro=panel.name)


def asked_day(request: HttpRequest) -> date | None:
    """The day of a sitting that is to be changed, from the address."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None


@page(Verb.HOLD_PANELS)
@require_safe
def sitting(request: HttpRequest, id: UUID) -> HttpResponse:
    """A sitting: whom it still has to look at, and what it decided."""
    held, user, today = sitting_for(id), request.user, clock.today()
    decided = list(decisions_of(user, held))
    done = {each.case.child_id for each in decided}
    listed = [each for each in waiting(user, held.panel, held.on) if each.child.pk not in done]
    seen(user, listed, held.panel)
    context = {
        "sitting": held,
        "panel": held.panel,
        "decided": decided,
        "table": list_table(listed, today, held),
    }
    return render(request, "board/panels/sitting.html", context)


@page(Verb.HOLD_PANELS)
@POSTS
def decide(request: HttpRequest, id: UUID, child: UUID) -> HttpResponse:
    """Write down what the sitting decides about a child, or correct it."""
    held, of = sitting_for(id), child_of(request.user, child)
    before = decisions_of(request.user, held).filter(case__child=of).first()
    listed = listed_at(request, held, of, before)
    people = dict.fromkeys(
        [*signing_in(of), *([before.owner] if before and before.owner else []), request.user]
    )
    form = DecisionForm(posted(request), initial=initial_of(before), people=people, sitting=held)

    def save(_: object) -> None:
        actions.decide(
            by=request.user, sitting=held, listed=listed, values=form.values, settled=form.settled
        )

    if request.method == "POST" and saved(form, save):
        messages.success(request, f"Saved, and written into the record of {of.name}.")
        return redirect("panel-sitting", held.pk)
    with transaction.atomic():
        audit.viewed(by=request.user, child=of.pk, page=held.panel.name)
    context = {"form": form, "sitting": held, "child": of, "listed": listed}
    return render(request, "board/panels/decide.html", context)


def listed_at(
    request: SignedInRequest, held: Sitting, child: Child, before: PanelDecision | None
) -> Listed:
    """Why the child is on this sitting's list; 404 where it is not."""
    if before is not None:
        return Listed(child, before.why, before.since, before.case)
    every = waiting(request.user, held.panel, held.on)
    found = next((each for each in every if each.child.pk == child.pk), None)
    if found is None:
        raise Http404("not on the list")
    return found


def initial_of(before: PanelDecision | None) -> dict[str, Any]:
    """What was decided before."""
    if before is None:
        return {}
    return {
        "decision": before.decision,
        "settles": was_settled(before),
        "action": before.action,
        "owner": str(before.owner_id or ""),
        "owner_words": before.owner_words,
        "due": before.due,
        "again": "yes" if before.next_on else "no",
        "next_on": before.next_on,
    }
