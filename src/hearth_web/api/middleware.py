"""The API's own door: who asks is settled before anything else, and every error is a problem."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from hearth_web.api.problems import NOT_HERE, TITLES, ApiError, respond
from hearth_web.api.tokens import bearer
from hearth_web.ui.room import is_disk_full

__all__ = ["TokenFirst"]

DOOR, DOCUMENT = "/api/v1/", "/api/v1/openapi.json"  # the document also opens to who signed in
PROBLEM = "application/problem+json"
WORDS = {
    404: NOT_HERE,
    405: "This address does not take that method. The API document lists those it takes.",
    413: "The files are larger than this installation takes in one go.",
    503: "The database does not answer. Try again in a minute.",
    507: "There is no room left on Hearth's disk, so nothing was kept. Send it again later.",
}

log = logging.getLogger("hearth.api")


class TokenFirst:
    """Turns away whoever has no good token; from there on the request is the token's person's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let in, or say why not."""
        if not request.path.startswith(DOOR) or request.path == DOCUMENT:
            return self.get_response(request)
        try:
            request.caller = bearer(request)  # type: ignore[attr-defined]
        except ApiError as error:
            return respond(request, error.status, error.detail, error.headers)
        except (OperationalError, InterfaceError) as error:
            log.exception("the database did not answer")
            status = 507 if is_disk_full(error) else 503
            return respond(request, status, WORDS[status])
        return as_problem(request, self.get_response(request))


def as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A page that says what is wrong, said as programs read it."""
    status = response.status_code
    if status < 400 or response["Content-Type"] == PROBLEM:
        return response
    words = WORDS.get(status, TITLES.get(status, "Something is wrong with the request."))
    kept = {name: response[name] for name in ("Allow", "Retry-After") if name in response}
    return respond(request, status, words, kept)
