"""The last gates: who may open a view at all, and a second factor before anything else."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.contrib.auth import SESSION_KEY
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from hearth_web.access.doors import SETTING_UP, SIGNED_IN, SIGNED_OUT
from hearth_web.access.pages import guarded
from hearth_web.access.second_factor import is_missing

__all__ = ["KeptNowhere", "SecondFactorFirst", "StaysSignedIn", "StrangersGet404"]

log = logging.getLogger("hearth.stranger")
OTHERS_DOORS = ("django.contrib.staticfiles", "django.views.static", "ninja.")
Next = Callable[[HttpRequest], HttpResponse]
SEEN = "seen"  # in the session: when it was last made to last longer
FRESH = 60  # seconds


class KeptNowhere:
    """Tells browsers, and whatever stands between, to keep no page that does not say otherwise.

    On a shared machine the back button would else show a child's page after the sign-out.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class StaysSignedIn:
    """Lets the session of somebody at work last on, written once a minute and not at every page."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; what is changed here is saved by the session's own middleware.

        After a fault the session is left alone: a database that is away would be waited for again.
        """
        response = self.get_response(request)
        if response.status_code >= 500:
            return response
        now = int(time.time())
        if SESSION_KEY in request.session and now - request.session.get(SEEN, 0) >= FRESH:
            request.session[SEEN] = now
        return response


class StrangersGet404:
    """Answers 404 to any view that has not said who may open it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on, and write a line in the log for whatever was not found."""
        response = self.get_response(request)
        if response.status_code == 404:
            who = getattr(request.user, "pk", None) or "signed out"
            log.warning("not found: %s %s user=%s", request.method, quote(request.path)[:200], who)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Refuse a view that says nothing; allauth's by our list, the API guards its own."""
        target = getattr(view, "view_class", view)
        if guarded(view) or target.__module__.startswith(OTHERS_DOORS):
            return None
        if target.__module__.startswith("allauth.") and _is_offered(request):
            return None
        raise Http404(f"{target.__module__} does not say who may open it")


class SecondFactorFirst:
    """Leads whoever still needs a second factor to set one up."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """To the page that sets it up, unless this is that page, or one for everybody."""
        if _name(request) in SETTING_UP or getattr(view, "public", False):
            return None
        if hasattr(request, "caller"):  # a program, with a token its person made once signed in
            return None
        if is_missing(request):
            return HttpResponseRedirect(reverse("second-factor"))
        return None


def _is_offered(request: HttpRequest) -> bool:
    name = _name(request)
    return name in SIGNED_OUT or (name in SIGNED_IN and request.user.is_authenticated)


def _name(request: HttpRequest) -> str:
    return (request.resolver_match.url_name or "") if request.resolver_match else ""
