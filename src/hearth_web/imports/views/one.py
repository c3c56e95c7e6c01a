"""One import: how far it is, its preview, or what it changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hearth.documents.sentences import plural
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.imports import queries
from hearth_web.imports.forms import AcceptForm
from hearth_web.imports.models import Import, ImportFile, Planned
from hearth_web.imports.words import KINDS, kind
from hearth_web.returns import queries as returns
from hearth_web.ui.tables import Column, Table

__all__ = ["one"]

State = Import.State
TEMPLATES = {
    State.UPLOADED: "imports/working.html",
    State.READING: "imports/working.html",
    State.READY: "imports/preview.html",
    State.APPLYING: "imports/working.html",
    State.DONE: "imports/done.html",
    State.WALKED_AWAY: "imports/walked_away.html",
    State.FAILED: "imports/failed.html",
}
ACTS = ("new", "changed", "ended", "removed", "held")


@page(Verb.SEE_IMPORTS, Verb.IMPORT)
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """The page of an import, by where it is."""
    imported = queries.import_for(id)
    context: dict[str, Any] = {"imported": imported, "files": files_table(imported)}
    context["may_import"] = request.user.may(Verb.IMPORT)
    if imported.state in (State.READY, State.DONE):
        context |= found(request, imported)
    return render(request, TEMPLATES[State(imported.state)], context)


def found(request: HttpRequest, imported: Import) -> dict[str, Any]:
    """What a preview, or a finished import, shows."""
    return {
        "form": AcceptForm(),
        "checks": returns.checks_of_import(request.user, imported.pk),
        "counts": counts_table(imported),
        "children": queries.tallies(imported),
        "hidden": queries.hidden_count(request.user, imported),
        "problem_count": queries.problems_of(request.user, imported, {}).count(),
        "left_out_count": queries.problems_of(request.user, imported, {"left_out": "yes"}).count(),
        "not_kept": not_kept(imported),
    }


def counts_table(imported: Import) -> Table:
    """How many of each kind of record would be new, changed, ended, removed, kept back."""
    counts = imported.counts.get("kinds", {})
    order = {label: at for at, label in enumerate(KINDS)}
    rows = [
        {"kind": kind(label)[0], **{act: counts[label].get(act, 0) for act in ACTS}}
        for label in sorted(counts, key=lambda label: order.get(label, len(order)))
    ]
    heads = {"new": "New", "changed": "Changed", "ended": "Ended", "removed": "Removed"}
    columns = [Column("kind", "Record"), *(Column(a, w, "number") for a, w in heads.items())]
    if any(row["held"] for row in rows):
        words = "Corrections written over" if imported.overwrite else "Kept back"
        columns.append(Column("held", words, "number"))
    done = imported.state == State.DONE
    caption = "What it changed" if done else "What it would change"
    notes = []
    if done and imported.planned.filter(state=Planned.State.LEFT).exists():
        notes = ["What was planned for records left as they were is counted too."]
    empty = "Nothing: all of it is known already."
    return Table(caption, columns, rows, notes=notes, empty=empty)


def files_table(imported: Import) -> Table:
    """What each file was recognised as."""
    earlier = queries.earlier_imports(imported)
    rows = [row for f in imported.files.all() for row in file_rows(f, earlier.get(f.digest))]
    columns = [
        Column("name", "File"),
        Column("what", "Recognised as"),
        Column("year", "Year"),
        Column("rows", "Rows", "number"),
    ]
    if any(row["before"] for row in rows):
        columns.append(Column("before", "Imported before", link="before_href"))
    return Table("Files", columns, rows)


def file_rows(file: ImportFile, earlier: Import | None) -> list[dict[str, Any]]:
    """A line for each table in a file, one at least."""
    common = {
        "name": file.name,
        "before": f"By {earlier.who}" if earlier else "",
        "before_href": reverse("import", args=[earlier.pk]) if earlier else "",
    }
    unread = "" if file.imported.state in (State.UPLOADED, State.READING) else "Nothing"
    held = file.held or [{"table": unread, "year": None, "rows": 0, "kept": True}]
    return [common | {"what": what(one), "year": year(one), "rows": one["rows"]} for one in held]


def what(one: dict[str, Any]) -> str:
    """A table's name, and whether Hearth keeps it."""
    return one["table"] if one["kept"] else f"{one['table']} (read, not kept)"


def year(one: dict[str, Any]) -> str:
    """A collection year as people write it."""
    return f"{one['year'] - 1}-{one['year'] % 100:02}" if one["year"] else ""


def not_kept(imported: Import) -> list[str]:
    """Sentences about the people in the files whose record is not kept here."""
    over = imported.counts.get("not_kept", {})
    said = {
        "need": need_words,
        "others": others_words,
        "adopters": adopter_words,
    }
    return [words(over[kind]) for kind, words in said.items() if over.get(kind)]


def need_words(count: int) -> str:
    """Of children of lists 6 and 7 and their like who were never in care."""
    who = plural(count, "child is", "children are")
    return (
        f"{who} in need or on a child protection plan, and never in care. Hearth is the record of "
        "children in care and care leavers, so nothing of theirs is kept."
    )


def others_words(count: int) -> str:
    """Of anybody else."""
    who = plural(count, "other person in the files is", "other people in the files are")
    return f"{who} neither in care nor a care leaver. Nothing of theirs is kept."


def adopter_words(count: int) -> str:
    """Of adopters whom no child here is with."""
    who = plural(count, "adopter belongs", "adopters belong")
    return f"{who} to the family of no child here. Nothing of theirs is kept."
