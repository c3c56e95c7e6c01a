"""Texts of papers, and times as agendas write them."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django import template

from hearth.board.exempt import numbers_in_words
from hearth.board.words import clock, long_day
from hearth.documents.prose import LiveBlocks
from hearth_web.board.prose import Drawn, drawn

register = template.Library()


@register.inclusion_tag("board/parts/prose.html")
def prose(text: str, level: int = 3, live: LiveBlocks | None = None) -> dict[str, Any]:
    """A text in its pieces with its live figures; `level` is that of its sub-headings."""
    found: list[Drawn] = drawn(text, live)
    return {"pieces": found, "level": level}


@register.filter
def agenda_time(value: time | str | None) -> str:
    """A time of day: 2.10 pm."""
    if not value:
        return ""
    return clock(time.fromisoformat(value) if isinstance(value, str) else value)


@register.filter
def agenda_day(value: date | str) -> str:
    """A day with its weekday: Wednesday 4 November 2020."""
    return long_day(date.fromisoformat(value) if isinstance(value, str) else value)


@register.filter
def exempt(numbers: list[int]) -> str:
    """Paragraphs of exempt information in words: paragraphs 1 and 2."""
    return numbers_in_words(map(int, numbers)) if numbers else ""
