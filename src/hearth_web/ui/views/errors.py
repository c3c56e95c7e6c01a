"""What a person sees when something is wrong. None of these pages says more than it must."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.http import urlencode

__all__ = ["bad_request", "not_found", "server_error", "stale_form", "too_large", "unavailable"]

# Read once, and needing nothing: they must come up when the database or a template does not.
STATIC = {
    name: (Path(__file__).parents[1] / "templates/ui/errors" / f"{name}.html").read_bytes()
    for name in ("500", "503")
}
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
    """500, or 503 when it is the database that is away."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return HttpResponse(STATIC["500"], status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the database does not answer. It says when to try again."""
    return HttpResponse(STATIC["503"], status=503, headers={"Retry-After": str(RETRY_AFTER)})


def _is_signed_in(request: HttpRequest) -> bool:
    user: Any = getattr(request, "user", None)
    return user is not None and user.is_authenticated
