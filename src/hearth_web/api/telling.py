"""Telling webhooks what happened: ids alone, signed, again until it is taken."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from http.client import HTTPConnection, HTTPException
from threading import Timer
from typing import Any
from urllib.parse import urlsplit

from django.core.cache import cache
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
PATIENCE = 10  # seconds for each step, and...
LONGEST = 15  # ...for all of them: the worker that waits has other work
REST = 5 * 60  # seconds in which a receiver that did not answer is not called again


def pass_on(events: Iterable[Event], **_: Any) -> None:
    """Plan a delivery of what was written together to each webhook that wants it.

    In the same transaction. An import writes of many children at once: they are one delivery.
    """
    news: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if name := told_as(event.action):
            news[name].append(event)
    if not news:
        return
    for webhook in Webhook.objects.filter(closed_at=None):
        for name in news.keys() & set(webhook.events):
            plan(webhook, news[name], name)


def plan(webhook: Webhook, together: Sequence[Event], name: str) -> None:
    """One delivery, and the job that makes it."""
    first = together[0]
    said: dict[str, Any] = {
        "event": name,
        "id": first.hash,
        "at": first.at.isoformat(),
        "children": sorted({str(event.child) for event in together if event.child}),
    }
    if not said["children"]:
        said["subject"] = {"kind": first.subject_kind, "id": first.subject_id}
    delivery = Delivery.objects.create(webhook=webhook, event=first.pk, said=said)
    jobs.enqueue(KIND, by=None, delivery=str(delivery.pk))


def tell(work: jobs.Work) -> None:
    """Make one delivery, or plan the next attempt."""
    delivery = Delivery.objects.select_related("webhook__user").get(
        pk=work.job.arguments["delivery"]
    )
    if delivery.delivered_at or delivery.given_up_at or delivery.webhook.closed_at:
        return
    said = heard(delivery)
    if said is None:
        Delivery.objects.filter(pk=delivery.pk).update(
            given_up_at=timezone.now(), answer="Not told: its person may not see this."
        )
        return
    if cache.get(resting(delivery.webhook)):
        again(delivery, REST)
        return
    status, answer = post(delivery.webhook, said)
    if not status:
        cache.set(resting(delivery.webhook), "yes", REST)
    write_down(delivery, answer, taken=200 <= status < 300)


def heard(delivery: Delivery) -> dict[str, Any] | None:
    """What the webhook's person may hear of it, asked again each time; None for nothing."""
    user, said = delivery.webhook.user, delivery.said
    if not (user.is_active and user.may(Verb.USE_API)):
        return None
    if not said["children"]:
        return dict(said)
    theirs = visible_children(user).filter(pk__in=said["children"]).values_list("pk", flat=True)
    children = sorted(str(child) for child in theirs)
    return {**said, "children": children} if children else None


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
            again(delivery, 30 * 4**delivery.attempts)


def again(delivery: Delivery, seconds: int) -> None:
    """Another try, so much later."""
    with transaction.atomic():
        job = jobs.enqueue(KIND, by=None, delivery=str(delivery.pk))
        later = timezone.now() + timedelta(seconds=seconds)
        Job.objects.filter(pk=job.pk).update(not_before=later)


def resting(webhook: Webhook) -> str:
    """Where it is kept that a receiver did not answer just now: one that hangs would else hold up
    the worker once for every change there is to tell."""
    return f"webhook-rests-{webhook.pk}"


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
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        with cut_off(connection):
            connection.request("POST", path, body, headers)
            status = connection.getresponse().status
    except ValidationError as error:
        return 0, " ".join(error.messages)[:200]
    except (OSError, HTTPException) as error:
        return 0, f"No answer: {error}"[:200]
    return status, f"Answered {status}"


@contextmanager
def cut_off(connection: _Pinned) -> Iterator[None]:
    """Close it afterwards; TimeoutError after `LONGEST`, however busily the other side answers."""
    timer = Timer(LONGEST, connection.cut)
    timer.start()
    try:
        yield
        if connection.is_cut:
            raise TimeoutError("it took too long")
    finally:
        timer.cancel()
        connection.close()


class _Pinned(HTTPConnection):
    """A connection to the very address that was judged, under the name that was asked for."""

    def __init__(self, host: str, address: str, port: int, *, secure: bool) -> None:
        super().__init__(host, port, timeout=PATIENCE)
        self.address, self.secure, self.is_cut = address, secure, False

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def cut(self) -> None:
        """Let whoever reads from it read the end."""
        self.is_cut = True
        if self.sock is not None:
            with suppress(OSError):
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)
