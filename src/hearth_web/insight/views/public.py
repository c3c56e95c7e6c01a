"""What everybody may see, if the council says so: numbers with small ones withheld, and the map."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hearth.measures import CATALOGUE
from hearth_web.access.pages import page
from hearth_web.bridge.house import council
from hearth_web.bridge.memory import at_hand
from hearth_web.insight.asking import Asked, last_year_end
from hearth_web.insight.boards import public_board
from hearth_web.insight.days import reach_of
from hearth_web.insight.drawing import as_screen_table, differs_in, drawings
from hearth_web.insight.lines import Line, families
from hearth_web.insight.models import Openness
from hearth_web.insight.one import evidence_of
from hearth_web.insight.parts import divided
from hearth_web.insight.places import ground_of, homes_of
from hearth_web.insight.scopes import EVERYONE, measures_of
from hearth_web.insight.views.map import TITLE, drawn
from hearth_web.insight.views.numbers import NOTES, as_table
from hearth_web.insight.where import by_place
from hearth_web.ui.tables import respond

__all__ = ["map_page", "measure", "numbers"]

QUARTER_HOUR = 15 * 60
cacheable = cache_control(public=True, max_age=QUARTER_HOUR)


def public_asked() -> Asked:
    """The one question the public pages answer: the whole council at the last 31 March.

    Http404 unless the council shows its numbers to everyone and there are some.
    """
    if not Openness.now().public_numbers or council() is None:
        raise Http404("numbers are not public")
    held = at_hand()
    reach = reach_of(held.record)
    if reach is None or not reach.holds(last_year_end(reach)):
        raise Http404("no numbers yet")
    return Asked(EVERYONE, last_year_end(reach), reach, held, exact=False)


@page(public=True)
@require_safe
@cacheable
def numbers(request: HttpRequest) -> HttpResponse:
    """Every measure at the last 31 March."""
    asked, board = public_asked(), public_board()
    if board is None:
        return render(request, "insight/being_made.html", {"title": "Numbers"})
    asked = replace(asked, on=board.on)
    found = families(asked, board, measures_of(EVERYONE))
    found = [
        replace(each, lines=[with_public_address(line) for line in each.lines]) for each in found
    ]
    if request.GET.get("format"):
        return respond(request, as_table(asked, found), "insight/public/numbers.html")
    context = {"asked": asked, "board": board, "families": found, "notes": NOTES}
    return render(request, "insight/public/numbers.html", context)


def with_public_address(line: Line) -> Line:
    """The line, leading to the page everybody may open."""
    return replace(line, href=reverse("public-measure", args=[line.measure]))


@page(public=True)
@require_safe
@cacheable
def measure(request: HttpRequest, id: str) -> HttpResponse:
    """One measure."""
    asked = public_asked()
    found = CATALOGUE.get(id)
    board = public_board()
    if found is None or board is None:
        raise Http404("no such measure")
    asked = replace(asked, on=board.on)
    evidence = evidence_of(found, asked)
    figures = drawings(found, evidence)
    name = request.GET.get("chart", "")
    if name:
        if name not in figures:
            raise Http404("no such chart")
        return respond(request, as_screen_table(figures[name].table), "insight/table.html")
    context: dict[str, Any] = {
        "measure": found,
        "asked": asked,
        "line": next(line for family in families(asked, board, [id]) for line in family.lines),
        "figures": figures,
        "divided": divided(found, evidence, lambda *_: ""),
        "differs": differs_in(id),
    }
    return render(request, "insight/public/measure.html", context)


@page(public=True)
@require_safe
@cacheable
def map_page(request: HttpRequest) -> HttpResponse:
    """Where children live, by ring, roughly."""
    asked = public_asked()
    assert asked.held.council is not None
    ground = ground_of(asked.held.council)
    if ground is None:
        raise Http404("no postcodes of this council")
    homes = homes_of(asked)
    chart = drawn(homes, ground, asked, may=False, group="")
    context = {
        "asked": asked,
        # Made by `hearth.documents.charts`, which escapes every word it draws.
        "svg": mark_safe(chart.svg),
        "title": TITLE,
        "places": by_place(homes, ground, asked, "", may=False),
    }
    return respond(request, context["places"], "insight/public/map.html", context)
