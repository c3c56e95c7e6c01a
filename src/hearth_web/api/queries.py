"""Reading one's own tokens and webhooks."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from hearth_web.access.models import User
from hearth_web.api.models import Delivery, Token, Webhook

__all__ = ["deliveries", "token_for", "tokens_of", "webhook_for", "webhooks_of"]

RECENT = 50


def tokens_of(user: User) -> QuerySet[Token]:
    """This person's tokens, those that open nothing any more included."""
    return Token.objects.filter(user=user)


def token_for(user: User, id: UUID) -> Token:
    """This person's token with this id; Http404 if they have none."""
    found = tokens_of(user).filter(pk=id).first()
    if found is None:
        raise Http404("token")
    return found


def webhooks_of(user: User) -> QuerySet[Webhook]:
    """This person's webhooks."""
    return Webhook.objects.filter(user=user)


def webhook_for(user: User, id: UUID) -> Webhook:
    """This person's webhook with this id; Http404 if they have none."""
    found = webhooks_of(user).filter(pk=id).first()
    if found is None:
        raise Http404("webhook")
    return found


def deliveries(webhook: Webhook) -> list[Delivery]:
    """The latest."""
    return list(webhook.deliveries.all()[:RECENT])
