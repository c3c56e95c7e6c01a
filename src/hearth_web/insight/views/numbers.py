"""Every measure on one page: for the whole service, a team or a worker, on any day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.insight.asking import Asked, NothingYetError, asked_of
from hearth_web.insight.boards import Board, board_of, public_board
from hearth_web.insight.choosing import teams_to_choose
from hearth_web.insight.lines import Family, families, never_counted
from hearth_web.insight.scopes import measures_of
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["numbers"]

NOTES = (
    "The neighbours' figure is the middle of the statistical neighbours that published one. "
    "Published figures are of the year named.",
    "† Published on a somewhat different definition: the measure's own page says how.",
)


@page(Verb.SEE_NUMBERS)
@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """The page, or its table as a file."""
    try:
        asked = asked_of(request)
    except NothingYetError:
        return redirect("picture")
    board = board_of(asked.scope, asked.on, asked.reach) if asked.exact else public_board()
    if board is None:
        return render(request, "insight/being_made.html", {"title": "Numbers"})
    if not asked.exact:
        asked = replace(asked, on=board.on)
    found = families(asked, board, measures_of(asked.scope))
    if request.GET.get("format"):
        return respond(request, as_table(asked, found), "insight/numbers.html")
    return render(request, "insight/numbers.html", context_of(request, asked, board, found))


def context_of(
    request: HttpRequest, asked: Asked, board: Board, found: list[Family]
) -> dict[str, Any]:
    """What the template is drawn with."""
    return {
        "asked": asked,
        "board": board,
        "families": found,
        "never_counted": never_counted(),
        "teams": teams_to_choose(request.user) if asked.exact else [],
        "notes": NOTES,
    }


COLUMNS = (
    Column("title", "Measure"),
    Column("family", "About"),
    Column("now", "Value"),
    Column("when", "When"),
    Column("unknown", "Not known"),
    Column("before", "A year before"),
    Column("direction", "Direction"),
    Column("neighbours", "Neighbours (middle)"),
    Column("region", "Region"),
    Column("england", "England"),
    Column("year", "Year published"),
    Column("lacks", "What it lacks"),
)


def as_table(asked: Asked, found: list[Family]) -> Table:
    """The same lines as a table that can be taken away."""
    rows = [
        {**{column.key: getattr(line, column.key, "") for column in COLUMNS}, "family": each.title}
        for each in found
        for line in each.lines
    ]
    return Table(f"Numbers {asked.scope.name} {asked.on.isoformat()}", COLUMNS, rows)
