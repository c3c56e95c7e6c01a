"""Tokens, webhooks and deliveries as tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from hearth_web.api.events import TOLD
from hearth_web.api.models import Delivery, Token, Webhook
from hearth_web.api.scopes import SCOPES
from hearth_web.ui.tables import Column, Table

__all__ = ["delivery_table", "token_table", "webhook_table"]

COLOURS = {"works": "green", "told": "green", "trying": "blue"}


def token_table(tokens: Iterable[Token], now: datetime) -> Table:
    """One's tokens; a token that works leads to where it is revoked."""

    def row(token: Token) -> dict[str, Any]:
        good = token.is_good(now)
        state = "works" if good else "revoked" if token.revoked_at else "out of date"
        return {
            "name": token.name,
            "state": state,
            "scopes": "; ".join(SCOPES[key].words for key in token.scopes if key in SCOPES),
            "expires_at": token.expires_at,
            "last_used_on": token.last_used_on,
            "revoke": "Revoke" if good else "",
            "href": reverse("api-token-revoke", args=[token.pk]) if good else "",
        }

    columns = [
        Column("name", "What it is for"),
        Column("state", "State", "tag", colours=COLOURS),
        Column("scopes", "What it may do"),
        Column("expires_at", "Works until", "time"),
        Column("last_used_on", "Last used", "date"),
        Column("revoke", "Revoke it", link="href"),
    ]
    return Table("Your tokens", columns, [row(t) for t in tokens], empty="You have no tokens.")


def webhook_table(webhooks: Iterable[Webhook]) -> Table:
    """One's webhooks."""

    def row(webhook: Webhook) -> dict[str, Any]:
        return {
            "url": webhook.url,
            "href": reverse("webhook", args=[webhook.pk]),
            "state": "closed" if webhook.closed_at else "works",
            "events": "; ".join(TOLD[key][0] for key in webhook.events if key in TOLD),
        }

    columns = [
        Column("url", "Address", link="href"),
        Column("state", "State", "tag", colours=COLOURS),
        Column("events", "What it is told of"),
    ]
    rows = [row(webhook) for webhook in webhooks]
    return Table("Your webhooks", columns, rows, empty="You have no webhooks.")


def delivery_table(deliveries: Iterable[Delivery]) -> Table:
    """What a webhook was told, newest first."""

    def row(delivery: Delivery) -> dict[str, Any]:
        ended = "told" if delivery.delivered_at else "given up" if delivery.given_up_at else ""
        return {
            "at": delivery.created_at,
            "event": TOLD[delivery.said["event"]][0],
            "state": ended or "trying",
            "attempts": delivery.attempts,
            "answer": delivery.answer,
        }

    columns = [
        Column("at", "When", "time"),
        Column("event", "What happened"),
        Column("state", "State", "tag", colours=COLOURS),
        Column("attempts", "Attempts", "number"),
        Column("answer", "Latest answer"),
    ]
    rows = [row(delivery) for delivery in deliveries]
    return Table("Latest deliveries", columns, rows, empty="Nothing has been told yet.")
