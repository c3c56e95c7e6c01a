"""Telling webhooks what happened: ids alone, signed, again until it is taken."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import ssl
import time
from collections.abc import Iterable
from datetime import timedelta
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from hearth_web import jobs
from hearth_web.access.verbs import Verb
from hearth_web.api.addresses import judged
from hearth_web.api.events import told_as
from hearth_web.api.models import Delivery, Webhook
from hearth_web.audit.models import Event
from hearth_web.jobs.models import Job
from hearth_web.people.queries import visible_children

__all__ = ["KIND", "pass_on", "signature", "tell"]

KIND = "api.tell"
MOST_ATTEMPTS = 8  # the last a little more than five days after the first
PATIENCE = 10  # seconds


def pass_on(events: Iterable[Event], **_: Any) -> None:
    """Plan a delivery of each event to each webhook that wants it, in the same transaction."""
    news = [(event, name) for event in events if (name := told_as(event.action))]
    if not news:
        return
    webhooks = list(Webhook.objects.filter(closed_at=None))
    for event, name in news:
        for webhook in webhooks:
            if name in webhook.events:
                plan(webhook, event, name)


def plan(webhook: Webhook, event: Event, name: str) -> None:
    """One delivery, and the job that makes it."""
    said = {
        "event": name,
        "id": event.hash,
        "at": event.at.isoformat(),
        "child": str(event.child) if event.child else None,
        "subject": {"kind": event.subject_kind, "id": event.subject_id},
    }
    delivery = Delivery.objects.create(webhook=webhook, event=event.pk, said=said)
    jobs.enqueue(KIND, by=None, delivery=str(delivery.pk))


def tell(work: jobs.Work) -> None:
    """Make one delivery, or plan the next attempt."""
    delivery = Delivery.objects.select_related("webhook__user").get(
        pk=work.job.arguments["delivery"]
    )
    if delivery.delivered_at or delivery.given_up_at or delivery.webhook.closed_at:
        return
    if not may_hear(delivery):
        Delivery.objects.filter(pk=delivery.pk).update(
            given_up_at=timezone.now(), answer="Not told: its person may not see this."
        )
        return
    status, answer = post(delivery.webhook, delivery.said)
    write_down(delivery, answer, taken=200 <= status < 300)


def may_hear(delivery: Delivery) -> bool:
    """Whether the webhook's person may see what it is about; asked again each time."""
    user, child = delivery.webhook.user, delivery.said.get("child")
    if not (user.is_active and user.may(Verb.USE_API)):
        return False
    return child is None or visible_children(user).filter(pk=child).exists()


def write_down(delivery: Delivery, answer: str, *, taken: bool) -> None:
    """How it went, and when it is tried again if it went badly."""
    now = timezone.now()
    delivery.attempts += 1
    delivery.answer = answer
    if taken:
        delivery.delivered_at = now
    elif delivery.attempts >= MOST_ATTEMPTS:
        delivery.given_up_at = now
    with transaction.atomic():
        delivery.save()
        if delivery.delivered_at is None and delivery.given_up_at is None:
            again = jobs.enqueue(KIND, by=None, delivery=str(delivery.pk))
            later = now + timedelta(seconds=30 * 4**delivery.attempts)
            Job.objects.filter(pk=again.pk).update(not_before=later)


def signature(secret: str, at: int, body: bytes) -> str:
    """What the receiver works out as well: HMAC-SHA256 of the time, a full stop and the body."""
    return hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()


def post(webhook: Webhook, said: dict[str, Any]) -> tuple[int, str]:
    """Send it; the status (0 without an answer) and a sentence. Follows no redirection."""
    body, at = json.dumps(said).encode(), int(time.time())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Hearth",
        "Hearth-Signature": f"t={at},v1={signature(webhook.secret, at, body)}",
    }
    parts = urlsplit(webhook.url)
    try:
        connection = _Pinned(*judged(webhook.url), secure=parts.scheme == "https")
        try:
            path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
            connection.request("POST", path, body, headers)
            status = connection.getresponse().status
        finally:
            connection.close()
    except ValidationError as error:
        return 0, " ".join(error.messages)[:200]
    except (OSError, HTTPException) as error:
        return 0, f"No answer: {error}"[:200]
    return status, f"Answered {status}"


class _Pinned(HTTPConnection):
    """A connection to the very address that was judged, under the name that was asked for."""

    def __init__(self, host: str, address: str, port: int, *, secure: bool) -> None:
        super().__init__(host, port, timeout=PATIENCE)
        self.address, self.secure = address, secure

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
