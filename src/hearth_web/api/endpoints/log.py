"""The audit log, for those who may read it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.api.cursors import PageOf, Paging, page
from hearth_web.api.tokens import need
from hearth_web.audit.children import Seen, desk
from hearth_web.audit.models import Event
from hearth_web.audit.queries import Asked, events
from hearth_web.audit.values import lines_of, why_of
from hearth_web.audit.words import words_of

__all__ = ["router"]

router = Router(tags=["Audit"])


class Changed(Schema):
    """One thing an act changed, in words; "withheld" where the token may not read it."""

    label: str
    before: str
    after: str


class EventOut(Schema):
    """One act, as the log's own page tells it, and the hash that chains it to the one before."""

    id: int
    at: datetime
    by: str
    action: str
    words: str
    subject_kind: str
    subject_id: str
    child: UUID | None
    changed: list[Changed]
    why: str
    previous: str
    hash: str


class Which(Schema):
    """Which events. What is left out is not asked about."""

    by: str = ""
    action: str = ""
    child: UUID | None = None
    since: date | None = None
    until: date | None = None


@router.get("/audit-events", response=PageOf[EventOut], summary="The audit log, newest first")
def audit_events(
    request: HttpRequest, which: Query[Which], paging: Query[Paging]
) -> PageOf[EventOut]:
    """Who did or saw what. Of a record that is hidden only that something was done is told."""
    caller = need(request, Verb.READ_AUDIT)
    asked = Asked(
        by=[which.by] if which.by else None,
        actions=[which.action] if which.action else None,
        children=[which.child] if which.child else None,
        since=which.since,
        until=which.until,
    )
    some = page(events(caller.user, asked), "id", paging, newest=True)
    seen = desk().seen(caller.user, {each.child for each in some.items if each.child})
    return PageOf[EventOut](
        items=[told(event, caller.user, seen) for event in some.items], next=some.next
    )


def told(event: Event, reader: User, seen: Mapping[UUID, Seen]) -> EventOut:
    """An event as this reader may read it."""
    own = ("id", "at", "by", "action", "subject_kind", "subject_id", "child", "hash")
    return EventOut(
        **{name: getattr(event, name) for name in (*own, "previous")},
        words=words_of(event),
        why=why_of(event, reader, seen),
        changed=[Changed(**vars(line)) for line in lines_of(event, reader, seen)],
    )
