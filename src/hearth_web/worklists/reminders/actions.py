"""Asking for reminders, and no longer wanting them."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.core import signing
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.worklists.models import CalendarLink, Digest

__all__ = [
    "digest_in",
    "digest_of",
    "forget_link",
    "let_go_when_closed",
    "new_link",
    "note_read",
    "set_days",
    "stop_mail",
    "stop_token",
]

SALT = "hearth.reminders.stop"


def digest_of(secret: str) -> str:
    """What is kept of the secret in an address."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_link(*, by: User) -> str:
    """A new secret for one's calendar; the one before is dead. It is told this once."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        CalendarLink.objects.filter(user=by).delete()
        CalendarLink.objects.create(user=by, digest=digest_of(secret))
        audit.record(by=by, action="worklists.calendar.made", subject=by)
    return secret


def forget_link(*, by: User) -> None:
    """One's calendar is to be read no longer."""
    with transaction.atomic():
        gone, _ = CalendarLink.objects.filter(user=by).delete()
        if gone:
            audit.record(by=by, action="worklists.calendar.removed", subject=by)


def note_read(link: CalendarLink) -> None:
    """Log that a calendar was read, once a day: programs read it every hour."""
    now = timezone.now()
    if link.used_at and timezone.localdate(link.used_at) == timezone.localdate(now):
        return
    with transaction.atomic():
        if CalendarLink.objects.filter(pk=link.pk, used_at=link.used_at).update(used_at=now):
            audit.record(by=link.user, action="worklists.calendar.read", subject=link.user)


def set_days(*, by: User, days: list[str], address: str) -> None:
    """The days of the week on which one is mailed; none for no mail."""
    with transaction.atomic():
        held = Digest.objects.filter(user=by).first()
        before = held.days if held else ""
        wanted = "".join(sorted(days))
        if not wanted:
            Digest.objects.filter(user=by).delete()
        else:
            Digest.objects.update_or_create(user=by, defaults={"days": wanted, "address": address})
        if wanted != before:
            audit.record(
                by=by,
                action="worklists.digest.changed",
                subject=by,
                before={"days": before},
                after={"days": wanted},
            )


def stop_token(digest: Digest) -> str:
    """What the link in a mail that stops it holds."""
    return signing.dumps(str(digest.user_id), salt=SALT)


def digest_in(token: str) -> Digest | None:
    """The mail that a link stops; None when it has stopped. Http404 for a link we did not make."""
    try:
        user = signing.loads(token, salt=SALT)
    except signing.BadSignature as wrong:
        raise Http404("not our link") from wrong
    return Digest.objects.select_related("user").filter(user=user).first()


def stop_mail(digest: Digest) -> None:
    """No more mail to this person, who followed the link in one."""
    set_days(by=digest.user, days=[], address="")


def let_go_when_closed(instance: User, **_: Any) -> None:
    """Nobody is reminded any more whose account is closed, nor when it is opened again."""
    if not instance.is_active:
        CalendarLink.objects.filter(user=instance).delete()
        Digest.objects.filter(user=instance).delete()
