"""Every kind of event, by its code: what its form asks, part of practice by part."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hearth_web.people.forms.events.catalogue import (
    care,
    courts,
    health,
    homes,
    leaving,
    reviews,
    safety,
    voice,
)
from hearth_web.people.forms.events.kinds import EventKind

__all__ = ["EVENT_KINDS", "event_kind", "slug_of"]

PARTS = (care, homes, reviews, health, courts, safety, leaving, voice)

EVENT_KINDS: Mapping[str, EventKind] = MappingProxyType(
    {kind.code: kind for part in PARTS for kind in part.KINDS}
)
"""The kinds of event, by code, in the order in which they are offered."""


def event_kind(code: str) -> EventKind | None:
    """How an event of this code is recorded; None where there is no such code."""
    return EVENT_KINDS.get(code)


def slug_of(code: str) -> str:
    """The word of a code in addresses; empty where there is no such code."""
    kind = event_kind(code)
    return kind.slug if kind else ""
