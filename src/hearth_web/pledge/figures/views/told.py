"""What have we told people about this? One quantity, with everything ever printed of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.documents import charts
from hearth.documents.model import Figure as Drawn
from hearth.documents.model import Table
from hearth.measures import CATALOGUE, version_of
from hearth.pledge.standing import Now
from hearth.published import Figure, Kind, title_of
from hearth.published.printed import agree, printed_in
from hearth.published.quantities import definition_of
from hearth.published.register import in_time
from hearth.published.units import unit_of
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.pledge.figures.checking import told_of
from hearth_web.pledge.figures.queries import figures_for, quantities_called, quantities_for
from hearth_web.pledge.figures.rows import figures_of
from hearth_web.pledge.figures.views.register import STATUS_COLOURS, as_row
from hearth_web.pledge.live import live_for
from hearth_web.pledge.models import PrintedFigure
from hearth_web.ui.tables import Column, respond
from hearth_web.ui.tables import Table as Listed

__all__ = ["told"]

COLUMNS = (
    Column("value", "Printed", link="href", said="said"),
    Column("when", "Of when"),
    Column("whom", "Of whom"),
    Column("document", "Document", link="document_href"),
    Column("place", "Where in it"),
    Column("status", "Status", kind="tag", colours=STATUS_COLOURS),
    Column("published", "Published", kind="date"),
)


@page(Verb.SEE_FIGURES)
@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """Every value of one quantity in the order of time, and its value in the record now."""
    asked = request.GET.get("quantity", "").strip()
    if not asked:
        return choose(request)
    same = quantities_called(request.user, asked)
    rows = list(figures_for(request.user).filter(quantity__in=same))
    if not rows:
        raise Http404("nothing was printed of it")
    quantity = rows[0].quantity
    known = figures_of(rows)
    ordered = sorted(known, key=in_time)
    table = Listed(
        f"{title_of(quantity)}: what was printed",
        COLUMNS,
        [told_row(known[figure], figure) for figure in ordered],
    )
    live = live_for(request).now(quantity) if quantity in CATALOGUE else None
    context = {
        "title": title_of(quantity),
        "definition": definition_of(quantity),
        "live": live,
        "moved": moved(live, known) if live else None,
        "measure": quantity if quantity in CATALOGUE else "",
        "unit": ordered[-1].unit,
        "figure": drawn(title_of(quantity), ordered),
        "redefined": redefined(quantity, ordered),
        "findings": told_of(rows),
        "may_publish": request.user.may(Verb.PUBLISH_FIGURES),
    }
    return respond(request, table, "pledge/figures/told.html", context)


def moved(live: Now, known: Mapping[Figure, PrintedFigure]) -> PrintedFigure | None:
    """The last figure printed for the day of the live value, if it said another thing."""
    said = [f for f in known if f.when.last == live.on and point_of(f) and not f.population]
    if live.value is None or not said:
        return None
    last = max(said, key=lambda figure: figure.published_on or date.min)
    if last.version and last.version != version_now(last.quantity):
        return None
    now = printed_in(str(live.value), last.unit)
    return None if agree(now, last.value) else known[last]


def version_now(quantity: str) -> str:
    """The mark of today's definition of a quantity of the catalogue; empty for any other."""
    return version_of(CATALOGUE[quantity]) if quantity in CATALOGUE else ""


def redefined(quantity: str, ordered: Sequence[Figure]) -> list[str]:
    """Between which figures, and since which, the definition changed: they are not comparable."""
    whole = [each for each in ordered if point_of(each) and each.version]
    found = [
        f"The definition changed between {one.shown} ({one.when.words}) and {other.shown} "
        f"({other.when.words})."
        for one, other in pairwise(whole)
        if one.version != other.version
    ]
    now = version_now(quantity)
    if whole and now and whole[-1].version != now:
        last = whole[-1]
        found.append(f"It has changed since {last.shown} ({last.when.words}) was printed.")
    return found


def choose(request: HttpRequest) -> HttpResponse:
    """Every quantity of which anything was printed."""
    rows = [
        {
            "title": title,
            "many": many,
            "href": f"{reverse('figures-told')}?{urlencode({'quantity': quantity})}",
        }
        for quantity, title, many in quantities_for(request.user)
    ]
    columns = (Column("title", "What it counts", link="href"), Column("many", "Times", "number"))
    table = Listed("What we have told people about", columns, rows, empty="Nothing yet.")
    return render(request, "pledge/figures/choose.html", {"table": table})


def told_row(row: PrintedFigure, figure: Figure) -> dict[str, Any]:
    """One printed value."""
    whom = [words for words in (figure.whose, figure.category, figure.population) if words]
    kind = "" if figure.kind is Kind.ACTUAL else f" ({figure.kind.value})"
    return {
        **as_row(row),
        "value": f"{figure.shown}{kind}",
        "said": f"in {row.document.title}, {figure.when.words}",
        "whom": ", ".join(whom),
    }


@dataclass(frozen=True)
class Point:
    """A value on the line of time."""

    when: str
    value: float


def drawn(title: str, figures: Sequence[Figure]) -> Drawn | None:
    """The council's own whole figures as points on a line of time; None under two of them."""
    points = [point for figure in figures if (point := point_of(figure))]
    points = list(dict.fromkeys(points))
    if len({point.when for point in points}) < 2:
        return None
    days = list(dict.fromkeys(point.when for point in points))
    rounds = [[p.value for p in points if p.when == day] for day in days]
    most = max(map(len, rounds))
    series = [
        (NAMES[at] if at < len(NAMES) else f"Value {at + 1}",
         [values[at] if at < len(values) else None for values in rounds])
        for at in range(min(most, len(NAMES)))
    ]  # fmt: skip
    unit = next(figure.unit for figure in figures if point_of(figure))
    svg = charts.line(title, days, series, unit="%" if unit_of(unit).kind == "%" else "")
    return Drawn(f"{title}, as printed", svg, shown(title, days, rounds))


NAMES = ("As printed", "Also printed", "And also")


def shown(title: str, days: Sequence[str], rounds: Sequence[Sequence[float]]) -> Table:
    """The table of what the chart shows."""
    rows = [[day, ", ".join(f"{value:g}" for value in values)]
            for day, values in zip(days, rounds, strict=True)]  # fmt: skip
    return Table(f"{title}, as printed", ["Of when", "Printed"], rows, frozenset({1}))


def point_of(figure: Figure) -> Point | None:
    """Where a figure stands on the line; None for a part, a target, or what has no number."""
    if figure.category or figure.whose or figure.kind is not Kind.ACTUAL:
        return None
    if figure.value.value is None or figure.when.last is None:
        return None
    return Point(f"{figure.when.last:%b %Y}", float(figure.value.value))
