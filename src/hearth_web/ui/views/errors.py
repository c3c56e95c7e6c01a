"""What a person sees when something is wrong. None of these pages says more than it must."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.http import urlencode

from hearth_web.ui.room import is_disk_full

__all__ = [
    "bad_request",
    "no_room",
    "not_found",
    "server_error",
    "stale_form",
    "too_large",
    "unavailable",
]

PAGE = (Path(__file__).parents[1] / "templates/ui/errors/away.html").read_text("utf-8")


def away(title: str, what: str, next: str) -> bytes:
    """A page that needs nothing: it must come up when the database or a template does not."""
    said = {"title": title, "what": what, "next": next}
    return "".join(said.get(part.strip(), part) for part in re.split("{{|}}", PAGE)).encode()


FAULT = away(
    "Something went wrong",
    "The fault is ours, not yours. What you were saving may not have been saved.",
    "Go back with your browser, check what is there, and try again. If it happens twice, tell "
    "whoever looks after Hearth here what you were doing and at what time.",
)
NO_DATABASE = away(
    "Hearth is not available just now",
    "Its database does not answer. What was saved before is safe; what you were saving just now "
    "may not have been saved.",
    "Wait a minute, go back with your browser and try again. If it goes on, tell whoever looks "
    "after Hearth here.",
)
FULL = away(
    "There is no room left",
    "Hearth's disk is full, so nothing of what you sent was kept. What was saved before is safe.",
    "Ask whoever looks after Hearth here to make room. Then go back with your browser, where what "
    "you typed should still be, and try again.",
)
RETRY_AFTER = 30


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, alike for what does not exist and for what this person may not see.

    The access middleware writes the line in the log.
    """
    sign_in = ""
    if not _is_signed_in(request) and request.method == "GET":
        sign_in = (
            f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"
        )
    return render(request, "ui/errors/404.html", {"sign_in": sign_in}, status=404)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open across a sign-out, or was not ours. Nothing was saved."""
    return render(request, "ui/errors/stale.html", {"again": request.path}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400; a request with too much in it is said to be so."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return too_large(request)
    return render(request, "ui/errors/400.html", status=400)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more was sent than is taken; nothing was kept."""
    megabytes = settings.LARGEST_UPLOAD // (1024 * 1024)
    return render(request, "ui/errors/413.html", {"megabytes": megabytes}, status=413)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; or 507 when the disk is full, 503 when it is the database that is away."""
    if is_disk_full(sys.exc_info()[1]):
        return no_room(request)
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return HttpResponse(FAULT, status=500)


def no_room(request: HttpRequest) -> HttpResponse:
    """507: the disk is full; nothing was kept."""
    return HttpResponse(FULL, status=507)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the database does not answer. It says when to try again."""
    return HttpResponse(NO_DATABASE, status=503, headers={"Retry-After": str(RETRY_AFTER)})


def _is_signed_in(request: HttpRequest) -> bool:
    user: Any = getattr(request, "user", None)
    return user is not None and user.is_authenticated
