"""The figures of a board report or a forecast that was made here, on its own page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.template.loader import render_to_string
from django.urls import reverse

from hearth.documents import PRINTED
from hearth_web.access.pages import SignedInRequest
from hearth_web.access.verbs import Verb
from hearth_web.insight.models import BoardReport, Forecast
from hearth_web.pledge.figures.queries import documents_for
from hearth_web.pledge.models import FigureDocument

__all__ = ["PUBLIC", "figures_beside", "readers_of"]

PUBLIC, EXACT = "public", "exact"
WITHHELD = "small numbers withheld"


@dataclass(frozen=True)
class Version:
    """A version of a document: where its figures are taken, and what is kept of them already."""

    words: str
    href: str
    kept: FigureDocument | None = None


def figures_beside(request: SignedInRequest, row: Model) -> str:
    """How the figures of a report or forecast come into the register, or what is there of it."""
    if not isinstance(row, BoardReport | Forecast) or not row.made_at:
        return ""
    may = request.user.may(Verb.PUBLISH_FIGURES)
    shown = [each for each in versions_of(request, row) if may or each.kept]
    if not shown or not request.user.may(Verb.SEE_FIGURES):
        return ""
    context = {"versions": shown, "what": words_of(row)}
    return render_to_string("pledge/figures/beside.html", context, request=request)


def words_of(row: BoardReport | Forecast) -> str:
    """What the page is of."""
    return "report" if isinstance(row, BoardReport) else "forecast"


def versions_of(request: SignedInRequest, row: BoardReport | Forecast) -> Iterator[Version]:
    """The versions of which this person may take the figures."""
    kept = documents_for(request.user).order_by("at")
    if isinstance(row, BoardReport):
        if PRINTED in row.files:
            href = reverse("figures-prepare", args=[row.pk])
            yield Version("", href, kept.filter(report=row).first())
        return
    for readers, words in readers_of(request, row):
        href = reverse("figures-prepare-forecast", args=[row.pk, readers])
        mine = kept.filter(forecast=row, public=readers == PUBLIC)
        yield Version(words, href, mine.first())


def readers_of(request: SignedInRequest, forecast: Forecast) -> Iterator[tuple[str, str]]:
    """Each version of a forecast whose figures this person may take, by who may read it."""
    if request.user.may(Verb.SEE_EXACT_NUMBERS) and PRINTED in forecast.files:
        yield EXACT, "exact numbers"
    if forecast.withheld:
        yield PUBLIC, WITHHELD
