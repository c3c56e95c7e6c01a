"""One child, one page."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people.opening import opened
from hearth_web.people.sections import sections_of
from hearth_web.people.showing.links import recording
from hearth_web.people.showing.person import identity
from hearth_web.people.showing.workers import current
from hearth_web.people.telling import journey_of

__all__ = ["child"]


@page(Verb.SEE_CHILDREN)
@require_safe
def child(request: HttpRequest, id: UUID) -> HttpResponse:
    """All of a child's record that this person may see. That they saw it is logged."""
    life = opened(request.user, id, "child")
    context = {
        "child": life.child,
        "life": life,
        "identity": identity(life),
        "workers": current(life),
        "parts": sections_of(life),  # `sections` is the navigation of every page
        "journey": journey_of(life),
        "record_url": recording(life),
    }
    return render(request, "people/child.html", context)
