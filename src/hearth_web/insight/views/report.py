"""The board report: asked for, made in the background, taken away."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hearth_web import audit
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.bridge.house import council
from hearth_web.bridge.memory import at_hand
from hearth_web.insight.days import reach_of
from hearth_web.insight.forms import ReportForm
from hearth_web.insight.queries import report_for, theirs
from hearth_web.insight.reports import ask_for_report, file_of
from hearth_web.ui.beside import shown_beside

__all__ = ["download", "files", "report"]

SHOWN = 20
WORDS = {
    "html": "Web page",
    "docx": "Word, to edit",
    "pdf": "PDF, to print",
    "csv": "Every figure, as CSV",
    "figures.csv": "The figures it prints, as CSV, to hold other documents against",
}


@page(Verb.MAKE_REPORT)
def report(request: HttpRequest) -> HttpResponse:
    """Choose the day and the readers; those made before are listed."""
    reach = reach_of(at_hand().record) if council() else None
    if reach is None:
        return redirect("picture")
    exact = request.user.may(Verb.SEE_EXACT_NUMBERS)
    form = ReportForm(
        request.POST or None,
        initial={"as_at": reach.usual, "readers": "public"},
        reach=reach,
        may_be_exact=exact,
    )
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["as_at"]
        made = ask_for_report(by=request.user, as_at=day, public=form.is_public)
        return redirect("job", made.job_id)
    context = {"form": form, "reports": theirs(request.user)[:SHOWN], "reach": reach}
    return render(request, "insight/report.html", context)


@page(Verb.MAKE_REPORT)
@require_safe
def files(request: HttpRequest, id: UUID) -> HttpResponse:
    """The files of a report."""
    found = report_for(request.user, id)
    listed = [
        (name, WORDS.get(name) or WORDS.get(name.rsplit(".")[-1], name)) for name in found.files
    ]
    context = {"report": found, "listed": listed, "beside": shown_beside(request, found)}
    return render(request, "insight/report_files.html", context)


@page(Verb.MAKE_REPORT)
@require_safe
def download(request: HttpRequest, id: UUID, name: str) -> FileResponse:
    """One file, always as a file to keep: nothing of it runs on this site."""
    found = report_for(request.user, id)
    kept = file_of(found, name)
    if kept is None:
        raise Http404("no such file")
    path, kind = kept
    with transaction.atomic():
        audit.record(
            by=request.user,
            action="insight.report.downloaded",
            subject=found,
            after={"file": name, "public": found.public},
        )
    day = found.as_at.isoformat()
    stem, _, suffix = name.rpartition(".")
    response = FileResponse(path.open("rb"), content_type=kind, as_attachment=True,
                            filename=f"{stem}-{day}.{suffix}")  # fmt: skip
    response["Cache-Control"] = "no-store"
    return response
