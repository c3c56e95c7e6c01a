"""From a failure to the form that changes what it is about."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people.queries import child_for
from hearth_web.returns.asking import year_of
from hearth_web.returns.lists import child_address
from hearth_web.returns.mending import Row, ways_of
from hearth_web.returns.rules import closed_rules, rule_or_none

__all__ = ["mend"]


@page(Verb.RECORD)
@require_safe
def mend(request: HttpRequest, id: UUID) -> HttpResponse:
    """The one form there is, or a choice of those there are."""
    child = child_for(request.user, id, Verb.RECORD)
    rule = rule_or_none(request.GET.get("rule", ""))
    if rule is None or rule.code in closed_rules(request.user.may):
        raise Http404("no such rule for them")
    year = year_of(request.GET.get("year", ""))
    row = Row(child, request.GET.get("table", ""), day_asked(request.GET.get("on", "")), year or 0)
    ways = ways_of(row, rule, request.user)
    if len(ways) == 1 and ways[0].href:
        return redirect(ways[0].href)
    context = {
        "child": child,
        "rule": rule,
        "ways": [way for way in ways if way.href],
        "missing": [way for way in ways if not way.href and not way.not_theirs],
        "not_theirs": [way for way in ways if way.not_theirs],
        "back": child_address(child.pk),
    }
    return render(request, "returns/mend.html", context)


def day_asked(text: str) -> date | None:
    """The day of the address; Http404 for what is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Http404("no such day") from error
