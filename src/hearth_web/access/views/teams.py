"""Teams: the list, a new one, and changing one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hearth_web.access.actions import teams as actions
from hearth_web.access.forms.settings import AddTeam, ChangeTeam
from hearth_web.access.models import Team
from hearth_web.access.pages import page, posted
from hearth_web.access.queries import team, teams
from hearth_web.access.verbs import Verb
from hearth_web.access.views.people import saved
from hearth_web.access.views.tables import team_table
from hearth_web.ui.tables import respond

__all__ = ["add", "change", "index"]


@page(Verb.MANAGE_USERS)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every team."""
    return respond(request, team_table(teams()), "access/teams/index.html")


@page(Verb.MANAGE_USERS)
def add(request: HttpRequest) -> HttpResponse:
    """A new team."""
    form = AddTeam(posted(request))
    if request.method == "POST" and saved(
        form, lambda said: actions.add_team(by=request.user, **said)
    ):
        messages.success(request, f"{form.cleaned_data['name']} is added.")
        return redirect("settings-teams")
    return render(request, "access/teams/form.html", {"form": form, "title": "Add a team"})


@page(Verb.MANAGE_USERS)
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """A team's name, code and place; close it or open it again."""
    one = team(id)
    initial = {
        "name": one.name,
        "code": one.code,
        "parent": one.parent_id,
        "open": one.open,
    }
    form = ChangeTeam(posted(request), initial=initial, version=one.version)
    if request.method == "POST" and saved(form, lambda said: change_as(request, one, said)):
        messages.success(request, "Saved.")
        return redirect("settings-teams")
    context = {"form": form, "title": f"Change {one.name}"}
    return render(request, "access/teams/form.html", context)


def change_as(request: HttpRequest, one: Team, said: dict[str, Any]) -> None:
    """Change the team as the form says."""
    actions.change_team(
        by=request.user,
        team=one,
        name=said["name"],
        code=said["code"],
        parent=said["parent"],
        open=said["open"],
    )
