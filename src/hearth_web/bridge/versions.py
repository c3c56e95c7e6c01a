"""Which version of the data is in the database: the newest event of the log that changed any."""

from __future__ import annotations

import threading
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q, QuerySet

from hearth_web.audit.models import Event
from hearth_web.bridge import above
from hearth_web.bridge.beside import COUNTED
from hearth_web.bridge.tables import facts
from hearth_web.people.models import Fact, Situation, Spell

__all__ = ["NOTHING", "changed_since", "changes_a_record", "version"]

NOTHING = "0"  # the version of a database in which nothing was ever done

# What is logged and changes no child's record: looking, signing in, settings, work in the wings.
QUIET = (
    "access.", "account.", "audit.", "house.", "insight.", "jobs.", "returns.", "ui.",
    "worklists.calendar.", "worklists.digest.", "worklists.policy.", "worklists.work.",
)  # fmt: skip
READING = (".seen", ".viewed", ".downloaded", ".opened")

_lock = threading.Lock()
_looked: tuple[int, str, str] = (0, "", NOTHING)  # up to which event, its hash, the version then


def version() -> str:
    """A mark that differs whenever the record has changed; views of records leave it as it is.

    Only events added since the last call in this process are looked through. The mark holds the
    event's hash, so that a database put back from a backup is not taken for another.
    """
    global _looked
    newest = Event.objects.order_by("-id").values_list("id", "hash").first() or (0, "")
    with _lock:
        upto, hash, known = _looked
    if newest == (upto, hash):
        return known
    grown = newest[0] > upto and Event.objects.filter(id=upto, hash=hash).exists()
    since = writes().filter(id__gt=upto if grown else 0)
    last = since.order_by("-id").values_list("id", "hash").first()
    found = f"{last[0]}-{last[1][:16]}" if last else known if grown else NOTHING
    with _lock:
        _looked = (*newest, found)
    return found


def writes() -> QuerySet[Event]:
    """Events that changed something the record is read from."""
    quiet = Q(subject_kind__in=unread())
    for start in QUIET:
        quiet |= Q(action__startswith=start)
    for end in READING:
        quiet |= Q(action__endswith=end)
    return Event.objects.exclude(quiet)


@cache
def unread() -> tuple[str, ...]:
    """The kinds of fact that no table is read from, such as notes, as the log names them."""
    read: set[Any] = {*facts(), *above.worked_from()}
    kinds = [model for model in apps.get_models() if issubclass(model, Fact)]
    read |= {model for model in kinds if model.table in COUNTED}
    beside = (
        kind
        for kind in kinds
        if kind not in read and (issubclass(kind, Situation) or not issubclass(kind, Spell))
    )
    return tuple(sorted(kind._meta.label_lower for kind in beside))


def changes_a_record(event: Event) -> bool:
    """Whether it changed something the record is read from: `writes` asked of one event."""
    is_quiet = event.action.startswith(QUIET) or event.action.endswith(READING)
    return not is_quiet and event.subject_kind not in unread()


def changed_since(mark: str) -> set[UUID] | None:
    """The children whose records changed after that version; None when it cannot be told.

    It cannot where the version is not of this log, or something changed that is of no one child,
    such as a worker's team.
    """
    id, _, hash = mark.partition("-")
    if mark != NOTHING and not Event.objects.filter(id=id, hash__startswith=hash).exists():
        return None
    found = set(writes().filter(id__gt=int(id)).values_list("child", flat=True).distinct())
    of_children = {child for child in found if child is not None}
    return of_children if len(of_children) == len(found) else None
