"""The API itself: who is let in, how errors and answers look."""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError as Refused
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from hearth import __version__
from hearth_web.api.endpoints import add_all
from hearth_web.api.middleware import WORDS
from hearth_web.api.problems import NOT_HERE, ApiError, respond
from hearth_web.ui.room import is_disk_full

__all__ = ["api"]

log = logging.getLogger("hearth.api")
ABOUT = (
    "Read what Hearth holds, as the person whose token it is may see it. Send the token as"
    " `Authorization: Bearer hearth_...`. Lists come a part at a time: send `next` as `cursor`."
    " Send an answer's `ETag` as `If-None-Match` to be told 304 when nothing changed. Errors are"
    " problem details (RFC 9457). Every read of a child's record is in the audit log."
)


PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
}
WRONG = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


class HearthAPI(NinjaAPI):
    """Ninja's, with an entity tag on every answer and a 304 for who has it already."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        """The document, with what every address may answer when something is wrong."""
        document = super().get_openapi_schema(**kwargs)
        document["components"]["schemas"]["Problem"] = PROBLEM
        wrong = {"description": "What is wrong and what to do", "content": WRONG}
        for methods in document["paths"].values():
            for operation in methods.values():
                operation["responses"] |= {"4XX": wrong, "5XX": wrong}
        return document

    def create_response(self, request: HttpRequest, data: Any, **kwargs: Any) -> HttpResponse:
        """The answer; its tag is of its very bytes."""
        response = super().create_response(request, data, **kwargs)
        response["Cache-Control"] = "private, no-cache"
        if request.method == "GET" and response.status_code == 200:
            tag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
            if tag in request.headers.get("If-None-Match", ""):
                response = HttpResponse(status=304)
            response["ETag"] = tag
        return response


def _auth(request: HttpRequest) -> Any:
    return getattr(request, "caller", None)  # `TokenFirst` has let them in


api = HearthAPI(
    title="Hearth",
    version=__version__,
    description=ABOUT,
    urls_namespace="api-v1",
    auth=_auth,
    docs_url=None,
    openapi_url=None,
)
add_all(api)


@api.exception_handler(ApiError)
def _problem(request: HttpRequest, problem: ApiError) -> HttpResponse:
    return respond(request, problem.status, problem.detail, problem.headers)


@api.exception_handler(Http404)
def _not_here(request: HttpRequest, _error: Http404) -> HttpResponse:
    return respond(request, 404, NOT_HERE)


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    where = [
        {"at": ".".join(str(part) for part in each["loc"]), "what": each["msg"]}
        for each in error.errors
    ]
    detail = "Something in the request is not as the API document says; `errors` lists what."
    return respond(request, 422, detail, errors=where)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return respond(request, 422, " ".join(error.messages))


@api.exception_handler(OperationalError)
@api.exception_handler(InterfaceError)
def _away(request: HttpRequest, error: Exception) -> HttpResponse:
    log.exception("the database did not answer")
    status = 507 if is_disk_full(error) else 503
    return respond(request, status, WORDS[status])


@api.exception_handler(Exception)
def _fault(request: HttpRequest, error: Exception) -> HttpResponse:
    if settings.DEBUG:
        raise error
    log.exception("a fault in the API")
    if is_disk_full(error):
        return respond(request, 507, WORDS[507])
    return respond(request, 500, "Hearth has a fault and has written it down. Nothing was saved.")
