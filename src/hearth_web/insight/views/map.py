"""Where our children live: a map, the same as lists, and the children in each place."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from hearth.documents import charts
from hearth.documents.charts.homes import Point
from hearth.documents.model import Chart
from hearth.measures.breakdowns import PLACEMENT_GROUP
from hearth_web.access.pages import page, refuse_files
from hearth_web.access.verbs import Verb
from hearth_web.insight.asking import Asked, NothingYetError, asked_of
from hearth_web.insight.behind import Behind, children_behind, table_of
from hearth_web.insight.choosing import teams_to_choose
from hearth_web.insight.places import RINGS, Ground, Home, ground_of, homes_of
from hearth_web.insight.seeing import log_children
from hearth_web.insight.where import (
    address,
    by_cell,
    by_place,
    cell_key,
    chosen_homes,
    from_home,
)
from hearth_web.ui.navigation import Link
from hearth_web.ui.tables import respond

__all__ = ["children", "map_page"]

TITLE = "Where children live, by distance from the middle of the council's area"
GROUPS = {category.id: category.label for category in PLACEMENT_GROUP.categories}
ADOPTION = "adoption"  # the kind of home of children placed with adopters
MEASURE = "cla-number"  # the children on the map are those it counts


@page(Verb.SEE_NUMBERS)
@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """The map, by kind of home where one is chosen."""
    try:
        asked = asked_of(request)
    except NothingYetError:
        return redirect("picture")
    assert asked.held.council is not None
    ground = ground_of(asked.held.council)
    if ground is None:
        raise Http404("no postcodes of this council")
    group = request.GET.get("group", "") if asked.exact else ""
    homes = [home for home in homes_of(asked) if group in ("", home.group)]
    may = asked.exact and request.user.may(Verb.SEE_CHILDREN_BEHIND)
    if request.GET.get("format") == "svg":
        return as_file(drawn(homes, ground, asked, may=False, group=group), asked)
    if request.GET.get("format"):
        return respond(
            request, by_place(homes, ground, asked, group, may=False), "insight/map.html"
        )
    return render(
        request, "insight/map.html", context_of(request, asked, homes, ground, group, may)
    )


def context_of(
    request: HttpRequest, asked: Asked, homes: list[Home], ground: Ground, group: str, may: bool
) -> dict[str, Any]:
    """What the template is drawn with."""
    chart = drawn(homes, ground, asked, may=may, group=group)
    return {
        "asked": asked,
        "count": len(homes),
        # Made by `hearth.documents.charts`, which escapes every word it draws.
        "svg": mark_safe(chart.svg),
        "alt": chart.alt,
        "title": TITLE,
        "groups": group_links(asked, group) if asked.exact else [],
        "places": by_place(homes, ground, asked, group, may=may),
        "cells": by_cell(homes, ground, asked, group, may=may) if asked.exact else None,
        "from_home": from_home(homes, asked, group, may=may) if asked.exact else None,
        "teams": teams_to_choose(request.user) if asked.exact else [],
    }


def drawn(homes: list[Home], ground: Ground, asked: Asked, *, may: bool, group: str) -> Chart:
    """The map itself."""
    places = [home.place for home in homes if home.place]

    def href(cell: Point) -> str:
        return address(asked, group, cell=cell_key(cell))

    return charts.map_of_homes(
        TITLE,
        places,
        ground.centre,
        rings=RINGS,
        unknown=len(homes) - len(places),
        public=not asked.exact,
        area=ground.cells,
        href=href if may else None,
    )


def group_links(asked: Asked, chosen: str) -> list[Link]:
    """The map of all homes and of each kind."""
    every = {"": "All homes", **GROUPS}
    return [
        Link(
            label,
            f"{reverse('map')}?{asked.query}" + (f"&group={id}" if id else ""),
            "page" if id == chosen else "",
        )
        for id, label in every.items()
    ]


def as_file(chart: Chart, asked: Asked) -> HttpResponse:
    """The map as an SVG file."""
    response = HttpResponse(chart.svg, content_type="image/svg+xml")
    name = f"where-children-live-{asked.on.isoformat()}.svg"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@page(Verb.SEE_CHILDREN_BEHIND)
@require_safe
def children(request: HttpRequest) -> HttpResponse:
    """The children who live in one place of the map, those this person may see."""
    refuse_files(request)
    try:
        asked = asked_of(request)
    except NothingYetError:
        return redirect("picture")
    assert asked.held.council is not None
    ground = ground_of(asked.held.council)
    if not asked.exact or ground is None:
        raise Http404("no exact numbers for them")
    group = request.GET.get("group", "")
    homes = [home for home in homes_of(asked) if group in ("", home.group)]
    chosen, where = chosen_homes(request.GET, homes, ground)
    found = Behind(Counter(home.child for home in chosen))
    seen = children_behind(request.user, MEASURE, list(found.counted))
    if not request.user.may(Verb.SEE_ADOPTION):  # where adopters live is not told to all
        seen = seen.exclude(child__in=[home.child for home in chosen if home.group == ADOPTION])
    table = table_of(f"Children living {where}", seen, found, MEASURE)
    listed = seen.count()
    log_children(request, {"map": where, "on": asked.on.isoformat(), "children": listed})
    context = {
        "asked": asked,
        "where": where,
        "group": GROUPS.get(group, ""),
        "everyone": len(found.counted),
        "hidden": len(found.counted) - listed,
        "may_download": request.user.may(Verb.DOWNLOAD),
    }
    return respond(request, table, "insight/map_children.html", context)
