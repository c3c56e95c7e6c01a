"""Every strategy there is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.pledge.queries import strategies_for

__all__ = ["pledges"]


@page(Verb.SEE_PLEDGE)
@require_safe
def pledges(request: HttpRequest) -> HttpResponse:
    """Those in force, then those that are over."""
    found = list(strategies_for(request.user))
    context = {
        "in_force": [each for each in found if each.closed_at is None],
        "over": [each for each in found if each.closed_at],
        "may_change": request.user.may(Verb.MANAGE_PLEDGE),
    }
    return render(request, "pledge/list.html", context)
