"""Which reminders somebody has."""

from __future__ import annotations

from hearth_web.access.models import User
from hearth_web.worklists.models import CalendarLink, Digest
from hearth_web.worklists.reminders.actions import digest_of

__all__ = ["days_of", "link_of", "link_with"]


def link_of(user: User) -> CalendarLink | None:
    """Somebody's private address."""
    return CalendarLink.objects.filter(user=user).first()


def link_with(secret: str) -> CalendarLink | None:
    """The private address with this secret, of somebody who may still sign in."""
    rows = CalendarLink.objects.select_related("user").prefetch_related("user__grants")
    return rows.filter(digest=digest_of(secret), user__is_active=True).first()


def days_of(user: User) -> list[str]:
    """The days of the week on which somebody is mailed."""
    held = Digest.objects.filter(user=user).first()
    return list(held.days) if held else []
