"""What imports left out, for the page of data quality."""

from __future__ import annotations

from django.urls import reverse

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.imports import queries
from hearth_web.imports.models import Import, Problem
from hearth_web.ui.tables import Column, Table

__all__ = ["left_out"]

MOST = 50  # the pages of the imports have them all
COLUMNS = (
    Column("sentence", "What is wrong"),
    Column("file", "File"),
    Column("line", "Line", "number"),
    Column("title", "Import", link="href"),
)


def left_out(user: User) -> Table | None:
    """Rows that the last imports left out; None for those who may not see imports."""
    if not (user.may(Verb.SEE_IMPORTS) or user.may(Verb.IMPORT)):
        return None
    rows, count = list[dict[str, object]](), 0
    for imported in queries.newest_of_each():
        problems = queries.problems_of(user, imported, {"left_out": "yes"}).exclude(file="")
        count += problems.count()
        rows += [row(imported, each) for each in problems[: MOST - len(rows)]]
    if not rows:
        return None
    more = count - len(rows)
    notes = ["Mend them where the file came from, then bring the file in again."]
    if more:
        notes.insert(0, f"{more:,} more are on the pages of the imports.")
    return Table("Left out by imports", COLUMNS, rows, notes=notes, per_page=0)


def row(imported: Import, problem: Problem) -> dict[str, object]:
    """One line."""
    return {
        "sentence": problem.sentence,
        "file": problem.file,
        "line": problem.line if problem.line is not None else "",
        "title": imported.title,
        "href": reverse("import-problems", args=[imported.pk]) + "?left_out=yes",
    }
