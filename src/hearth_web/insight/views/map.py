"""Where our children live: a map, the same as lists, and the children in each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import dist
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from hearth.documents import charts
from hearth.documents.charts.homes import SECTORS, Point, cell_of
from hearth.documents.model import Chart
from hearth.documents.words import number
from hearth.measures.breakdowns import PLACEMENT_GROUP
from hearth.records.postcodes import METRES_IN_A_MILE
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.insight.asking import Asked, NothingYetError, asked_of
from hearth_web.insight.behind import Behind, children_behind, table_of
from hearth_web.insight.choosing import teams_to_choose
from hearth_web.insight.places import RINGS, Ground, Home, ground_of, homes_of, near, tally
from hearth_web.insight.seeing import log_children
from hearth_web.ui.navigation import Link
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["children", "map_page"]

TITLE = "Where children live, by distance from the middle of the council's area"
FROM_HOME = (
    ("5", "Up to 5 miles", 0.0, 5.0),
    ("10", "5 to 10 miles", 5.0, 10.0),
    ("20", "10 to 20 miles", 10.0, 20.0),
    ("more", "Over 20 miles", 20.0, 1e9),
)
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


def address(asked: Asked, group: str, **where: str) -> str:
    """The list of the children in a place."""
    more = {**({"group": group} if group else {}), **where}
    return f"{reverse('map-children')}?{asked.query}&{urlencode(more)}"


def by_place(homes: list[Home], ground: Ground, asked: Asked, group: str, *, may: bool) -> Table:
    """Children by distance and direction; for those without exact numbers only about how many."""
    if not asked.exact:
        places = [home.place for home in homes if home.place]
        unknown = len(homes) - len(places)
        rough = charts.homes_table(places, ground.centre, RINGS, unknown, public=True)
        roughly = [dict(zip(("name", "all"), row, strict=True)) for row in rough.rows]
        columns = [Column("name", "Distance"), Column("all", "Children")]
        return Table("By distance", columns, roughly)
    columns = [Column("name", "Distance", link="href"), Column("all", "Children", "number")]
    columns += [Column(sector, sector, "number") for sector in SECTORS]
    rows = [
        {
            "name": name,
            "all": sum(counts.values()),
            **counts,
            "href": address(asked, group, band=key) if may and sum(counts.values()) else "",
        }
        for key, name, counts in tally(homes, ground.centre)
    ]
    return Table("By distance and direction from the middle of our area", columns, rows)


def by_cell(homes: list[Home], ground: Ground, asked: Asked, group: str, *, may: bool) -> Table:
    """Each cell of the map within the rings: how far, which way, how many."""
    cells = Counter(cell_of(*home.place) for home in homes if in_rings(home, ground))
    rows = []
    for cell, count in sorted(cells.items(), key=lambda pair: (-pair[1], pair[0])):
        miles, sector = bearing(cell, ground)
        rows.append(
            {
                "where": f"{number(miles)} {'mile' if miles == 1 else 'miles'} {sector}",
                "count": count,
                "href": address(asked, group, cell=cell_key(cell)) if may else "",
            }
        )
    columns = (Column("where", "Cell", link="href"), Column("count", "Children", "number"))
    return Table("Cells of the map, about 2 km wide, fullest first", columns, rows, per_page=0)


def in_rings(home: Home, ground: Ground) -> bool:
    """Whether a home is drawn as a cell."""
    return home.place is not None and near(home, ground.centre)[0] in map(str, range(len(RINGS)))


def bearing(cell: Point, ground: Ground) -> tuple[int, str]:
    """How many miles a cell is from the middle, and which way."""
    where = Home("", (round(cell[0]), round(cell[1])), None, "")
    return round(dist(cell, ground.centre) / METRES_IN_A_MILE), near(where, ground.centre)[1]


def from_home(homes: list[Home], asked: Asked, group: str, *, may: bool) -> Table:
    """Children by how far they live from their own home."""
    rows = []
    for key, name, above, upto in FROM_HOME:
        count = sum(within(home, above, upto) for home in homes)
        href = address(asked, group, miles=key) if may and count else ""
        rows.append({"name": name, "count": count, "href": href})
    unknown = sum(home.miles is None for home in homes)
    href = address(asked, group, miles="not-known") if may and unknown else ""
    rows.append({"name": "Not known, or not measured", "count": unknown, "href": href})
    columns = (Column("name", "Distance", link="href"), Column("count", "Children", "number"))
    note = "Not measured for unaccompanied children and homes outside England."
    return Table("How far from their own home", columns, rows, notes=(note,))


def within(home: Home, above: float, upto: float) -> bool:
    """Whether a home lies in a band of miles from the child's own."""
    return home.miles is not None and (above < home.miles <= upto or home.miles == above == 0.0)


def cell_key(cell: Point) -> str:
    """A cell as an address holds it."""
    return f"{round(cell[0])},{round(cell[1])}"


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
    if request.GET.get("format") and not request.user.may(Verb.DOWNLOAD):
        raise Http404("may not take lists away")
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
    chosen, where = chosen_homes(request, homes, ground)
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


def chosen_homes(
    request: HttpRequest, homes: list[Home], ground: Ground
) -> tuple[Sequence[Home], str]:
    """The homes in the place the address names, and the place in words."""
    get = request.GET
    if cell := get.get("cell"):
        at = next((c for h in homes if h.place and cell_key(c := cell_of(*h.place)) == cell), None)
        if at is None:
            raise Http404("no such cell")
        miles, sector = bearing(at, ground)
        return [h for h in homes if h.place and cell_of(*h.place) == at], (
            f"about {miles} miles {sector} of the middle of our area"
        )
    if band := get.get("band"):
        names = {key: name for key, name, _ in tally((), ground.centre)}
        if band not in names:
            raise Http404("no such band")
        words = names[band][0].lower() + names[band][1:]
        return [h for h in homes if near(h, ground.centre)[0] == band], words
    bands = {key: (name, above, upto) for key, name, above, upto in FROM_HOME}
    miles_key = get.get("miles", "")
    if miles_key == "not-known":
        return [h for h in homes if h.miles is None], "at a distance that is not known"
    if miles_key not in bands:
        raise Http404("no such distance")
    name, above, upto = bands[miles_key]
    words = f"{name[0].lower()}{name[1:]} from their own home"
    return [h for h in homes if within(h, above, upto)], words
