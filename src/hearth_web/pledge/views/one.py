"""The pledge page: every promise with its measures, live, and what was done."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.pledge.sentences import counted
from hearth.pledge.shape import KINDS
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.pledge.queries import nested_under, strategy_for
from hearth_web.pledge.showing import acted, shower_for
from hearth_web.pledge.trees import grown

__all__ = ["about", "pledge"]

TITLES = {
    "champions": "Champions",
    "commitments": "What partners will do",
    "principles": "Principles it rests on",
    "links": "Plans and policies it stands beside",
    "consultations": "Who was asked",
}


@page(Verb.SEE_PLEDGE)
@require_safe
def pledge(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ambition by ambition."""
    strategy = strategy_for(request.user, id)
    shower = shower_for(request, strategy)
    every = shower.every_measure()
    context = {
        "strategy": strategy,
        "tree": shower.grown.tree,
        "ambitions": shower.ambitions(),
        "own": shower.own_measures(),
        "stands": counted((v for each in every for v in each.verdicts), len(every)),
        "waiting": sum(each.thing.waits for each in every),
        "acted": acted(list(shower.grown.tree.every_action()), shower.today),
        "nested": nested_under(request.user, strategy),
        "live": shower.live,
        "may_publish": request.user.may(Verb.PUBLISH_FIGURES),
        "may_change": request.user.may(Verb.MANAGE_PLEDGE),
    }
    return render(request, "pledge/pledge.html", context)


@page(Verb.SEE_PLEDGE)
@require_safe
def about(request: HttpRequest, id: UUID) -> HttpResponse:
    """What stands beside the tree: champions, partners, principles, other plans, who was asked."""
    strategy = strategy_for(request.user, id)
    held = grown(strategy)
    groups = [
        (title, KINDS[sheet], [(each, held.row_of(each)) for each in getattr(held.tree, sheet)])
        for sheet, title in TITLES.items()
    ]
    context = {
        "strategy": strategy,
        "groups": groups,
        "may_change": request.user.may(Verb.MANAGE_PLEDGE),
    }
    return render(request, "pledge/about.html", context)
