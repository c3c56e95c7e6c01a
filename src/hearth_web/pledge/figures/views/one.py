"""One figure: how it was reckoned, what it contradicts, and its correction."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.pledge.figures import actions
from hearth_web.pledge.figures.checking import told_about
from hearth_web.pledge.figures.forms import CorrectForm, StatusForm
from hearth_web.pledge.figures.queries import figure_for
from hearth_web.pledge.figures.rows import figure_of
from hearth_web.pledge.figures.views.register import STATUS_COLOURS, as_row, counts_of
from hearth_web.pledge.models import PrintedFigure

__all__ = ["correct", "figure", "status"]


@page(Verb.SEE_FIGURES)
@require_safe
def figure(request: HttpRequest, id: UUID) -> HttpResponse:
    """All that is kept of it."""
    row = figure_for(request.user, id)
    told, shown = told_about(request.user, row.document), as_row(row)
    context = {
        "row": row,
        "shown": shown,
        "facts": facts_of(row),
        "colour": STATUS_COLOURS[shown["status"]],
        "told": [each for each in told if row in [of for _, of in each.lines]],
        "newer": getattr(row, "corrected_by", None),
        "may_publish": request.user.may(Verb.PUBLISH_FIGURES),
    }
    return render(request, "pledge/figures/figure.html", context)


def facts_of(row: PrintedFigure) -> list[tuple[str, str]]:
    """What is known of it, a line each; what nobody gave is left out."""
    printed = figure_of(row)
    lines = (
        ("Printed", printed.shown),
        ("Of when", printed.when.words),
        ("Counts", counts_of(printed)),
        ("Part", row.category),
        ("Of whom", row.population),
        ("Whose", row.whose),
        ("Kind", "" if row.kind == "actual" else row.get_kind_display()),
        ("Where in the document", row.place),
        ("Definition", row.definition),
        ("Version of the definition", row.version),
        ("Source", row.source),
        ("Note", row.note),
    )
    return [(name, words) for name, words in lines if words]


@page(Verb.PUBLISH_FIGURES)
def correct(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put another value in its place; both are kept."""
    row = figure_for(request.user, id)
    form = CorrectForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            made = actions.correct(by=request.user, figure=row, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "The correction is kept, and what it corrects.")
            return redirect("figure", made.pk)
    return render(request, "pledge/figures/correct.html", {"row": row, "form": form})


@page(Verb.PUBLISH_FIGURES)
def status(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say how far it may be relied on."""
    row = figure_for(request.user, id)
    form = StatusForm(posted(request), initial={"status": row.status})
    if form.is_bound and form.is_valid():
        actions.set_status(by=request.user, figure=row, status=form.cleaned_data["status"])
        messages.success(request, "The status is kept.")
        return redirect("figure", row.pk)
    return render(request, "pledge/figures/status.html", {"row": row, "form": form})
