"""What a person corrected by hand since: told by the audit log, column by column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from hearth.documents.sentences import day
from hearth_web.audit.models import Event

__all__ = ["IMPORT_OF", "Hand", "by_hand", "hand_of", "removed_by_hand"]

IMPORT_OF = "Import of "  # how the reason of every change an import makes begins
Hand = dict[str, str]  # who, and on what day


def by_hand(subjects: Collection[str]) -> Mapping[str, Mapping[str, Hand]]:
    """For each row, the columns that a person wrote last, by whom and when.

    A row that a person added or removed has every column written by them.
    """
    found: dict[str, dict[str, Hand]] = defaultdict(dict)
    events = Event.objects.filter(subject_id__in=subjects).order_by("id")
    for event in events.exclude(action="people.child.seen").iterator(chunk_size=2_000):
        written = found[event.subject_id]
        for column in event.after or {}:
            if event.why.startswith(IMPORT_OF):
                written.pop(column, None)
            else:
                written[column] = hand(event)
    return found


def removed_by_hand(children: Collection[UUID]) -> Mapping[tuple[str, str], list[tuple[Any, Hand]]]:
    """By child and kind of row, what people removed: the row as it was, by whom and when."""
    found: dict[tuple[str, str], list[tuple[Any, Hand]]] = defaultdict(list)
    events = Event.objects.filter(child__in=children, action__endswith=".removed").order_by("id")
    for event in events.exclude(why__startswith=IMPORT_OF).iterator(chunk_size=2_000):
        found[str(event.child), event.subject_kind].append((event.before or {}, hand(event)))
    return found


def hand(event: Event) -> Hand:
    """Who wrote, and when."""
    return {"by": event.by, "on": day(timezone.localtime(event.at).date())}


def hand_of(columns: Iterable[str], written: Mapping[str, Hand]) -> Hand | None:
    """Who wrote one of these columns last, if a person did."""
    return next((written[name] for name in columns if name in written), None)
