"""One measure: what it means, where it is going, how it divides, where others are."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.documents.board_report import Evidence
from hearth.documents.board_report.blocks import behind, sentence, shown
from hearth.measures import CATALOGUE, LACKING, Derived, Lacking, Measure
from hearth.measures.late import of_time
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.insight.asking import Asked, NothingYetError, asked_of
from hearth_web.insight.choosing import teams_to_choose
from hearth_web.insight.drawing import (
    as_screen_table,
    differs_in,
    drawings,
    second_figures,
)
from hearth_web.insight.one import evidence_of
from hearth_web.insight.parts import divided
from hearth_web.insight.reasons import reasons_of_year
from hearth_web.insight.rules import may_see_behind
from hearth_web.ui.tables import respond

__all__ = ["measure"]

SIDES = {
    "numerator": "counted",
    "denominator": "out of whom",
    "unknown": "of whom it is not known",
}


@page(Verb.SEE_NUMBERS)
@require_safe
def measure(request: HttpRequest, id: str) -> HttpResponse:
    """The measure's page, or one chart or table of it as a file."""
    found = CATALOGUE.get(id)
    if found is None:
        return lacking_page(request, id)
    try:
        asked = asked_of(request)
    except NothingYetError:
        return redirect("picture")
    if asked.scope.id is not None and isinstance(found, Derived):
        raise Http404("a measure of the whole council")
    evidence = evidence_of(found, asked)
    figures = drawings(found, evidence)
    name = request.GET.get("chart", "")
    if name:
        return taken_away(request, found, name, evidence, figures, asked)
    return render(
        request, "insight/measure.html", context_of(request, found, asked, evidence, figures)
    )


def context_of(
    request: HttpRequest,
    found: Measure | Derived,
    asked: Asked,
    evidence: Evidence,
    figures: Any,
) -> dict[str, Any]:
    """What the template is drawn with."""
    now = evidence.now(found.id)
    own = found.of
    lacks = next((lack.lacks for lack in evidence.figures.lacking if not now), "")
    return {
        "measure": found,
        "asked": asked,
        "now": shown(now) if now else "",
        "behind": behind(now) if now else "",
        "sentence": sentence(evidence, found.id) if now else "",
        "lacks": lacks,
        "figures": figures,
        "seconds": second_figures(found, evidence),
        "divided": divided(found, evidence, href_to(request, found, asked)),
        "sides": sides_of(request, found, own, asked, now),
        "reasons": reasons_of_year(request.user, found, asked),
        "differs": differs_in(found.id),
        "teams": [] if isinstance(found, Derived) or not asked.exact
        else teams_to_choose(request.user),
        "population": own.population.title,
    }  # fmt: skip


def sides_of(
    request: HttpRequest, found: Measure | Derived, own: Measure, asked: Asked, now: Any
) -> list[dict[str, str]]:
    """Links to the children in the number, for those who may."""
    if not asked.exact or not may_see_behind(request.user, found.id):
        return []
    if now is None and own.shares is None:
        return []
    has = {"numerator": True, "denominator": own.denominator is not None,
           "unknown": own.unknown is not None}  # fmt: skip
    links = [
        {"href": address(found.id, asked, side=side), "words": f"The children {words}"}
        for side, words in SIDES.items()
        if has[side]
    ]
    if of_time(found) is not None:
        due = f"{reverse('measure-due', args=[found.id])}?{asked.query}"
        links.append({"href": due, "words": "Each thing that fell due, in any period"})
    return links


def address(id: str, asked: Asked, **more: str) -> str:
    """The page of the children in a number."""
    return f"{reverse('measure-children', args=[id])}?{asked.query}&{urlencode(more)}"


def href_to(request: HttpRequest, found: Measure | Derived, asked: Asked) -> Any:
    """Addresses of the children in a category, for those who may see them."""

    def href(breakdown: str, label: str) -> str:
        if not asked.exact or not may_see_behind(request.user, found.id, breakdown):
            return ""
        return address(found.id, asked, side="numerator", breakdown=breakdown, value=label)

    return href


def taken_away(
    request: HttpRequest,
    found: Measure | Derived,
    name: str,
    evidence: Evidence,
    figures: Any,
    asked: Asked,
) -> HttpResponse:
    """One chart as SVG, or one table as CSV or Excel."""
    tables = {each.id: each.table for each in divided(found, evidence, lambda *_: "")}
    if name in figures and request.GET.get("format") == "svg":
        response = HttpResponse(figures[name].chart.svg, content_type="image/svg+xml")
        file = f"{found.id}-{name}-{asked.on.isoformat()}.svg"
        response["Content-Disposition"] = f'attachment; filename="{file}"'
        return response
    if name in figures:
        return respond(request, as_screen_table(figures[name].table), "insight/table.html")
    if name in tables:
        return respond(request, tables[name], "insight/table.html")
    raise Http404("no such chart")


def lacking_page(request: HttpRequest, id: str) -> HttpResponse:
    """A measure nothing can feed yet: what it needs. Http404 for no measure at all."""
    lack: Lacking | None = next((each for each in LACKING if each.measure == id), None)
    if lack is None:
        raise Http404("no such measure")
    return render(request, "insight/lacking.html", {"lack": lack})
