"""The order of a strategy: ambitions, promises, actions and measures, each within its level."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.pledge import actions
from hearth_web.pledge.models import Promise, Strategy
from hearth_web.pledge.queries import level_under, promise_for, strategy_for, thing_for

__all__ = ["move", "order"]

ORDERED = ("ambitions", "promises", "actions", "measures")
UP, DOWN = "up", "down"


@page(Verb.MANAGE_PLEDGE)
@require_safe
def order(request: HttpRequest, id: UUID) -> HttpResponse:
    """What stands under the strategy, or under the ambition or promise the address says."""
    strategy, above = strategy_for(request.user, id), above_of(request, id)
    context = {
        "strategy": strategy,
        "above": above,
        "back": page_of(strategy, above),
        "levels": levels_under(strategy, above),
    }
    return render(request, "pledge/order.html", context)


def above_of(request: HttpRequest, id: UUID) -> Promise | None:
    """The ambition or promise the address says."""
    asked = request.GET.get("under", "")
    try:
        return promise_for(request.user, id, UUID(asked)) if asked else None
    except ValueError:
        raise Http404("no id") from None


def page_of(strategy: Strategy, above: Promise | None) -> str:
    """Where the things of a level are shown."""
    if above is None:
        return reverse("pledge", args=[strategy.pk])
    return reverse("pledge-promise", args=[strategy.pk, above.pk])


def levels_under(strategy: Strategy, above: Promise | None) -> list[dict[str, Any]]:
    """The kinds of things that stand there, each with its rows in order; none of a single row."""
    sheets = ("promises" if above else "ambitions", "actions", "measures")
    found = [(each, level_under(strategy.pk, each, above and above.pk)) for each in sheets]
    return [
        {"sheet": sheet, "title": sheet.capitalize(), "rows": rows}
        for sheet, rows in found
        if len(rows) > 1
    ]


@page(Verb.MANAGE_PLEDGE)
@require_POST
def move(request: HttpRequest, id: UUID, sheet: str, thing: UUID) -> HttpResponse:
    """One place up or down among its like."""
    way = request.POST.get("way", "")
    if sheet not in ORDERED or way not in (UP, DOWN):
        raise Http404("what or where to")
    row = thing_for(request.user, id, sheet, thing)
    above = row.within_id if isinstance(row, Promise) else row.promise_id
    level = level_under(id, sheet, above)
    actions.move(by=request.user, row=row, level=level, up=way == UP)
    under = f"?under={above}" if above else ""
    return redirect(f"{reverse('pledge-order', args=[id])}{under}#t{row.pk}")
