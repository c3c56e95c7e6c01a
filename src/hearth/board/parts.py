"""A meeting's open part and closed part, made apart before any document is.

A pack for the public is made of an `OpenPart` and of nothing else, so that what is closed cannot
be in it: it was never handed over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hearth.board.meetings import AgendaItem, Meeting, Part, Publication
from hearth.board.minutes import Minutes
from hearth.errors import UsageError

__all__ = ["CLOSED_TITLE", "ClosedPart", "OpenPart", "closed_part", "open_part"]

CLOSED_TITLE = "Closed item"
WITHHELD_REASON = "The chair’s reason is on the closed agenda."


@dataclass(frozen=True)
class OpenPart:
    """A meeting of which only what the public may know is left; UsageError if more is."""

    meeting: Meeting

    def __post_init__(self) -> None:
        for item in self.meeting.of_part(Part.B):
            if item != _told(item):
                raise UsageError(
                    f"Item {item.number} is closed and more than its public title is in the open "
                    "part. Make the part with open_part."
                )


@dataclass(frozen=True)
class ClosedPart:
    """A meeting with only its closed items and all of their papers, for those entitled to them."""

    meeting: Meeting


def open_part(meeting: Meeting) -> OpenPart:
    """What the public may know of a meeting: the order of closed items, none of their words."""
    closed = {item.number for item in meeting.of_part(Part.B)}
    return OpenPart(
        replace(
            meeting,
            items=[_opened(item) if item.is_open else _told(item) for item in meeting.items],
            interests=[each for each in meeting.interests if each.item not in closed],
            votes=[each for each in meeting.votes if each.item not in closed],
            notes=[each for each in meeting.notes if each.item not in closed],
            publications=[_published(each) for each in meeting.publications],
        )
    )


def closed_part(meeting: Meeting) -> ClosedPart:
    """The closed items with their papers, closed minutes to approve, and what was noted of them."""
    closed = {item.number for item in meeting.of_part(Part.B)}
    return ClosedPart(
        replace(
            meeting,
            items=[each for item in meeting.items if (each := _shut(item))],
            interests=[each for each in meeting.interests if each.item in closed],
            votes=[each for each in meeting.votes if each.item in closed],
            notes=[each for each in meeting.notes if each.item in closed],
        )
    )


def _opened(item: AgendaItem) -> AgendaItem:
    """An open item; of minutes to approve only their open part."""
    if item.minutes is None:
        return item
    return replace(item, minutes=_open_minutes(item.minutes))


def _open_minutes(minutes: Minutes) -> Minutes | None:
    if minutes.part is Part.B:
        return None
    return replace(minutes, items=[each for each in minutes.items if each.part is Part.A])


def _shut(item: AgendaItem) -> AgendaItem | None:
    """A closed item whole; of an open one the closed part of its minutes; None of any other."""
    if not item.is_open:
        return item
    minutes = item.minutes
    held = [each for each in minutes.items if each.part is Part.B] if minutes else []
    if minutes is None or not (held or minutes.part is Part.B):
        return None
    shut = replace(minutes, part=Part.B, items=held if minutes.part is Part.A else minutes.items)
    return replace(item, part=Part.B, minutes=shut, paper=None)


def _told(item: AgendaItem) -> AgendaItem:
    """What the public agenda says of a closed item: number, public title, paragraphs."""
    return AgendaItem(
        number=item.number,
        title=item.public_title or CLOSED_TITLE,
        part=Part.B,
        exempt=item.exempt,
        public_title=item.public_title,
        urgent_because=WITHHELD_REASON if item.is_urgent else "",
    )


def _published(publication: Publication) -> Publication:
    """A publication without the titles of closed items."""
    return replace(
        publication,
        items=[
            each if each.part is Part.A else replace(each, title=CLOSED_TITLE)
            for each in publication.items
        ],
    )
