"""Accepting an import, or walking away from it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.imports import actions, queries
from hearth_web.imports.forms import AcceptForm

__all__ = ["accept", "go_on", "walk_away"]


@page(Verb.IMPORT)
@require_POST
def accept(request: HttpRequest, id: UUID) -> HttpResponse:
    """Have the changes made."""
    imported = queries.import_for(id)
    form = AcceptForm(request.POST)
    if form.is_valid():
        actions.accept(by=request.user, imported=imported, overwrite=form.overwrite)
    return redirect("import", imported.pk)


@page(Verb.IMPORT)
def walk_away(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ask once, then change nothing and remove the files."""
    imported = queries.import_for(id)
    if request.method == "POST":
        actions.walk_away(by=request.user, imported=imported)
        return redirect("import", imported.pk)
    return render(request, "imports/walk_away.html", {"imported": imported})


@page(Verb.IMPORT)
@require_POST
def go_on(request: HttpRequest, id: UUID) -> HttpResponse:
    """Go on with an accepted import whose work was given up."""
    imported = queries.import_for(id)
    actions.go_on(by=request.user, imported=imported)
    return redirect("import", imported.pk)
