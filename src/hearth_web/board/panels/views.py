"""Pages of panels: all of them, one with its list, a sitting, and what it decides about a child."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.access.pages import SignedInRequest, page, posted
from hearth_web.access.verbs import Verb
from hearth_web.board.panels import actions
from hearth_web.board.panels.forms import (
    BY_HAND,
    AddPanel,
    CaseForm,
    ChangePanel,
    CloseForm,
    DecisionForm,
    FinishForm,
    SittingForm,
)
from hearth_web.board.panels.models import Panel, PanelDecision, Sitting
from hearth_web.board.panels.queries import (
    Listed,
    case_for,
    child_of,
    decision_for,
    decisions_of,
    may_set_up,
    open_actions,
    panel_for,
    panels,
    sitting_for,
    theirs,
    waiting,
    waiting_at_each,
)
from hearth_web.board.panels.tables import (
    action_table,
    by_what,
    list_table,
    next_sitting,
    panel_table,
)
from hearth_web.people.finding import find
from hearth_web.people.models import Child
from hearth_web.quality.queries.audits import signing_in
from hearth_web.ui import clock
from hearth_web.ui.tables import respond

__all__ = [
    "add",
    "add_child",
    "change",
    "close_case",
    "decide",
    "finish",
    "index",
    "look_for",
    "one",
    "sit",
    "sitting",
]

POSTS = require_http_methods(["GET", "HEAD", "POST"])
MOST_FOUND = 20
LONGEST = 200


@page(Verb.HOLD_PANELS)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every panel, and how much waits for each, of the children this person may see."""
    user, today = request.user, clock.today()
    every = panels(closed=may_set_up(user))
    sit = [panel for panel in every if panel.open]
    late = {panel.pk: open_actions(user, panel).filter(due__lt=today).count() for panel in sit}
    days = {panel: next_sitting(panel, today) or today for panel in sit}
    table = panel_table(sit, waiting_at_each(user, days, today), late, today)
    context = {"may": may_set_up(user), "closed": [panel for panel in every if not panel.open]}
    return respond(request, table, "board/panels/index.html", context)


@page(Verb.HOLD_PANELS)
@require_safe
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One panel: whom it looks at next, what is still to be done, when it sat."""
    panel, user, today = panel_for(id), request.user, clock.today()
    on = next_sitting(panel, today)
    listed = waiting(user, panel, on or today)
    seen(user, listed, panel)
    context = {
        "panel": panel,
        "by": by_what(panel),
        "next": on,
        "actions": action_table(open_actions(user, panel), today),
        "sittings": panel.sittings.all(),
        "may": may_set_up(user),
    }
    return respond(request, list_table(listed, today, None), "board/panels/panel.html", context)


def seen(user: User, listed: list[Listed], panel: Panel) -> None:
    """Log, in each child's record, that this person read why the child is before a panel."""
    with transaction.atomic():
        entries = [
            audit.Entry("people.child.seen", None, each.child.pk, None, {"page": panel.name})
            for each in listed
        ]
        if entries:
            audit.record_many(by=user, entries=entries)


@page(Verb.MANAGE_FINDINGS)
@POSTS
def add(request: HttpRequest) -> HttpResponse:
    """Set up a panel."""
    form = AddPanel(posted(request), taken=[each.name for each in panels(closed=True)])
    if request.method == "POST" and form.is_valid():
        made = actions.set_up_panel(by=request.user, values=form.cleaned_data)
        messages.success(request, f"{made.name} is set up.")
        return redirect("panel", made.pk)
    context = {"form": form, "title": "Set up a panel", "back": reverse("panels")}
    return render(request, "quality/form.html", context)


@page(Verb.MANAGE_FINDINGS)
@POSTS
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change a panel, close it or open it again."""
    panel = panel_for(id)
    names = ("name", "kind", "rule", "number", "every_weeks", "chair", "terms", "open")
    initial = {name: getattr(panel, name) for name in (*names, "version")}
    initial["rule"] = panel.rule or BY_HAND
    taken = [each.name for each in panels(closed=True) if each.pk != panel.pk]
    form = ChangePanel(posted(request), initial=initial, version=panel.version, taken=taken)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in names}
        try:
            actions.change_panel(by=request.user, panel=panel, values=values, version=panel.version)
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, "Saved.")
            return redirect("panel", panel.pk)
    back = reverse("panel", args=[panel.pk])
    context = {"form": form, "title": f"Change {panel.name}", "back": back}
    return render(request, "quality/form.html", context)


@page(Verb.HOLD_PANELS)
@POSTS
def sit(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say on which day the panel sits; of a day that is known, who was there."""
    panel = panel_for(id)
    initial = {"on": next_sitting(panel, clock.today()) or clock.today(), "chair": panel.chair}
    form = SittingForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        held = actions.hold_sitting(by=request.user, panel=panel, values=form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("panel-sitting", held.pk)
    back = reverse("panel", args=[panel.pk])
    context = {"form": form, "title": "A sitting", "intro": panel.name, "back": back}
    return render(request, "quality/form.html", context)


@page(Verb.HOLD_PANELS)
@require_safe
def sitting(request: HttpRequest, id: UUID) -> HttpResponse:
    """A sitting: whom it still has to look at, and what it decided."""
    held, user, today = sitting_for(id), request.user, clock.today()
    decided = list(decisions_of(user, held))
    done = {each.case.child_id for each in decided}
    listed = [each for each in waiting(user, held.panel, held.on) if each.child.pk not in done]
    seen(user, listed, held.panel)
    context = {"sitting": held, "panel": held.panel, "decided": decided}
    table = list_table(listed, today, held)
    return respond(request, table, "board/panels/sitting.html", context)


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
    form = DecisionForm(posted(request), initial=initial_of(before), people=people)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide(by=request.user, sitting=held, listed=listed, values=form.values)
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
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
        "action": before.action,
        "owner": str(before.owner_id or ""),
        "owner_words": before.owner_words,
        "due": before.due,
        "again": "yes" if before.next_on else "no",
        "next_on": before.next_on,
    }


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
    context = {
        "form": form,
        "title": "Put before a panel",
        "intro": of.name,
        "back": reverse("child", args=[of.pk]),
    }
    return render(request, "quality/form.html", context)


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
    context = {
        "form": form,
        "title": "Take off the list",
        "intro": f"{case.child.name}: {case.why}",
        "back": reverse("panel", args=[case.panel_id]),
        "button": "Take off the list",
    }
    return render(request, "quality/form.html", context)


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
    context = {
        "form": form,
        "title": "Say that it is done",
        "intro": f"{child.name}: {decision.action}",
        "back": reverse("child", args=[child.pk]),
    }
    return render(request, "quality/form.html", context)
