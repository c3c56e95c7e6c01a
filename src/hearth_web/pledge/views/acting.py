"""Actions: all of them as a list, and one with its history and a note of how it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.measures.words import join
from hearth.pledge.strategy import Action
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.pledge.actions import say_progress
from hearth_web.pledge.forms import LATE, ActionsFilter, ProgressForm
from hearth_web.pledge.models import Action as Row
from hearth_web.pledge.queries import action_for, strategy_for
from hearth_web.pledge.trees import Grown, grown, thing_of
from hearth_web.ui import clock
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["action", "actions"]


@dataclass(frozen=True)
class Line:
    """An action as a row."""

    href: str
    number: str
    wording: str
    promise: str
    leads: str
    due: date | None
    state: str


@page(Verb.SEE_PLEDGE)
@require_safe
def actions(request: HttpRequest, id: UUID) -> HttpResponse:
    """All of a strategy's, those that are late or of one state or service by choice."""
    strategy = strategy_for(request.user, id)
    held = grown(strategy)
    leads = sorted({lead for each in held.tree.every_action() for lead in each.leads})
    form = ActionsFilter(request.GET or None, leads=leads)
    asked = form.cleaned_data if form.is_valid() else {}
    lines = lines_of(held, asked)
    columns = (
        Column("number", "Number"),
        Column("wording", "What will be done", link="href"),
        Column("promise", "For"),
        Column("leads", "Who leads"),
        Column("due", "Due", kind="date"),
        Column("state", "State"),
    )
    table = Table(f"Actions of {strategy.title}", columns, lines)
    context = {"strategy": strategy, "filter": form}
    return respond(request, table, "pledge/actions.html", context)


def lines_of(held: Grown, asked: Mapping[str, str]) -> list[Line]:
    """Every action that is asked for, in the order of the strategy."""
    today = clock.today()
    mine = [(each, "The strategy") for each in held.tree.actions]
    mine += [(each, promise.name) for promise in held.tree.promises() for each in promise.actions]
    return [
        line_of(each, name, address(held.row_of(each)), today)
        for each, name in mine
        if fits(each, asked, today)
    ]


def line_of(action: Action, promise: str, href: str, today: date) -> Line:
    """One action."""
    state = f"{action.state.value.capitalize()}{', late' if action.is_late(today) else ''}"
    leads = join(action.leads)
    return Line(href, action.number, action.wording, promise, leads, action.due, state)


def address(row: Row) -> str:
    """The page of an action."""
    return reverse("pledge-action", args=[row.strategy_id, row.pk])


def fits(action: Action, asked: Mapping[str, str], today: date) -> bool:
    """Whether an action is asked for."""
    state, lead = asked.get("state", ""), asked.get("lead", "")
    of_state = action.is_late(today) if state == LATE else state in ("", action.state)
    return of_state and (not lead or lead in action.leads)


@page(Verb.SEE_PLEDGE)
def action(request: HttpRequest, id: UUID, action: UUID) -> HttpResponse:
    """One action; those who may say here how it goes."""
    row = action_for(request.user, id, action)
    may_change = request.user.may(Verb.MANAGE_PLEDGE)
    if request.method == "POST" and not may_change:
        raise Http404("role")
    form = ProgressForm(posted(request))
    if form.is_bound and form.is_valid():
        say_progress(by=request.user, action=row, values=form.cleaned_data)
        messages.success(request, "What you said is kept.")
        return redirect("pledge-action", id, action)
    history = list(row.history.all())
    context = {
        "strategy": row.strategy,
        "row": row,
        "is_late": thing_of(row).is_late(clock.today()),
        "history": history[::-1],
        "form": form,
        "may_change": may_change,
    }
    return render(request, "pledge/action.html", context)
