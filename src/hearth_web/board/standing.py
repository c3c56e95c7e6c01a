"""How a meeting stands: called, its papers out or due, held, its minutes written or approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hearth.board.notice import Notice, left_on, notice_of
from hearth.documents.sentences import day, plural
from hearth_web.board.as_pure import bare_meeting
from hearth_web.board.models import Meeting, Pack

__all__ = ["Standing", "standing_of"]

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Standing:
    """A meeting with a word for how it stands, its colour, and a sentence about the notice."""

    meeting: Meeting
    tag: str
    colour: str
    words: str


def standing_of(meeting: Meeting, today: date) -> Standing:
    """How a meeting stands today."""
    return Standing(meeting, *said_of(meeting, today))


def said_of(meeting: Meeting, today: date) -> tuple[str, str, str]:
    """Tag, colour and sentence."""
    bare = bare_meeting(meeting)
    notice = notice_of(bare)
    if meeting.cancelled:
        return "Cancelled", "grey", meeting.cancelled
    if meeting.day < today or meeting.ended:
        return after(meeting)
    if notice.published:
        short = " That is too short." if notice.is_short else ""
        return "Published", "red" if notice.is_short else "green", notice.in_words + short
    return before(notice, today, left_on(bare, today))


def before(notice: Notice, today: date, late: str) -> tuple[str, str, str]:
    """A coming meeting whose agenda is not out."""
    left = (notice.by - today).days
    if left < 0:
        words = f"The agenda was to be published by {day(notice.by)}. {late}"
        return "Too late", "red", words
    if left == 0:
        return "Publish today", "yellow", notice.in_words
    colour = "yellow" if notice.by - today <= SOON else "blue"
    return f"{plural(left, 'day')} left", colour, notice.in_words


def after(meeting: Meeting) -> tuple[str, str, str]:
    """A meeting that is over."""
    if meeting.approved_at:
        return "Minutes approved", "green", f"Approved on {day(meeting.approved_at.day)}."
    if any(each.what == Pack.What.MINUTES and each.published_at for each in meeting.packs.all()):
        return "Minutes published", "blue", "The next meeting is to approve them."
    if meeting.ended:
        return "Minutes to publish", "yellow", "The meeting was held; its minutes are not out."
    return "To be minuted", "yellow", "Say who was there, what was resolved and when it ended."
