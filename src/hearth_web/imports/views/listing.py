"""The list of imports."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.imports import queries
from hearth_web.imports.models import Import
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["imports_list"]

COLOURS = {
    Import.State.READY.label: "yellow",
    Import.State.DONE.label: "green",
    Import.State.FAILED.label: "red",
}
COLUMNS = (
    Column("title", "What", link="href"),
    Column("at", "When", "time"),
    Column("who", "Who"),
    Column("file_count", "Files", "number"),
    Column("state", "State", "tag", colours=COLOURS),
)


@page(Verb.SEE_IMPORTS, Verb.IMPORT)
def imports_list(request: HttpRequest) -> HttpResponse:
    """Every import: who brought what, when, and what became of it."""
    table = Table(
        "Imports",
        COLUMNS,
        queries.imports(),
        per_page=25,
        empty="Nothing has been brought in yet.",
        as_row=row,
    )
    return respond(
        request, table, "imports/list.html", {"may_import": request.user.may(Verb.IMPORT)}
    )


def row(imported: Import) -> dict[str, Any]:
    """One line of the list."""
    return {
        "title": imported.title,
        "href": reverse("import", args=[imported.pk]),
        "at": imported.at,
        "who": imported.who,
        "file_count": imported.file_count,
        "state": imported.get_state_display(),
    }
