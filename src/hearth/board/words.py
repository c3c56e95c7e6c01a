"""Days and times as agendas write them."""

from __future__ import annotations

from datetime import date, time

from hearth.dates.words import day

__all__ = ["clock", "long_day", "when_and_where"]


def clock(at: time) -> str:
    """A time of day: ``2.00 pm``, ``12 noon``."""
    if at.minute == 0 and at.hour % 12 == 0:
        return "12 noon" if at.hour else "12 midnight"
    half = "am" if at.hour < 12 else "pm"
    return f"{at.hour % 12 or 12}.{at.minute:02} {half}"


def long_day(on: date) -> str:
    """A day with its weekday: Wednesday 4 November 2020."""
    return f"{on:%A} {day(on)}"


def when_and_where(on: date, at: time | None, place: str) -> str:
    """Day, time and place in a line, as far as they are known."""
    start = f"{long_day(on)} at {clock(at)}" if at else long_day(on)
    return f"{start}, {place}" if place else start
