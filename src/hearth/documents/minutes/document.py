"""Minutes as a document by themselves."""

from __future__ import annotations

from hearth.board.meetings import Part
from hearth.board.minutes import Minutes
from hearth.dates.words import day
from hearth.documents.booklet import NOT_PUBLIC, Booklet, BookletPart
from hearth.documents.minutes.blocks import minutes_blocks, minutes_title

__all__ = ["minutes_document"]

DRAFT = "Draft: not yet approved as a correct record"


def minutes_document(minutes: Minutes) -> Booklet:
    """The minutes, marked as a draft until a meeting has approved them."""
    title = minutes_title(minutes)
    marks = [NOT_PUBLIC if minutes.part is Part.B else "", "" if minutes.approved_on else DRAFT]
    return Booklet(
        title=title,
        council=minutes.council,
        on=minutes.approved_on or minutes.on,
        parts=[BookletPart("minutes", "", minutes_blocks(minutes), running=day(minutes.on))],
        description=day(minutes.on),
        marking=". ".join(filter(None, marks)),
    )
