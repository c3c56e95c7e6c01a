"""Adding to the log: always inside the transaction that does what is logged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.dispatch import Signal

from hearth_web.audit.models import ONLY, Event, Head

__all__ = ["Actor", "Entry", "System", "changes", "record", "record_many", "values_of", "viewed"]

SEEN = "people.child.seen"
MANY = 500  # rows sent to the database at a time
recorded = Signal()  # sent with `events`, inside the transaction, for those who pass news on


class Actor(Protocol):
    """Whoever acts: a person who signed in, or the system under a name."""

    @property
    def pk(self) -> Any:
        """What identifies them."""

    def __str__(self) -> str: ...


@dataclass(frozen=True)
class System:
    """Hearth itself, acting on its own under a name such as ``nightly work``."""

    name: str
    pk: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Entry:
    """One thing to log; see `Event`. `before` and `after` hold only what differs."""

    action: str
    subject: models.Model | None = None
    child: UUID | None = None
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    why: str = ""


def record(
    *,
    by: Actor,
    action: str,
    subject: models.Model | None = None,
    child: UUID | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    why: str = "",
) -> Event:
    """Log one act. Raises RuntimeError outside a transaction: an act and its log are one."""
    return record_many(by=by, entries=[Entry(action, subject, child, before, after, why)])[0]


def viewed(*, by: Actor, child: UUID, page: str) -> Event:
    """Log that somebody saw a page of a child's record; marked if it was opened out of reach."""
    return record(by=by, action=SEEN, child=child, after={"page": page})


def record_many(*, by: Actor, entries: Iterable[Entry]) -> list[Event]:
    """Log many acts in their order, in few statements."""
    if not connection.in_atomic_block:
        raise RuntimeError("An act and its log belong in one transaction: use transaction.atomic.")
    head = locked_head()
    at = datetime.now(UTC)
    events = []
    for entry in entries:
        event = event_of(entry, by, at, head.hash)
        head.hash = event.hash
        events.append(event)
    Event.objects.bulk_create(events, batch_size=MANY)
    head.events += len(events)
    head.save()
    recorded.send(sender=Event, events=events)
    return events


def locked_head() -> Head:
    """The end of the chain, nobody else's until this transaction ends."""
    heads = Head.objects.select_for_update().filter(pk=ONLY)
    if (head := heads.first()) is not None:
        return head
    Head.objects.get_or_create(pk=ONLY)
    return heads.get()


def event_of(entry: Entry, by: Actor, at: datetime, previous: str) -> Event:
    """The row for an entry, its hash worked out."""
    subject = entry.subject
    event = Event(
        at=at,
        by_id=str(by.pk or ""),
        by=str(by)[:200],
        action=entry.action,
        subject_kind=subject._meta.label_lower if subject is not None else "",
        subject_id=str(subject.pk or "") if subject is not None else "",
        child=entry.child,
        before=plain(entry.before),
        after=plain(_marked(entry, by)),
        why=entry.why,
        previous=previous,
    )
    event.hash = event.worked_hash()
    return event


def _marked(entry: Entry, by: Actor) -> Mapping[str, Any] | None:
    """What is seen of a record that was opened by break-glass says so."""
    if entry.action == SEEN and entry.child in getattr(by, "glass_open", ()):
        return {**(entry.after or {}), "out_of_reach": True}
    return entry.after


def plain(values: Mapping[str, Any] | None) -> Any:
    """Values as JSON will give them back, so that a hash worked out later is the same."""
    return None if values is None else json.loads(json.dumps(values, cls=DjangoJSONEncoder))


def values_of(row: models.Model, leave_out: Iterable[str] = ()) -> dict[str, Any]:
    """A row's own columns as plain values, for `before` and `after`."""
    hidden = {"id", *leave_out}
    return {
        field.attname: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.attname not in hidden
    }


def changes(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Only what differs, as it was and as it is."""
    differ = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in differ}, {name: after[name] for name in differ}
