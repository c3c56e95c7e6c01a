"""Proving that nothing was changed or removed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

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
    """Go along at most so many events more: where one stands then, or the proof at the end.

    The end is read before the events, so that what is added meanwhile is not missed by it.
    """
    head = Head.objects.first() or Head()
    events = Event.objects.filter(pk__gt=stand.at).order_by("id")
    previous, count, at = stand.hash, stand.events, stand.at
    for event in islice(events.iterator(chunk_size=2_000), most):
        if event.previous != previous:
            reason = "The event before this one has been removed or changed."
            return Proof(count, previous, event.pk, reason)
        if event.hash != event.worked_hash():
            return Proof(count, previous, event.pk, "This event has been changed.")
        previous, count, at = event.hash, count + 1, event.pk
        if count == head.events:
            return _end(head, previous, count)
    return Stand(at, previous, count) if count < head.events and at > stand.at else _end(
        head, previous, count
    )


def _end(head: Head, previous: str, count: int) -> Proof:
    if (head.hash, head.events) != (previous, count):
        return Proof(count, previous, None, "Events at the end of the log have been removed.")
    return Proof(count, previous)
