"""A child before a panel: put there by hand, taken off, and what was asked for done."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hearth_web import audit
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.board.panels import actions
from hearth_web.board.panels.forms import (
    CaseForm,
    CloseForm,
    FinishForm,
)
from hearth_web.board.panels.queries import (
    case_for,
    child_of,
    decision_for,
    panel_for,
    panels,
    theirs,
)
from hearth_web.people.finding import find
from hearth_web.quality.views.around import form_page
from hearth_web.ui import clock

__all__ = ["add_child", "close_case", "finish", "look_for"]

POSTS = require_http_methods(["GET", "HEAD", "POST"])
MOST_FOUND = 20
LONGEST = 200


@page(Verb.HOLD_PANELS)
@require_safe
def look_for(request: HttpRequest, id: UUID) -> HttpResponse:
    """Look for a child to put before a panel by hand."""
    panel = panel_for(id)
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    found = find(request.user, typed, clock.today()).children if typed else None
    seen = theirs(request.user).values("pk")
    children = [] if found is None else list(found.filter(pk__in=seen)[:MOST_FOUND])
    context = {"panel": panel, "typed": typed, "children": children}
    return render(request, "board/panels/look_for.html", context)


@page(Verb.HOLD_PANELS)
@POSTS
def add_child(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put a child before a panel by hand, and say why."""
    of = child_of(request.user, id)
    initial = {"panel": request.GET.get("panel", "")}
    form = CaseForm(posted(request), initial=initial, panels=panels())
    if request.method == "POST" and form.is_valid():
        panel = form.panels[form.cleaned_data["panel"]]
        actions.add_case(
            by=request.user,
            panel=panel,
            child=of,
            why=form.cleaned_data["why"],
            on=clock.today(),
        )
        messages.success(request, f"{of.name} is on the list of {panel.name}.")
        return redirect("panel", panel.pk)
    back = reverse("child", args=[of.pk])
    return form_page(request, form, "Put before a panel", back, intro=of.name)


@page(Verb.HOLD_PANELS)
@POSTS
def close_case(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take a child off a panel's list without a decision."""
    case = case_for(request.user, id)
    form = CloseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        actions.close_case(by=request.user, case=case, why=why, on=clock.today())
        messages.success(request, f"{case.child.name} is off the list.")
        return redirect("panel", case.panel_id)
    act, back = "Take off the list", reverse("panel", args=[case.panel_id])
    intro = f"{case.child.name}: {case.why}"
    return form_page(request, form, act, back, intro=intro, button=act)


@page(Verb.SEE_CHILDREN)
@POSTS
def finish(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say that what a panel asked for is done: its owner, or who holds panels."""
    decision = decision_for(request.user, id)
    child = decision.case.child
    holds = theirs(request.user).filter(pk=child.pk).exists()
    if decision.done_on or not (holds or decision.owner_id == request.user.pk):
        raise Http404("not theirs")
    form = FinishForm(posted(request))
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        actions.finish(by=request.user, decision=decision, words=words, on=clock.today())
        messages.success(request, "Saved.")
        return redirect("child", child.pk)
    with transaction.atomic():
        audit.viewed(by=request.user, child=child.pk, page=decision.sitting.panel.name)
    back = reverse("child", args=[child.pk])
    intro = f"{child.name}: {decision.action}"
    return form_page(request, form, "Say that it is done", back, intro=intro)
