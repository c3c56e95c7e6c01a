"""What could not be used as given."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.imports import queries
from hearth_web.imports.forms import ProblemFilter
from hearth_web.imports.models import Problem
from hearth_web.ui.addresses import changed
from hearth_web.ui.navigation import Link
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["problems"]

LEFT_OUT, NOT_GIVEN, USED = "Left out", "Not given", "Used"
NOT_KNOWN = "Taken as not known"  # the cell; the rest of its row is used
COLUMNS = (
    Column("sentence", "What is wrong"),
    Column("fate", "What became of it", "tag", colours={LEFT_OUT: "red", NOT_KNOWN: "yellow"}),
    Column("file", "File"),
    Column("line", "Line", "number"),
    Column("column", "Column"),
)


@page(Verb.SEE_IMPORTS, Verb.IMPORT)
def problems(request: HttpRequest, id: UUID) -> HttpResponse:
    """Every problem by file, line and column; also as a file to work through."""
    imported = queries.import_for(id)
    form = ProblemFilter(request.GET, imported=imported)
    chosen = form.cleaned_data if form.is_valid() else {}
    table = Table(
        "Problems in the files",
        COLUMNS,
        queries.problems_of(request.user, imported, chosen),
        per_page=50,
        empty="No problems.",
        as_row=row,
    )
    links = [
        Link(f"{form[name].label}: {dict(form.fields[name].choices)[value]}",
             changed(request, **{name: None, "page": None}))
        for name, value in chosen.items() if value
    ]  # fmt: skip
    context = {"imported": imported, "form": form, "chosen": links}
    return respond(request, table, "imports/problems.html", context)


def fate(problem: Problem) -> str:
    """What became of what the problem is about."""
    if problem.blocking and problem.table and not (problem.file or problem.child):
        return NOT_GIVEN if problem.sentence.startswith("The ") else LEFT_OUT
    if problem.blocking and "taken as not known" in problem.sentence:
        return NOT_KNOWN
    return LEFT_OUT if problem.blocking else USED


def row(problem: Problem) -> dict[str, object]:
    """One line of the list."""
    return {
        "sentence": problem.sentence,
        "fate": fate(problem),
        "file": problem.file,
        "line": problem.line if problem.line is not None else "",
        "column": problem.column,
    }
