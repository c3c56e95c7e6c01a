"""Bringing a strategy as a file: what was understood, what was wrong, and the decision."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearth.errors import UnreadableError
from hearth.measures.words import plural
from hearth.pledge.reading import strategy_from
from hearth.pledge.sentences import held_in
from hearth.pledge.versions import changes
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.pledge import actions
from hearth_web.pledge.forms import BringForm
from hearth_web.pledge.planting import ambition_called
from hearth_web.pledge.queries import brought_for, strategies_for
from hearth_web.pledge.trees import grown
from hearth_web.ui.tables import Column, Table

__all__ = ["bring", "preview", "walk_away"]

LEFT_OUT, KEPT = "Left out", "The rest is kept"
COLUMNS = (Column("problem", "What is wrong"), Column("became", "What becomes of it"))


@page(Verb.MANAGE_PLEDGE)
def bring(request: HttpRequest) -> HttpResponse:
    """Choose a file; nothing is kept until it is accepted."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    strategies = strategies_for(request.user).filter(closed_at=None)
    form = BringForm(*given, strategies=strategies)
    if form.is_bound and form.is_valid():
        file, replaces = form.cleaned_data["file"], form.cleaned_data["replaces"]
        try:
            brought = actions.bring(
                by=request.user, name=file.name, data=file.read(), replaces=replaces
            )
        except UnreadableError as error:
            form.add_error("file", str(error))
        else:
            return redirect("pledge-brought", brought.pk)
    return render(request, "pledge/bring.html", {"form": form})


@page(Verb.MANAGE_PLEDGE)
def preview(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the file says and what is wrong with it; sent, it is brought in."""
    brought = brought_for(request.user, id)
    tree = strategy_from(brought.text.encode(), brought.name).strategy
    if posted(request) is not None and tree.title:
        try:
            made = actions.accept(by=request.user, brought=brought)
        except ValidationError as error:
            messages.error(request, error.message)
            return redirect("pledges")
        messages.success(request, f"{made.title} is brought in.")
        return redirect("pledge", made.pk)
    rows = [
        {
            "problem": each["problem"],
            "became": LEFT_OUT if each["left_out"] else KEPT,
        }
        for each in brought.problems
    ]
    context = {
        "brought": brought,
        "tree": tree,
        "holds": held_in(tree),
        "table": Table(f"{plural(len(rows), 'thing')} to look at", COLUMNS, rows),
        "stands_alone": tree.under is not None and ambition_called(tree.under) is None,
        "changes": changes(grown(brought.replaces).tree, tree) if brought.replaces else [],
    }
    return render(request, "pledge/preview.html", context)


@page(Verb.MANAGE_PLEDGE)
def walk_away(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ask once, then forget the file."""
    brought = brought_for(request.user, id)
    if request.method == "POST":
        actions.walk_away(by=request.user, brought=brought)
        messages.success(request, f"{brought.name} is forgotten. Nothing was changed.")
        return redirect("pledges")
    return render(request, "pledge/walk_away.html", {"brought": brought})
