"""What an event changed, as a small table: only what this reader may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.dateparse import parse_date, parse_datetime

from hearth_web.audit.children import Seen, desk
from hearth_web.audit.models import Event
from hearth_web.ui.words import shown

__all__ = ["WITHHELD", "Line", "lines_of", "why_of"]

WITHHELD = "withheld"
LONGEST = 300


@dataclass(frozen=True)
class Line:
    """One thing that changed: its name, what it was and what it is, in words."""

    label: str
    before: str
    after: str


def lines_of(event: Event, reader: Any, seen: Mapping[UUID, Seen]) -> list[Line]:
    """What the event changed. Values of a record the reader may not open are withheld."""
    before, after = event.before or {}, event.after or {}
    keys = list(dict.fromkeys([*before, *after]))
    return [
        _withheld(event, key)
        if _is_withheld(event, key, reader, seen)
        else Line(_label(event.subject_kind, key), _words(before, key), _words(after, key))
        for key in keys
    ]


def why_of(event: Event, reader: Any, seen: Mapping[UUID, Seen]) -> str:
    """Why it was done, in the words of whoever did it; withheld with what they speak of."""
    if event.why and event.child and desk().withheld(reader, event.subject_kind, "why"):
        return WITHHELD
    if event.why and event.child and event.child not in seen:
        return WITHHELD if desk().closed(reader, [event.child]) else event.why
    return event.why


def _is_withheld(event: Event, key: str, reader: Any, seen: Mapping[UUID, Seen]) -> bool:
    if event.child is None or (event.action == "people.child.seen" and key == "page"):
        return False
    return event.child not in seen or desk().withheld(reader, event.subject_kind, key)


def _withheld(event: Event, key: str) -> Line:
    return Line(_label(event.subject_kind, key), WITHHELD, WITHHELD)


def _words(values: Mapping[str, Any], key: str) -> str:
    if key not in values:
        return ""
    value = values[key]
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, str):
        value = _moment(value)
    words = "" if value == "" else shown(value) if not isinstance(value, dict) else str(value)
    return words if len(words) <= LONGEST else words[:LONGEST] + "…"


def _moment(value: str) -> Any:
    """A day or a moment that JSON made text of, as itself again."""
    if not value[:4].isdigit():
        return value
    try:
        return (parse_date(value) if len(value) == 10 else parse_datetime(value)) or value
    except ValueError:
        return value


@cache
def _label(kind: str, key: str) -> str:
    """The field's own name in words, where the model still has it."""
    try:
        name = str(apps.get_model(kind)._meta.get_field(key.removesuffix("_id")).verbose_name)
    except (LookupError, ValueError, FieldDoesNotExist, AttributeError):
        name = key.replace("_", " ")
    return name[:1].upper() + name[1:]
