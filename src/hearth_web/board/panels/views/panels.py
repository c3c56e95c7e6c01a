"""Pages of panels: all of them, one with its list, and setting one up."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.access.views.people import saved
from hearth_web.board.panels import actions
from hearth_web.board.panels.forms import (
    BY_HAND,
    AddPanel,
    ChangePanel,
)
from hearth_web.board.panels.mine import mine
from hearth_web.board.panels.models import Panel
from hearth_web.board.panels.queries import (
    Listed,
    may_set_up,
    open_actions,
    panel_for,
    panels,
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
from hearth_web.quality.views.around import form_page
from hearth_web.ui import clock
from hearth_web.ui.tables import respond

__all__ = ["add", "change", "index", "my_actions", "one", "seen"]

POSTS = require_http_methods(["GET", "HEAD", "POST"])


@page(anyone_signed_in=True)
@require_safe
def my_actions(request: HttpRequest) -> HttpResponse:
    """What plans, audits and panels ask of this person."""
    table = mine(request.user, clock.today())
    return render(request, "board/panels/mine.html", {"table": table})


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
        "table": list_table(listed, today, None),
    }
    return render(request, "board/panels/panel.html", context)


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
    return form_page(request, form, "Set up a panel", reverse("panels"))


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

    def save(_: object) -> None:
        values = {name: form.cleaned_data[name] for name in names}
        actions.change_panel(by=request.user, panel=panel, values=values, version=panel.version)

    if request.method == "POST" and saved(form, save):
        messages.success(request, "Saved.")
        return redirect("panel", panel.pk)
    return form_page(request, form, f"Change {panel.name}", reverse("panel", args=[panel.pk]))
