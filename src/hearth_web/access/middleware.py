"""The last gate: a view that does not say who may open it is opened by nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from hearth_web.access.pages import guarded

__all__ = ["StrangersGet404"]

OTHERS_DOORS = ("allauth.", "django.contrib.staticfiles", "django.views.static", "ninja.")


class StrangersGet404:
    """Answers 404 to any view that has not said who may open it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_view(
        self, _request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Refuse a view that says nothing; allauth guards its own, the API its own."""
        target = getattr(view, "view_class", view)
        if guarded(view) or target.__module__.startswith(OTHERS_DOORS):
            return None
        raise Http404(f"{target.__module__} does not say who may open it")
