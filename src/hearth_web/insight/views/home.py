"""The first page: what this is, for strangers; what is one's own, for those who sign in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.bridge.house import council
from hearth_web.insight.beginning import doors, moved, my_children, my_work
from hearth_web.insight.models import Openness
from hearth_web.insight.panels import home_panels

__all__ = ["home"]


@page(public=True)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The page at the root of the site."""
    user = request.user
    if not user.is_authenticated:
        is_public = Openness.now().public_numbers and council() is not None
        return render(request, "insight/welcome.html", {"is_public": is_public})
    if council() is None and user.may(Verb.MANAGE_HOUSE):
        return redirect("choose-council")
    worker = my_work(user)
    context: dict[str, Any] = {
        "panels": home_panels(user),
        "worker": worker,
        "children": my_children(user, worker),
        "moved": moved(user),
        "doors": doors(user),
    }
    return render(request, "insight/home.html", context)
