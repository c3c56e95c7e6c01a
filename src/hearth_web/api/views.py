"""The API's own pages: its document, tokens and webhooks."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.api.problems import ApiError
from hearth_web.api.site import api
from hearth_web.api.tokens import bearer

__all__ = ["openapi"]


@page(public=True)
def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document, for whoever has a token or may make one."""
    if not (request.user.is_authenticated and request.user.may(Verb.USE_API)):
        try:
            bearer(request)
        except ApiError:
            raise Http404("openapi") from None
    return JsonResponse(api.get_openapi_schema())
