"""A document and its figures: looked at, published, or forgotten while it is only prepared."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hearth.published import Severity
from hearth_web.access.pages import page, posted
from hearth_web.access.verbs import Verb
from hearth_web.pledge.figures import actions
from hearth_web.pledge.figures.checking import told_about, unanswered
from hearth_web.pledge.figures.forms import AnswerForm, PublishForm
from hearth_web.pledge.figures.queries import document_for
from hearth_web.pledge.figures.views.register import COLUMNS, as_row
from hearth_web.pledge.models import FigureDocument
from hearth_web.ui.clock import today
from hearth_web.ui.tables import Table, respond

__all__ = ["answer_all", "document", "forget", "publish"]

OF_A_DOCUMENT = ("document", "published")
PER_PAGE = 100


@page(Verb.SEE_FIGURES)
@require_safe
def document(request: HttpRequest, id: UUID) -> HttpResponse:
    """What it prints, and what that contradicts."""
    found = document_for(request.user, id)
    rows = found.figures.select_related("document", "corrected_by").order_by("at_place")
    table = Table(
        f"Figures of {found.title}",
        [column for column in COLUMNS if column.key not in OF_A_DOCUMENT],
        rows, per_page=PER_PAGE, as_row=as_row,
    )  # fmt: skip
    told = told_about(request.user, found)
    context = {
        "document": found,
        "told": [each for each in told if each.finding.severity is not Severity.EXPLAINED],
        "explained": [each for each in told if each.finding.severity is Severity.EXPLAINED],
        "waiting": unanswered(told),
        "may_publish": request.user.may(Verb.PUBLISH_FIGURES),
    }
    return respond(request, table, "pledge/figures/document.html", context)


@page(Verb.PUBLISH_FIGURES)
def publish(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say the day it goes; its figures are frozen with that."""
    found = prepared(request, id)
    form = PublishForm(posted(request), initial={"on": found.published_on or today()})
    if form.is_bound and form.is_valid():
        try:
            actions.publish(by=request.user, document=found, on=form.cleaned_data["on"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"The figures of {found.title} are published.")
            return redirect("figures-document", found.pk)
    waiting = unanswered(told_about(request.user, found))
    context = {"document": found, "form": form, "waiting": waiting}
    return render(request, "pledge/figures/publish.html", context)


@page(Verb.PUBLISH_FIGURES)
def answer_all(request: HttpRequest, id: UUID) -> HttpResponse:
    """Give one reason for all its contradictions, such as what was recorded late."""
    found = document_for(request.user, id)
    waiting = unanswered(told_about(request.user, found))
    if not waiting:
        return redirect("figures-document", found.pk)
    form = AnswerForm(posted(request))
    if form.is_bound and form.is_valid():
        actions.answer(by=request.user, told=waiting, reason=form.cleaned_data["reason"])
        messages.success(request, "Your reason is kept with each of them.")
        return redirect("figures-document", found.pk)
    context = {"document": found, "form": form, "waiting": waiting}
    return render(request, "pledge/figures/answer_all.html", context)


@page(Verb.PUBLISH_FIGURES)
def forget(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ask once, then forget what was prepared."""
    found = prepared(request, id)
    if request.method == "POST":
        actions.discard(by=request.user, document=found)
        messages.success(request, f"What was prepared of {found.title} is forgotten.")
        return redirect("figures")
    return render(request, "pledge/figures/forget.html", {"document": found})


def prepared(request: HttpRequest, id: UUID) -> FigureDocument:
    """A document that is not published yet, and by itself; Http404 for any other."""
    found = document_for(request.user, id)
    if found.published_at is not None or found.goes_with:
        raise Http404("it is published, or goes with something else")
    return found
