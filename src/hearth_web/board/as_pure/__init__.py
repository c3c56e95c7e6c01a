"""What the tables hold as the pure half reads it (`hearth.board`)."""

from __future__ import annotations

from hearth_web.board.as_pure.meetings import (
    bare_meeting,
    distribution_of,
    meeting_of,
    minutes_of,
)
from hearth_web.board.as_pure.papers import paper_of, texts_of
from hearth_web.board.as_pure.work import duty_of, follow_up_of, plan_of

__all__ = [
    "bare_meeting",
    "distribution_of",
    "duty_of",
    "follow_up_of",
    "meeting_of",
    "minutes_of",
    "paper_of",
    "plan_of",
    "texts_of",
]
