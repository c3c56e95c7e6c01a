"""Notice: the clear days between publication and the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hearth.board.findings import Finding
from hearth.board.meetings import Meeting
from hearth.board.notice import left_on, notice_of
from hearth.board.words import long_day
from hearth.dates.words import day

__all__ = ["notice"]

URGENT = (
    "If the meeting cannot wait, say on the agenda that it is convened at shorter notice and why "
    "(Local Government Act 1972, section 100A(6))."
)


def notice(meeting: Meeting, today: date | None) -> Iterator[Finding]:
    """An agenda published late, or not yet although the day has gone by."""
    found = notice_of(meeting)
    where = f"Notice of the meeting on {long_day(meeting.on)}"
    if meeting.cancelled_because:
        return
    said = "The front sheet says why." if meeting.short_notice_because else ""
    if found.is_short:
        yield Finding(
            f"{found.in_words} It was due by {long_day(found.by)}.",
            where,
            said or f"Hold the meeting later. {URGENT}",
            blocking=not said,
        )
    elif found.published is None and today and found.by < today <= meeting.on:
        yield Finding(
            f"The agenda is not published, and was due by {long_day(found.by)}. "
            f"{left_on(meeting, today)}",
            where,
            said or f"Move the meeting. {URGENT}",
            blocking=not said,
        )
    summons = meeting.summons
    if summons and summons.on and found.published and summons.on > found.published:
        yield Finding(
            f"Members are summoned on {day(summons.on)}, after the agenda was published.",
            where,
            "Correct one of the days.",
        )
