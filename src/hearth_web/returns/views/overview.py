"""The return of a year: how far from clean it is, and what fails by rule, team, worker, child."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth.documents import charts
from hearth.documents.model import Figure
from hearth.documents.model import Table as DocumentTable
from hearth.documents.sentences import day, number, plural
from hearth_web.access.pages import page, refuse_files
from hearth_web.access.verbs import Verb
from hearth_web.insight.choosing import teams_to_choose
from hearth_web.insight.seeing import log_children
from hearth_web.returns import queries
from hearth_web.returns.asking import Asked, asked_of
from hearth_web.returns.faults import faults_of, skipped_by_reason
from hearth_web.returns.forms import Narrow
from hearth_web.returns.lists import GROUPS, grouped
from hearth_web.returns.models import Check
from hearth_web.returns.progress import progress_of
from hearth_web.returns.years import usual_deadline
from hearth_web.ui import clock
from hearth_web.ui.navigation import Link
from hearth_web.ui.tables import respond

__all__ = ["overview"]

DRAWN = 120  # days on the chart


@page(Verb.SEE_QUALITY)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What fails, in numbers and grouped; of the record, or of an import's files (`?check=`)."""
    asked = asked_of(request)
    if asked.year is None:
        return render(request, "returns/nothing.html", {})
    context = around(request, asked)
    if asked.check is None:
        return render(request, "returns/unchecked.html", context)
    by = request.GET.get("by", "rule")
    if by not in GROUPS:
        raise Http404("no such grouping")
    if by == "child":
        refuse_files(request)
        log_children(request, {"return": asked.label, "by": "child"})
    context |= counted(asked, asked.check) | {"links": links(asked, by), "by": by}
    table = grouped(asked, by)
    return respond(request, table, "returns/overview.html", context)


def around(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """What every page of a year's return is told."""
    user = request.user
    return {
        "asked": asked,
        "may_check": user.may(Verb.IMPORT),
        "may_download": user.may(Verb.DOWNLOAD),
        "checking": not asked.of_files and queries.is_being_checked(),
        "filter": Narrow(
            request.GET or None, asked=asked, teams=teams_to_choose(user), with_show=False
        ),
    }


def counted(asked: Asked, check: Check) -> dict[str, Any]:
    """The numbers, the chart, and what the checks could not tell."""
    everyone = asked.user.reach_of(Verb.SEE_QUALITY).everyone and asked.scope.id is None
    said = asked.deadlines.get(check.year)
    last_day = said or usual_deadline(check.year)
    left = (last_day - clock.today()).days
    totals: dict[str, Any] = queries.totals(asked.sight)
    totals["of_what"] = f"by {plural(totals['rules'], 'rule')}"
    whole = f"of {number(check.children)} in the return"
    totals["of_children"] = whole if everyone else "of those you may see"
    skipped = skipped_by_reason(check)
    context = {
        "check": check,
        "year_before": check.year - 1,
        "totals": totals,
        "everyone": everyone,
        "deadline": last_day,
        "left": left_in_words(left, said=said is not None),
        "skipped": skipped,
        "skipped_count": sum(len(rules) for _, rules in skipped),
        "faults": faults_of(asked.user, check),
    }
    if everyone and not asked.of_files:
        context["trend"] = trend_figure(asked)
    return context


def left_in_words(left: int, *, said: bool) -> str:
    """How long it is until the deadline."""
    when = f"{plural(left, 'day')} left" if left > 0 else "today" if left == 0 else "passed"
    return when if said else f"{when}; the usual day, nobody has set it"


def links(asked: Asked, by: str) -> list[Link]:
    """The ways of grouping."""
    base = reverse("return")
    return [
        Link(label, base + asked.query(by=key), "page" if key == by else "")
        for key, (label, _) in GROUPS.items()
    ]


def trend_figure(asked: Asked) -> Figure | None:
    """What was left to mend, day by day; None until there are two days."""
    noted = progress_of(asked.year or 0)[-DRAWN:]
    if len(noted) < 2:
        return None
    caption = f"Towards a clean return of {asked.label}"
    left = [each.failures - each.explained for each in noted]
    chart = charts.line(
        caption,
        [f"{each.on.day} {each.on:%b}" for each in noted],
        [("To mend", [float(count) for count in left])],
    )
    rows = [
        [day(each.on), number(to_mend), number(each.explained), number(each.failing)]
        for each, to_mend in zip(noted, left, strict=True)
    ]
    heads = ["Day", "To mend", "Explained", "Children with something to mend"]
    return Figure(caption, chart, DocumentTable(caption, heads, rows, frozenset({1, 2, 3})))
