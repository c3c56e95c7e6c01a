"""A child's journey on a page of its own, to read with them or to print."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people.opening import opened
from hearth_web.people.showing.person import identity
from hearth_web.people.telling import journey_of

__all__ = ["journey"]


@page(Verb.SEE_CHILDREN)
@require_safe
def journey(request: HttpRequest, id: UUID) -> HttpResponse:
    """The drawing and the list; `?order=oldest` turns the list round, `?print=all` prints it."""
    life = opened(request.user, id, "journey")
    told = journey_of(life)
    is_oldest_first = request.GET.get("order") == "oldest"
    context = {
        "child": life.child,
        "identity": identity(life),
        "journey": told,
        "steps": told.steps[::-1] if is_oldest_first else told.steps,
        "is_oldest_first": is_oldest_first,
        "prints_list": request.GET.get("print") == "all",
    }
    return render(request, "people/journey.html", context)
