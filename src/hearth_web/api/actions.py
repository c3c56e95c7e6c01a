"""The only writers of tokens and webhooks."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.api.addresses import refuse_unsafe
from hearth_web.api.events import TOLD
from hearth_web.api.models import Token, Webhook
from hearth_web.api.scopes import offered_to

__all__ = ["add_webhook", "close_webhook", "digest_of", "make_token", "revoke_token"]

BEGINS = "hearth_"  # so that a token left in a file is known for what it is


def digest_of(secret: str) -> str:
    """What is kept of a token. A token is long and random, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def make_token(
    *, by: User, name: str, scopes: Sequence[str], expires_at: datetime
) -> tuple[Token, str]:
    """A new token of this person's, and its secret, which is never to be had again."""
    allowed = {scope.key for scope in offered_to(by)}
    if not scopes or set(scopes) - allowed:
        raise ValidationError("Choose scopes from those offered.")
    secret = BEGINS + secrets.token_urlsafe(32)
    with transaction.atomic():
        token = Token.objects.create(
            user=by,
            name=name,
            digest=digest_of(secret),
            scopes=sorted(scopes),
            expires_at=expires_at,
        )
        after = {"name": name, "scopes": sorted(scopes), "expires_at": expires_at}
        audit.record(by=by, action="api.token.made", subject=token, after=after)
    return token, secret


def revoke_token(*, by: User, token: Token) -> None:
    """It opens nothing from now on."""
    with transaction.atomic():
        now = timezone.now()
        if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
            audit.record(
                by=by, action="api.token.revoked", subject=token, before={"name": token.name}
            )


def add_webhook(*, by: User, url: str, events: Sequence[str]) -> Webhook:
    """Tell this address of these events from now on. ValidationError for an unsafe address."""
    refuse_unsafe(url)
    if not events or set(events) - set(TOLD):
        raise ValidationError("Choose events from those offered.")
    with transaction.atomic():
        webhook = Webhook.objects.create(
            user=by, url=url, events=sorted(events), secret=secrets.token_hex(32)
        )
        after = {"url": url, "events": sorted(events)}
        audit.record(by=by, action="api.webhook.added", subject=webhook, after=after)
    return webhook


def close_webhook(*, by: User, webhook: Webhook) -> None:
    """It is told nothing more."""
    with transaction.atomic():
        now = timezone.now()
        if Webhook.objects.filter(pk=webhook.pk, closed_at=None).update(closed_at=now):
            audit.record(
                by=by, action="api.webhook.closed", subject=webhook, before={"url": webhook.url}
            )
