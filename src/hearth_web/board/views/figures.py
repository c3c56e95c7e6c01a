"""What live figures can be put into a report, found by words."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.documents.board_report.scorecard import FAMILIES
from hearth.measures import CATALOGUE, Derived, Measure
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.board.live import CHART, names

__all__ = ["live_figures"]


@page(Verb.WRITE_PAPERS)
@require_safe
def live_figures(request: HttpRequest) -> HttpResponse:
    """The measures by their family, each with what to write for its table and for its chart."""
    asked = request.GET.get("q", "").strip()
    found = [each for id, each in CATALOGUE.items() if id in names() and has_words(each, asked)]
    context: dict[str, Any] = {
        "asked": asked,
        "many": len(found),
        "families": by_family(found),
        "chart": CHART,
    }
    return render(request, "board/live_figures.html", context)


def has_words(measure: Measure | Derived, asked: str) -> bool:
    """Whether every word asked for begins or stands in what a measure is called or means."""
    said = f"{measure.title} {measure.meaning} {measure.id}".casefold()
    return all(word in said for word in asked.casefold().split())


def by_family(found: list[Measure | Derived]) -> list[tuple[str, list[Measure | Derived]]]:
    """Measures under the title of their family, in the order of the board report."""
    order = list(FAMILIES)
    ordered = sorted(found, key=lambda each: (order.index(each.family), each.title))
    return [
        (FAMILIES[family], list(members))
        for family, members in groupby(ordered, lambda each: each.family)
    ]
