"""Proving that nothing was changed or removed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from hearth_web.audit.models import START, Event, Head

__all__ = ["Proof", "Stand", "go_on", "prove"]


@dataclass(frozen=True)
class Proof:
    """What going along the whole chain found. `broken_at` is the first event that does not fit."""

    events: int
    head: str
    broken_at: int | None = None
    reason: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing was changed, added in between or removed."""
        return not self.reason


@dataclass(frozen=True)
class Stand:
    """How far along the chain one is: the last event, its hash, and how many came before."""

    at: int = 0
    hash: str = START
    events: int = 0


def prove() -> Proof:
    """Go along the chain from its start and compare every hash, then its end."""
    stand: Stand | Proof = Stand()
    while isinstance(stand, Stand):
        stand = go_on(stand, 100_000)
    return stand


def go_on(stand: Stand, most: int) -> Stand | Proof:
    """Go along at most so many events more: where one stands then, or the proof at the end."""
    found, count = along(stand, most)
    return _end(found) if isinstance(found, Stand) and count < most else found


def along(stand: Stand, most: int | None = None) -> tuple[Stand | Proof, int]:
    """Where one stands after so many events more, or at which the chain breaks; and how many."""
    events = Event.objects.filter(pk__gt=stand.at).order_by("id")
    count = 0
    for count, event in enumerate(islice(events.iterator(chunk_size=2_000), most), 1):
        if reason := _wrong(event, stand.hash):
            return Proof(stand.events, stand.hash, event.pk, reason), count
        stand = Stand(event.pk, event.hash, stand.events + 1)
    return stand, count


def _wrong(event: Event, previous: str) -> str:
    if event.previous != previous:
        return "The event before this one has been removed or changed."
    if event.hash != event.worked_hash():
        return "This event has been changed."
    return ""


def _end(stand: Stand) -> Proof:
    """Compare the end of the chain with what is kept of it, while nobody can add to it."""
    with transaction.atomic():
        head = Head.objects.select_for_update().first() or Head()
        found, _ = along(stand)
        if isinstance(found, Proof):
            return found
        if (head.hash, head.events) == (found.hash, found.events):
            return Proof(found.events, found.hash)
    has_fewer = found.events < head.events
    reason = (
        "Events at the end of the log have been removed."
        if has_fewer
        else ("Events have been added past the end of the log, or its end has been changed.")
    )
    return Proof(found.events, found.hash, None, reason)
