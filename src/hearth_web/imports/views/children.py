"""The children an import touches, and what would change for each."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hearth_web import audit
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.imports import queries, words
from hearth_web.imports.forms import ChildrenFilter
from hearth_web.imports.models import Import, Planned
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["child", "children"]

COLUMNS = (
    Column("child", "Child", link="href"),
    Column("what", "What happens", "tag", colours={"New": "green", "Left as it was": "red"}),
    Column("new", "New", "number"),
    Column("changed", "Changed", "number"),
    Column("ended", "Ended", "number"),
    Column("removed", "Removed", "number"),
    Column("held", "Kept back", "number"),
)


@page(Verb.SEE_IMPORTS, Verb.IMPORT)
def children(request: HttpRequest, id: UUID) -> HttpResponse:
    """Every child this person may see whom the import touches."""
    imported = queries.import_for(id)
    form = ChildrenFilter(request.GET)
    act = form.cleaned_data["act"] if form.is_valid() else ""
    table = Table(
        "Children in this import",
        COLUMNS,
        queries.children_of(request.user, imported, act).order_by("child"),
        per_page=50,
        empty="No children.",
        as_row=lambda planned: row(imported, planned),
    )
    hidden = queries.hidden_count(request.user, imported)
    context = {"imported": imported, "form": form, "is_filtered": bool(act), "hidden": hidden}
    return respond(request, table, "imports/children.html", context)


def row(imported: Import, planned: Planned) -> dict[str, Any]:
    """One line of the list."""
    counts = {n: getattr(planned, n) for n in ("new", "changed", "ended", "removed", "held")}
    return {
        "child": planned.child,
        "href": reverse("import-child", args=[imported.pk, planned.pk]),
        "what": fate(planned),
        **counts,
    }


def fate(planned: Planned) -> str:
    """What becomes of a child's record."""
    if planned.state == Planned.State.LEFT:
        return "Left as it was"
    return "New" if planned.is_new else "Changed"


@page(Verb.SEE_IMPORTS, Verb.IMPORT)
def child(request: HttpRequest, id: UUID, planned: int) -> HttpResponse:
    """What would change in one child's record, line by line."""
    imported = queries.import_for(id)
    one = queries.planned_for(request.user, imported, planned)
    changes = words.visible([*one.changes, *queries.ties_of(one)], request.user)
    names = words.Names(imported, changes)
    parts = [part(each, names, request.user) for each in changes]
    held = queries.record_of(request.user, one)
    with transaction.atomic():
        audit.record(
            by=request.user,
            action="people.child.seen",
            subject=one,
            child=held.pk if held else None,
            after={"page": f"import: {imported.title}", "identifier": one.child},
        )
    record = reverse("child", args=[held.pk]) if held else ""
    context = {"imported": imported, "planned": one, "parts": parts, "record": record}
    return render(request, "imports/child.html", context)


def part(each: dict[str, Any], names: words.Names, user: Any) -> dict[str, Any]:
    """One change as a table."""
    act = each["act"]
    columns = [Column("what", "What")]
    if act != "new":
        columns.append(Column("before", "As it is"))
    if act != "removed":
        columns.append(Column("after", "As it would be" if act != "new" else "Value"))
    caption = f"{words.ACTS[act]}: {words.title(each)}"
    return {
        "table": Table(caption, columns, words.lines(each, names, user)),
        "held": each.get("held"),
    }
