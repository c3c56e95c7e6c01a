"""What everyone may see of strategies, without sign-in: small numbers withheld, and plain words."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hearth.pledge.sentences import counted
from hearth.pledge.strategy import Strategy
from hearth_web.access.pages import page
from hearth_web.insight.models import Openness
from hearth_web.pledge.live import Live, public_live
from hearth_web.pledge.queries import public_strategies, public_strategy
from hearth_web.pledge.showing import Shower, acted
from hearth_web.pledge.trees import grown

__all__ = ["plain", "pledge", "pledges"]

QUARTER_HOUR = 15 * 60
cacheable = cache_control(public=True, max_age=QUARTER_HOUR)
CLOSED = "The council does not show its numbers to everyone."


def open_live() -> Live:
    """The figures everyone may see, or why there are none."""
    return public_live() if Openness.now().public_numbers else Live(why=CLOSED)


@page(public=True)
@require_safe
@cacheable
def pledges(request: HttpRequest) -> HttpResponse:
    """The strategies that are shown to everyone."""
    return render(request, "pledge/public/list.html", {"strategies": public_strategies()})


@page(public=True)
@require_safe
@cacheable
def pledge(request: HttpRequest, id: UUID) -> HttpResponse:
    """One strategy with its progress."""
    strategy = public_strategy(id)
    live = open_live()
    shower = Shower(grown(strategy), live, public=True, withhold=True)
    every = shower.every_measure()
    context = {
        "strategy": strategy,
        "tree": shower.grown.tree,
        "ambitions": shower.ambitions(),
        "own": shower.own_measures(),
        "stands": counted((v for each in every for v in each.verdicts), len(every)),
        "acted": acted(list(shower.grown.tree.every_action()), shower.today),
        "live": live,
        "public": True,
        "has_plain": in_plain_words(shower.grown.tree),
    }
    return render(request, "pledge/public/pledge.html", context)


@page(public=True)
@require_safe
@cacheable
def plain(request: HttpRequest, id: UUID) -> HttpResponse:
    """The same in plain words, as people wrote them for young people."""
    strategy = public_strategy(id)
    tree = grown(strategy).tree
    if not in_plain_words(tree):
        raise Http404("no plain words yet")
    return render(request, "pledge/public/plain.html", {"strategy": strategy, "tree": tree})


def in_plain_words(tree: Strategy) -> bool:
    """Whether anything was written in plain words."""
    return bool(tree.plain_words) or any(each.plain_words for each in tree.promises())
