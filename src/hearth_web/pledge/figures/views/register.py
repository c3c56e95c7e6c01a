"""The register: every figure that was published, and the same as a file."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.published import Figure, write_figures
from hearth_web import audit
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.pledge.figures.forms import SUPERSEDED, RegisterFilter
from hearth_web.pledge.figures.queries import (
    documents_for,
    figures_for,
    prepared_for,
    reports_to_publish,
)
from hearth_web.pledge.figures.rows import figure_of
from hearth_web.pledge.models import PrintedFigure
from hearth_web.ui.addresses import changed
from hearth_web.ui.files import to_keep
from hearth_web.ui.navigation import Link
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["COLUMNS", "STATUS_COLOURS", "as_row", "counts_of", "file", "register"]

PER_PAGE = 50
STATUS_COLOURS = {
    "Final": "green",
    "Provisional": "blue",
    "Needs validation": "yellow",
    "Superseded": "grey",
}
COLUMNS = (
    Column("name", "What it counts", link="href"),
    Column("value", "Printed"),
    Column("when", "Of when"),
    Column("document", "Document", link="document_href"),
    Column("place", "Where in it"),
    Column("status", "Status", kind="tag", colours=STATUS_COLOURS),
    Column("counts", "Counts"),
    Column("published", "Published", kind="date"),
)


@page(Verb.SEE_FIGURES)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Every published figure, narrowed as the address asks."""
    documents = documents_for(request.user).exclude(published_at=None)
    choices = [(str(each.pk), each.title) for each in documents]
    form = RegisterFilter(request.GET or None, documents=choices)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = narrowed(figures_for(request.user), asked).order_by("-last", "quantity", "at_place")
    table = Table(
        "Published figures", COLUMNS, rows, per_page=PER_PAGE, as_row=as_row,
        empty="No published figure is like this.",
    )  # fmt: skip
    may_publish = request.user.may(Verb.PUBLISH_FIGURES)
    context = {
        "form": form,
        "chosen": chosen_links(request, form, asked),
        "clear": reverse("figures"),
        "any": bool(choices),
        "may_publish": may_publish,
        "prepared": prepared_for(request.user) if may_publish else (),
        "reports": reports_to_publish(request.user) if may_publish else (),
    }
    return respond(request, table, "pledge/figures/register.html", context)


def narrowed(rows: QuerySet[PrintedFigure], asked: dict[str, Any]) -> QuerySet[PrintedFigure]:
    """Only what was asked for."""
    if words := asked.get("words"):
        parts = Q(quantity__icontains=words) | Q(label__icontains=words)
        rows = rows.filter(parts | Q(category__icontains=words) | Q(population__icontains=words))
    if document := asked.get("document"):
        rows = rows.filter(document=document)
    if kind := asked.get("kind"):
        rows = rows.filter(kind=kind)
    if since := asked.get("since"):
        rows = rows.filter(last__gte=since)
    if until := asked.get("until"):
        rows = rows.filter(last__lte=until)
    status = asked.get("status")
    if status == SUPERSEDED:
        return rows.exclude(corrected_by=None)
    return rows.filter(status=status, corrected_by=None) if status else rows


def chosen_links(request: HttpRequest, form: RegisterFilter, asked: dict[str, Any]) -> list[Link]:
    """What is filtered by, each a link that takes it away."""
    links = []
    for name, value in asked.items():
        if value in ("", None):
            continue
        field = form.fields[name]
        words = dict(getattr(field, "choices", ())).get(value, value)
        gone = {key: None for key in request.GET if key == name or key.startswith(f"{name}-")}
        links.append(Link(f"{field.label}: {words}", changed(request, **gone, page=None)))
    return links


def as_row(row: PrintedFigure) -> dict[str, Any]:
    """A figure as the tables show it."""
    figure = figure_of(row)
    return {
        "name": figure.name,
        "href": reverse("figure", args=[row.pk]),
        "value": figure.shown,
        "when": figure.when.words,
        "document": row.document.title,
        "document_href": reverse("figures-document", args=[row.document_id]),
        "place": row.place,
        "status": status_of(row),
        "counts": counts_of(figure),
        "published": row.document.published_on,
        "told_href": f"{reverse('figures-told')}?{urlencode({'quantity': row.quantity})}",
    }


def status_of(row: PrintedFigure) -> str:
    """Its status, or that another was printed in its place."""
    return "Superseded" if hasattr(row, "corrected_by") else row.get_status_display()


def counts_of(figure: Figure) -> str:
    """The numbers behind a share: 43 of 476."""
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{figure.numerator:,} of {figure.denominator:,}"


@page(Verb.SEE_FIGURES)
@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """The whole register as `hearth figures check` reads it."""
    rows = figures_for(request.user).filter(corrected_by=None)
    figures = [figure_of(row) for row in rows]
    with transaction.atomic():
        after = {"figures": len(figures)}
        audit.record(by=request.user, action="pledge.figures.taken", after=after)
    response = to_keep("published-figures.csv")
    write_figures(figures, response)
    return response
