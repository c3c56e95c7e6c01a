"""What is missing or contradictory in the record, by team, each with the page that mends it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.documents import charts
from hearth.documents.model import Figure
from hearth.documents.model import Table as DocumentTable
from hearth.documents.sentences import day, number
from hearth_web.access.models import Team, teams_below
from hearth_web.access.pages import page, refuse_files
from hearth_web.access.verbs import Verb
from hearth_web.insight.choosing import teams_to_choose
from hearth_web.insight.quality import checks
from hearth_web.insight.quality.beside import lists_for
from hearth_web.insight.quality.lists import counted, listed, trend_of
from hearth_web.insight.seeing import log_children
from hearth_web.people.queries import visible_children
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["one", "quality"]

COLUMNS = (
    Column("name", "Child", link="href"),
    Column("child", "Number"),
    Column("what", "What"),
    Column("since", "Since", "date"),
    Column("team", "Team"),
    Column("worker", "Worker"),
    Column("mend", "Put it right", link="mend_href", said="mend_said"),
)

NOTE = "What was mended in the last few minutes may still be counted."


@page(Verb.SEE_QUALITY)
@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    """Every check with how much it found, of the children this person may see."""
    team = team_asked(request)
    query = f"?team={team.pk}" if team else ""
    rows = [
        {
            "title": each.check.title,
            "href": reverse("quality-check", args=[each.check.key]) + query if each.count else "",
            "count": each.count,
            "children": each.children,
            "why": each.check.why,
        }
        for each in counted(request.user, team.pk if team else None)
    ]
    columns = (
        Column("title", "What is amiss", link="href"),
        Column("count", "Times", "number"),
        Column("children", "Children", "number"),
        Column("why", "Why it matters"),
    )
    rows.sort(key=lambda row: not row["count"])  # what is amiss before what is not
    table = Table("What is missing or contradictory", columns, rows, notes=(NOTE,))
    context = {
        "team": team,
        "teams": teams_to_choose(request.user),
        "children": visible_children(request.user).exists(),
        "beside": [] if team else lists_for(request.user),
        "total": sum(row["count"] for row in rows),
        "trend": trend_figure("Things amiss in the record", request, team, ""),
    }
    return respond(request, table, "insight/quality.html", context)


@page(Verb.SEE_QUALITY)
@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """What one check found, child by child."""
    check = next((check for check in checks() if check.key == key), None)
    if check is None:
        raise Http404("no such check")
    refuse_files(request)
    team = team_asked(request)
    rows = listed(request.user, team.pk if team else None, check)
    table = Table(check.title, COLUMNS, rows, per_page=100, empty="Nothing is amiss here.")
    log_children(request, {"quality": key, "children": len({row["child"] for row in rows})})
    context = {
        "check": check,
        "team": team,
        "teams": teams_to_choose(request.user),
        "may_download": request.user.may(Verb.DOWNLOAD),
        "trend": trend_figure(check.title, request, team, key),
    }
    return respond(request, table, "insight/quality_check.html", context)


def team_asked(request: HttpRequest) -> Team | None:
    """The team of the address; None for all. Http404 for one that is not theirs."""
    asked = request.GET.get("team", "")
    if not asked:
        return None
    found = next((t for t in teams_to_choose(request.user) if str(t.pk) == asked), None)
    if found is None:
        raise Http404("no such team for them")
    return found


def trend_figure(title: str, request: HttpRequest, team: Team | None, check: str) -> Any:
    """A line of how much was amiss, as noted each night; None until there are two nights."""
    if team is None and not request.user.reach_of(Verb.SEE_QUALITY).everyone:
        return None  # what is noted is of whole teams, and more than this person's children
    teams: list[UUID] | None = sorted(teams_below([team.pk])) if team else None
    points = trend_of(teams, check)
    if len(points) < 2:
        return None
    counts = [float(count) for _, count in points]
    caption = f"{title}, night by night"
    chart = charts.line(caption, [f"{on.day} {on:%b}" for on, _ in points], [("Amiss", counts)])
    rows = [[day(on), number(count)] for on, count in points]
    return Figure(caption, chart, DocumentTable(caption, ["Day", "Amiss"], rows, frozenset({1})))
