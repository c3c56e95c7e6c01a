"""The work of a team and of the service: where it is late, and each thing that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.insight.choosing import teams_to_choose
from hearth_web.ui import clock
from hearth_web.ui.navigation import Link
from hearth_web.ui.tables import respond
from hearth_web.worklists import queries
from hearth_web.worklists.asking import FOLDS, narrowed
from hearth_web.worklists.drift import GROUPINGS, Drift
from hearth_web.worklists.folding import fold_of, folded
from hearth_web.worklists.forms import Narrow
from hearth_web.worklists.heat import heat, heat_table
from hearth_web.worklists.listing import obligations_table
from hearth_web.worklists.seeing import as_file, log_work
from hearth_web.worklists.words import chosen, stats

__all__ = ["team_work", "work_list"]

HEAT = "heat"
ACROSS = {"worker": "By worker", "team": "By team"}


@page(Verb.SEE_TEAMS)
@require_safe
def team_work(request: HttpRequest) -> HttpResponse:
    """Counts by duty, worker, team, delay or child, or duties and workers as a heat map."""
    drift = Drift(request.user, narrowed(request.GET), clock.today())
    by = request.GET.get("by", "duty")
    if by != HEAT and by not in GROUPINGS:
        raise Http404("no such grouping")
    as_file(request)
    log_work(request, {"list": f"Team work, {by}", **scope_of(drift)})
    context = around(request, drift, by)
    if by == HEAT:
        across = across_asked(request, drift)
        found = heat(drift, across)
        context |= {"heat": found, "across": across_links(request, across)}
        return respond(request, heat_table(found), "worklists/team.html", context)
    return respond(request, GROUPINGS[by][1](drift), "worklists/team.html", context)


@page(Verb.SEE_TEAMS)
@require_safe
def work_list(request: HttpRequest) -> HttpResponse:
    """The obligations that the address asks for, folded by child or duty or one by one."""
    drift = Drift(request.user, narrowed(request.GET), clock.today())
    whole = as_file(request)
    log_work(request, {"list": "Team work, one by one", **scope_of(drift)})
    caption, back = f"What is due{of_whom(drift)}", request.get_full_path()
    by = fold_of(drift.asked)
    context = around(request, drift, "list") | {"caption": caption, "fold_links": fold_links(drift)}
    if by != "none" and not whole:
        page, folds = folded(drift, by, request.GET.get("page"), back)
        return render(request, "worklists/list.html", {**context, "page": page, "folds": folds})
    rows, may = queries.in_full(drift.rows), request.user.may
    table = obligations_table(rows, drift.today, may, caption, whole=whole, back=back)
    return respond(request, table, "worklists/list.html", context)


def fold_links(drift: Drift) -> Sequence[Link]:
    """The ways in which the list is folded."""
    now = fold_of(drift.asked)
    return [
        Link(words, drift.address(fold=key), "page" if key == now else "")
        for key, words in FOLDS.items()
    ]


def scope_of(drift: Drift) -> dict[str, str]:
    """Whose work was asked for, for the log."""
    said = {"team": drift.team, "worker": drift.worker}
    return {name: str(value) for name, value in said.items() if value}


def of_whom(drift: Drift) -> str:
    """Whose work it is, to follow what it is."""
    return "".join(f", {each}" for each in (drift.team, drift.worker) if each)


def around(request: HttpRequest, drift: Drift, by: str) -> dict[str, Any]:
    """What both pages show around their table; a file needs none of it."""
    if request.GET.get("format"):
        return {}
    counted = queries.tally(drift.whenever, drift.today)
    user = request.user
    return {
        "drift": drift,
        "by": by,
        "links": links(drift, by),
        "stats": stats(drift.asked, counted, reverse("work-list")),
        "filter": Narrow(request.GET or None, teams=teams_to_choose(user), with_when=by == "list"),
        "chosen": chosen(drift.asked, team=drift.team, worker=drift.worker),
        "clear": request.path,
        "may_download": user.may(Verb.DOWNLOAD),
        "may_cover": user.may(Verb.ALLOCATE),
        "has_work": queries.owes_now(user, drift.today),
    }


def links(drift: Drift, by: str) -> Sequence[Link]:
    """The ways of looking at it."""
    ways = {key: label for key, (label, _) in GROUPINGS.items()} | {HEAT: "Heat map"}
    page_of = reverse("team-work")
    found = [
        Link(label, page_of + drift.asked.query(by=key), "page" if key == by else "")
        for key, label in ways.items()
    ]
    return [*found, Link("List", drift.address(), "page" if by == "list" else "")]


def across_asked(request: HttpRequest, drift: Drift) -> str:
    """Whether the map is across workers or teams: teams, where it is of the whole service."""
    everyone = request.user.reach_of(Verb.SEE_CHILDREN).everyone
    usual = "team" if everyone and drift.team is None else "worker"
    across = request.GET.get("across", usual)
    if across not in ACROSS:
        raise Http404("no such map")
    return across


def across_links(request: HttpRequest, across: str) -> Sequence[Link]:
    """The two maps."""
    base = request.GET.copy()
    found = []
    for key, label in ACROSS.items():
        base["across"] = key
        found.append(Link(label, f"?{base.urlencode()}", "page" if key == across else ""))
    return found
