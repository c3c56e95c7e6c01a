"""One ambition or promise: where it stands, what is done for it, and what shows it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.pledge.queries import promise_for, strategies_delivering
from hearth_web.pledge.showing import shower_for

__all__ = ["promise"]


@page(Verb.SEE_PLEDGE)
@require_safe
def promise(request: HttpRequest, id: UUID, promise: UUID) -> HttpResponse:
    """The page."""
    row = promise_for(request.user, id, promise)
    shower = shower_for(request, row.strategy)
    tree = shower.grown.tree
    thing = shower.grown.thing_of(row)
    named = {thing.number, thing.title}
    context = {
        "strategy": row.strategy,
        "row": row,
        "held": shower.promise(thing),
        "actions": [
            (each, shower.grown.row_of(each), each.is_late(shower.today)) for each in thing.actions
        ],
        "evidence": [(each, shower.grown.row_of(each)) for each in thing.evidence],
        "champions": [each for each in tree.champions if each.of and each.of in named],
        "commitments": [each for each in tree.commitments if each.of and each.of in named],
        "delivering": strategies_delivering(request.user, row),
        "may_change": request.user.may(Verb.MANAGE_PLEDGE),
    }
    return render(request, "pledge/promise.html", context)
