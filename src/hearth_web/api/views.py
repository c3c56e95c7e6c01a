"""The API's own pages: its document, tokens and webhooks."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.api import actions
from hearth_web.api.document import operations
from hearth_web.api.forms import NewToken, NewWebhook
from hearth_web.api.problems import ApiError
from hearth_web.api.queries import (
    deliveries,
    token_for,
    tokens_of,
    webhook_for,
    webhooks_of,
)
from hearth_web.api.site import api
from hearth_web.api.tables import delivery_table, token_table, webhook_table
from hearth_web.api.tokens import bearer

__all__ = [
    "add_webhook",
    "close_webhook",
    "documentation",
    "index",
    "make_token",
    "openapi",
    "revoke_token",
    "webhook",
]


@page(public=True)
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document, for whoever has a token or may make one."""
    if not (request.user.is_authenticated and request.user.may(Verb.USE_API)):
        try:
            bearer(request)
        except ApiError:
            raise Http404("openapi") from None
    return JsonResponse(api.get_openapi_schema())


@page(Verb.USE_API)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """One's tokens and webhooks."""
    context = {
        "tokens": token_table(tokens_of(request.user), timezone.now()),
        "webhooks": webhook_table(webhooks_of(request.user)),
    }
    return render(request, "api/index.html", context)


@page(Verb.USE_API)
@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Every address of the API, written from its own document."""
    return render(request, "api/documentation.html", {"groups": operations(api)})


@page(Verb.USE_API)
def make_token(request: HttpRequest) -> HttpResponse:
    """A new token; its secret is on this one page and never again."""
    form = NewToken(request.POST or None, user=request.user)
    if request.method != "POST" or not form.is_valid():
        return render(request, "api/make_token.html", {"form": form})
    token, secret = actions.make_token(
        by=request.user,
        name=form.cleaned_data["name"],
        scopes=form.cleaned_data["scopes"],
        expires_at=form.expires_at,
    )
    response = render(request, "api/made_token.html", {"token": token, "secret": secret})
    response["Cache-Control"] = "no-store"
    return response


@page(Verb.USE_API)
def revoke_token(request: HttpRequest, id: UUID) -> HttpResponse:
    """Asks once, then it opens nothing more."""
    token = token_for(request.user, id)
    if request.method != "POST":
        return render(request, "api/revoke_token.html", {"token": token})
    actions.revoke_token(by=request.user, token=token)
    messages.success(request, f"“{token.name}” opens nothing any more.")
    return redirect("api")


@page(Verb.USE_API)
def add_webhook(request: HttpRequest) -> HttpResponse:
    """A new webhook."""
    form = NewWebhook(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "api/add_webhook.html", {"form": form})
    made = actions.add_webhook(
        by=request.user, url=form.cleaned_data["url"], events=form.cleaned_data["events"]
    )
    return redirect("webhook", made.pk)


@page(Verb.USE_API)
@require_safe
def webhook(request: HttpRequest, id: UUID) -> HttpResponse:
    """One webhook: its secret, what it was told and how it answered."""
    found = webhook_for(request.user, id)
    table = delivery_table(deliveries(found))
    response = render(request, "api/webhook.html", {"webhook": found, "table": table})
    response["Cache-Control"] = "no-store"
    return response


@page(Verb.USE_API)
def close_webhook(request: HttpRequest, id: UUID) -> HttpResponse:
    """Asks once, then it is told nothing more."""
    found = webhook_for(request.user, id)
    if request.method != "POST":
        return render(request, "api/close_webhook.html", {"webhook": found})
    actions.close_webhook(by=request.user, webhook=found)
    messages.success(request, "That address is told nothing more.")
    return redirect("api")
