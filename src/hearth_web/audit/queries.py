"""Reading the log: newest first, a page at a time, without counting what is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from hearth_web.audit.children import desk
from hearth_web.audit.models import Event, Head

__all__ = [
    "PER_PAGE",
    "Asked",
    "Page",
    "event",
    "events",
    "head_hash",
    "holds",
    "last_about",
    "page_of",
]

PER_PAGE = 50


@dataclass(frozen=True)
class Asked:
    """Which events: by whom, of what kind, of which child, between which days. Empty is all.

    `by` are ids of people, `children` of children; a list that is empty, and not None, finds none.
    """

    by: Sequence[str] | None = None
    actions: Sequence[str] | None = None
    children: Sequence[UUID] | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Page:
    """One page of events, and the ids from which the pages before and after it go on."""

    events: list[Event] = field(default_factory=list)
    newer: int | None = None
    older: int | None = None


def events(reader: Any, asked: Asked) -> QuerySet[Event]:
    """The events asked for that this reader may be shown, newest first."""
    found = Event.objects.exclude(desk().hidden(reader)).order_by("-id")
    if asked.by is not None:
        found = found.filter(by_id__in=asked.by)
    if asked.actions is not None:
        found = found.filter(action__in=asked.actions)
    if asked.children is not None:  # a record that is hidden has no log, as if it were absent
        closed = desk().closed(reader, asked.children)
        found = found.filter(child__in=[each for each in asked.children if each not in closed])
    return _between(found, asked)


def _between(found: QuerySet[Event], asked: Asked) -> QuerySet[Event]:
    """Ids grow with time, so the days are turned into ids: a page is then a walk along the key."""
    if asked.since:
        first = Event.objects.filter(at__gte=_start(asked.since)).order_by("at", "id").first()
        found = found.filter(id__gte=first.pk) if first else found.none()
    if asked.until:
        end = _start(asked.until + timedelta(days=1))
        last = Event.objects.filter(at__lt=end).order_by("-at", "-id").first()
        found = found.filter(id__lte=last.pk) if last else found.none()
    return found


def _start(day: date) -> datetime:
    """The first moment of a day here."""
    return timezone.make_aware(datetime.combine(day, time())).astimezone(UTC)


def page_of(found: QuerySet[Event], *, before: int | None = None, after: int | None = None) -> Page:
    """The newest page, or the one just older than `before`, or just newer than `after`."""
    if after is not None:
        newer = list(found.filter(id__gt=after).order_by("id")[: PER_PAGE + 1])
        rows = newer[:PER_PAGE][::-1]
        has_newer, has_older = len(newer) > PER_PAGE, True
    else:
        some = found if before is None else found.filter(id__lt=before)
        older = list(some[: PER_PAGE + 1])
        rows = older[:PER_PAGE]
        has_newer, has_older = before is not None, len(older) > PER_PAGE
    if not rows:
        return Page()
    return Page(rows, rows[0].pk if has_newer else None, rows[-1].pk if has_older else None)


def head_hash() -> tuple[str, int]:
    """The hash at the end of the chain, and how many events it stands for."""
    head = Head.objects.first() or Head()
    return head.hash, head.events


def holds(hash: str) -> Event | None:
    """The event with this hash, kept elsewhere earlier; None if the log does not hold it."""
    return Event.objects.filter(hash=hash.strip().lower()).first()


def event(id: int) -> Event | None:
    """One event."""
    return Event.objects.filter(pk=id).first()


def last_about(subject: object) -> Event | None:
    """The newest event about the row with this id."""
    return Event.objects.filter(subject_id=str(subject)).order_by("-id").first()
