"""The forms of events of practice, one for each code of EVENT, made from what each asks."""

from __future__ import annotations

from hearth_web.people.forms.events.catalogue import EVENT_KINDS, event_kind, slug_of
from hearth_web.people.forms.events.form import EventForm, form_of
from hearth_web.people.forms.events.kinds import Ask, EventKind
from hearth_web.people.forms.events.sources import offer

__all__ = [
    "EVENT_KINDS",
    "Ask",
    "EventForm",
    "EventKind",
    "event_kind",
    "form_of",
    "offer",
    "slug_of",
]
