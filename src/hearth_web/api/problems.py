"""Errors as problem details (RFC 9457): what is wrong and what to do, in a sentence."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse

__all__ = ["NOT_HERE", "TITLES", "ApiError", "respond"]

NOT_HERE = (
    "There is nothing here for this token. The id may be wrong, or the token's person or scopes may"
    " not open it: /api/v1/me says what it may do."
)
TITLES = {
    400: "The request is not understood",
    401: "No good token",
    404: "Not found",
    409: "Not now",
    507: "No room",
    405: "Not allowed here",
    413: "Too large",
    422: "The request is not understood",
    429: "Too many requests",
    500: "Hearth has a fault",
    503: "Not available for the moment",
}


class ApiError(Exception):
    """Raised anywhere under the API; answered as a problem."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers or {}


def respond(
    request: HttpRequest,
    status: int,
    detail: str,
    headers: dict[str, str] | None = None,
    **more: Any,
) -> HttpResponse:
    """The problem as JSON."""
    said = {
        "type": "about:blank",
        "title": TITLES.get(status, "Something is wrong"),
        "status": status,
        "detail": detail,
    }
    body = json.dumps({**said, "instance": request.path, **more})
    response = HttpResponse(body, status=status, content_type="application/problem+json")
    for name, value in (headers or {}).items():
        response[name] = value
    return response
