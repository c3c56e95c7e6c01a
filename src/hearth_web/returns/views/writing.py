"""The files of a year's return: written from the record, and taken away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.dates import CollectionYear
from hearth.returns.ssda903 import rule_called
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.jobs.models import Job
from hearth_web.returns import filing
from hearth_web.returns.asking import year_of
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["download", "made", "write"]

WORDS = {".zip": "The CSV set, in one zip file", ".xml": "The same return as one XML file"}


@page(Verb.IMPORT)
def write(request: HttpRequest) -> HttpResponse:
    """Have a year's return written; those written in the last days are listed."""
    year = year_of(request.GET.get("year", ""))
    if year is None:
        return redirect("return")  # which says that nothing is held
    if request.method == "POST":
        job = filing.ask_for_return(by=request.user, year=year)
        return redirect("job", job.pk)
    context = {
        "label": CollectionYear(year).label,
        "back": f"{reverse('return')}?year={year}",
        "before": filing.made_before(year),
        "kept": filing.KEPT.days,
    }
    return render(request, "returns/write.html", context)


@page(Verb.IMPORT)
@require_safe
def made(request: HttpRequest, id: UUID) -> HttpResponse:
    """What was written: the files, the rows of each table, what fails and what is not held."""
    job = filing.return_made(id)
    result, year = filing.result_of(job), job.arguments["year"]
    context = {
        "job": job,
        "label": CollectionYear(year).label,
        "again": f"{reverse('return-write')}?year={year}",
        "files": files_listed(job),
        "kept": filing.KEPT.days,
        "rows": rows_table(result["rows"]),
        "failing": sum(result["failing"].values()),
        "remarks": result["remarks"],
        "beside": result["beside"],
        "sent": f"{reverse('return-sent')}?year={year}",
    }
    return respond(request, failing_table(result["failing"]), "returns/written.html", context)


def files_listed(job: Job) -> list[dict[str, Any]]:
    """The files that are still there."""
    return [
        {
            "name": name,
            "size": size,
            "words": next(w for end, w in WORDS.items() if name.endswith(end)),
        }
        for name, size in filing.result_of(job)["files"].items()
        if filing.file_of(job, name)
    ]


def rows_table(rows: dict[str, int]) -> Table:
    """How many rows each table has."""
    columns = [Column("table", "Table"), Column("rows", "Rows", "number")]
    counted = [{"table": table, "rows": count} for table, count in rows.items()]
    return Table("Rows in each table", columns, counted)


def failing_table(failing: dict[str, int]) -> Table:
    """How many rows fail each check, and what to do about it."""
    columns = [
        Column("rule", "Check", link="href"),
        Column("rows", "Rows", "number"),
        Column("message", "What to do"),
    ]
    rows = [
        {
            "rule": code,
            "href": reverse("return-rule", args=[code]),
            "rows": count,
            "message": rule_called(code).message,
        }
        for code, count in failing.items()
    ]
    return Table("Checks that fail", columns, rows, empty="No check fails.")


@page(Verb.IMPORT)
@require_safe
def download(request: HttpRequest, id: UUID, name: str) -> FileResponse:
    """One file, always as a file to keep."""
    path, kind = filing.take_away(by=request.user, job=filing.return_made(id), name=name)
    response = FileResponse(path.open("rb"), content_type=kind, as_attachment=True, filename=name)
    response["Cache-Control"] = "no-store"
    return response
