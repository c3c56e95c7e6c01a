"""Proving that nothing was changed or removed."""

from __future__ import annotations

from dataclasses import dataclass

from hearth_web.audit.models import START, Event, Head

__all__ = ["Proof", "prove"]


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


def prove() -> Proof:
    """Go along the chain from its start and compare every hash, then its end."""
    previous, count = START, 0
    for event in Event.objects.order_by("id").iterator(chunk_size=2_000):
        if event.previous != previous:
            reason = "The event before this one has been removed or changed."
            return Proof(count, previous, event.pk, reason)
        if event.hash != event.worked_hash():
            return Proof(count, previous, event.pk, "This event has been changed.")
        previous, count = event.hash, count + 1
    head = Head.objects.first() or Head()
    if (head.hash, head.events) != (previous, count):
        return Proof(count, previous, None, "Events at the end of the log have been removed.")
    return Proof(count, previous)
