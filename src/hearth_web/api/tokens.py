"""Who asks: the token in a request, how often it has asked, and the person it acts as."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest
from django.utils import timezone

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.api.actions import digest_of
from hearth_web.api.models import Token
from hearth_web.api.problems import ApiError
from hearth_web.api.scopes import narrowed

__all__ = ["Caller", "bearer", "caller_of", "need"]

NO_TOKEN = (
    "Send a token that is in date: Authorization: Bearer hearth_... Make one on the API page."
)
MINUTE = 60


@dataclass(frozen=True)
class Caller:
    """A token and the person it acts as, narrowed by its scopes. In the log as the person."""

    token: Token
    user: User

    @property
    def page(self) -> str:
        """How the log names what was read."""
        return f"API, {self.token.name}"


def bearer(request: HttpRequest) -> Caller:
    """The caller; ApiError 401 without a good token, 429 if it asks too often."""
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    token = token_of(secret.strip()) if kind.lower() == "bearer" and secret else None
    if token is None:
        raise ApiError(401, NO_TOKEN, {"WWW-Authenticate": 'Bearer realm="Hearth"'})
    throttle(token)
    note_use(token)
    user = narrowed(token.user, token.scopes)
    request.user = user  # whoever asks next asks with the token's own narrow view
    return Caller(token, user)


def token_of(secret: str) -> Token | None:
    """The token with this secret, if it and its person are still good."""
    found = (
        Token.objects.select_related("user")
        .prefetch_related("user__grants")
        .filter(digest=digest_of(secret))
        .first()
    )
    good = found is not None and found.is_good(timezone.now()) and found.user.is_active
    return found if found and good and found.user.may(Verb.USE_API) else None


def throttle(token: Token) -> None:
    """Count this minute's requests, in the store every process of the site shares."""
    now = time.time()
    key = f"api:{token.pk}:{int(now // MINUTE)}"
    cache.add(key, 0, 2 * MINUTE)
    try:
        count = cache.incr(key)
    except ValueError:  # dropped from a full store between the two
        return
    if count > settings.API_REQUESTS_A_MINUTE:
        wait = MINUTE - int(now % MINUTE)
        detail = f"More than {settings.API_REQUESTS_A_MINUTE} requests in a minute. Wait {wait} s."
        raise ApiError(429, detail, {"Retry-After": str(wait)})


def note_use(token: Token) -> None:
    """Remember the day it was last used, once a day."""
    today = timezone.localdate()
    if token.last_used_on != today:
        Token.objects.filter(pk=token.pk).update(last_used_on=today)


def caller_of(request: HttpRequest) -> Caller:
    """Who asks, once the API has let them in."""
    caller: Caller = request.auth  # type: ignore[attr-defined]
    return caller


def need(request: HttpRequest, verb: Verb) -> Caller:
    """The caller, who must be allowed this; 404 if not, as on every page."""
    caller = caller_of(request)
    if not caller.user.may(verb):
        raise Http404("scope")
    return caller
