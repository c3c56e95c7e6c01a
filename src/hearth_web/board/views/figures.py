"""What live figures can be put into a report, found by words."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.documents.board_report.scorecard import FAMILIES
from hearth.measures import CATALOGUE, Derived, Measure
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.board.live import BY, CHART, OFFERED, is_mix, parts_of

__all__ = ["live_figures"]

Line = tuple[Measure | Derived, list[str], list[str]]
Offer = tuple[str, Any]


@page(Verb.WRITE_PAPERS)
@require_safe
def live_figures(request: HttpRequest) -> HttpResponse:
    """The measures by their family, each with what to write for its table and for its chart."""
    asked = request.GET.get("q", "").strip()
    found = [each for each in CATALOGUE.values() if has_words(words_of(each), asked)]
    others = [(title, offered(some, title, asked)) for title, some in OFFERED.items()]
    context: dict[str, Any] = {
        "asked": asked,
        "many": len(found) + sum(len(some) for _, some in others),
        "offered": [(title, some) for title, some in others if some],
        "families": by_family(found),
    }
    return render(request, "board/live_figures.html", context)


def offered(some: Mapping[str, Offer], title: str, asked: str) -> list[tuple[str, str]]:
    """What may be asked for beside measures, with what it is in words, where it is looked for."""
    told = [(name, said) for name, (said, _) in some.items()]
    return [(name, said) for name, said in told if has_words(f"{name} {said} {title}", asked)]


def words_of(measure: Measure | Derived) -> str:
    """What a measure is called and means."""
    return f"{measure.title} {measure.meaning} {measure.id}"


def has_words(said: str, asked: str) -> bool:
    """Whether every word asked for stands in what is said."""
    return all(word in said.casefold() for word in asked.casefold().split())


def by_family(found: list[Measure | Derived]) -> list[tuple[str, list[Line]]]:
    """Measures under the title of their family, in the order of the board report."""
    order = list(FAMILIES)
    ordered = sorted(found, key=lambda each: (order.index(each.family), each.title))
    return [
        (FAMILIES[family], [(each, *ways(each)) for each in members])
        for family, members in groupby(ordered, lambda each: each.family)
    ]


def ways(measure: Measure | Derived) -> tuple[list[str], list[str]]:
    """What to write for the table and the chart of a measure, and for each way to tell it apart."""
    if is_mix(measure):
        return [measure.id], []
    parts = [f"{measure.id}{BY}{part}" for part in parts_of(measure)]
    return [measure.id, f"{measure.id}{CHART}"], parts
