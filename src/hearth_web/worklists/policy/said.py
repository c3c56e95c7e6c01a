"""Rules in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hearth.documents.sentences import day
from hearth.duties.limits import Span
from hearth.duties.model import Level
from hearth.duties.parts import part_of
from hearth_web.worklists.models import OwnLimit, OwnRelaxation, OwnSetting, Set
from hearth_web.worklists.rules import owner_words

__all__ = ["DAY_BEFORE", "RELAXED", "days_said", "said_of", "span_words"]

DAY_BEFORE = timedelta(1)
RELAXED: Mapping[str, str] = {"virtual": "visits by telephone or video count"}


def span_words(span: Span | str) -> str:
    """A length of time, nothing of it being the same day."""
    found = Span.read(span) if isinstance(span, str) else span
    if found.unit == "given":
        return "on a day that the record gives"
    return found.words if found.number else "the same day"


def days_said(starts: date | None, stops: date | None) -> str:
    """From the first day to the last, where there are such."""
    parts = []
    if starts:
        parts.append(f"from {day(starts)}")
    if stops:
        parts.append(f"to {day(stops - DAY_BEFORE)}")
    return " ".join(parts) or "always"


def said_of(row: Set) -> str:
    """What a row sets."""
    if isinstance(row, OwnLimit):
        what = "Emergency rule" if row.level == Level.EMERGENCY else "The council’s own limit"
        part = part_of(row.duty, row.part)
        what = f"{what}, {part}" if part else what
        return f"{what}: {span_words(row.span)}, {days_said(row.starts, row.stops)}"
    if isinstance(row, OwnRelaxation):
        counts = RELAXED.get(row.name, row.name)
        return f"Emergency rule: {counts}, {days_said(row.starts, row.stops)}"
    assert isinstance(row, OwnSetting)
    return setting_said(row)


def setting_said(row: OwnSetting) -> str:
    """What a setting says."""
    match row.kind:
        case OwnSetting.Kind.AMBER:
            return f"Warning: {span_words(row.value)} before"
        case OwnSetting.Kind.OWNER:
            return f"Owed by: {owner_words(row.value)}"
        case _ if row.value == OwnSetting.NEVER:
            return "Not recorded here"
    return f"Recorded here from {day(date.fromisoformat(row.value))}"
