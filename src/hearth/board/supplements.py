"""What changed since an agenda was published, and so goes out in a supplement."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hearth.board.meetings import AgendaItem, Meeting, Part, Publication, PublishedItem
from hearth.board.parts import CLOSED_TITLE

__all__ = ["Supplement", "publication_of", "supplement_to"]


@dataclass(frozen=True)
class Supplement:
    """What a supplement holds: items added, papers that were to follow, and what is no more.

    `corrected` are items that take the place of what was published of them.
    `moved_to_closed` are items that the public has already been given as open.
    """

    number: int
    added: Sequence[AgendaItem] = ()
    followed: Sequence[AgendaItem] = ()
    corrected: Sequence[AgendaItem] = ()
    withdrawn: Sequence[PublishedItem] = ()
    moved_to_closed: Sequence[AgendaItem] = ()
    first_page: int = 1

    @property
    def items(self) -> list[AgendaItem]:
        """Everything in it, in the order of the agenda's numbers as given."""
        return [*self.followed, *self.corrected, *self.added]

    def __bool__(self) -> bool:
        """Whether there is anything to send out."""
        return bool(self.items or self.withdrawn)


def supplement_to(meeting: Meeting, *, corrected: Container[str] = ()) -> Supplement:
    """What is new since the last publication; an empty supplement when nothing is, or none was.

    `corrected` are the numbers of items that say something else than was published of them.
    """
    said = published(meeting)
    if not said:
        return Supplement(0)
    added = [item for item in meeting.items if item.number not in said]
    followed = [
        item
        for item in meeting.items
        if has_paper(item) and item.number in said and not said[item.number].paper
    ]
    numbers = {item.number for item in meeting.items}
    return Supplement(
        number=max(each.supplement for each in meeting.publications) + 1,
        added=added,
        followed=followed,
        corrected=[
            item
            for item in meeting.items
            if item.number in corrected and item.number in said and item not in followed
        ],
        withdrawn=[each for number, each in said.items() if number not in numbers],
        moved_to_closed=moved_to_closed(meeting, said),
        first_page=max(each.last_page for each in meeting.publications) + 1,
    )


def moved_to_closed(meeting: Meeting, said: dict[str, PublishedItem]) -> list[AgendaItem]:
    """Items that are closed now and were published as open."""
    return [
        item
        for item in meeting.of_part(Part.B)
        if item.number in said and said[item.number].part is Part.A
    ]


def published(meeting: Meeting) -> dict[str, PublishedItem]:
    """What the public has been given by now, by number; a later publication replaces the item."""
    found: dict[str, PublishedItem] = {}
    for publication in sorted(meeting.publications, key=lambda each: (each.on, each.supplement)):
        for item in publication.items:
            before = found.get(item.number)
            kept = item.paper or (before is not None and before.paper)
            found[item.number] = replace(item, paper=kept)
    return found


def publication_of(meeting: Meeting, on: date, *, last_page: int = 0) -> Publication:
    """The record of publishing now: the agenda if none was, else the next supplement."""
    supplement = supplement_to(meeting)
    items = meeting.items if not meeting.publications else supplement.items
    return Publication(
        on=on,
        items=[_as_published(each) for each in items],
        supplement=supplement.number,
        last_page=last_page,
    )


def has_paper(item: AgendaItem) -> bool:
    """Whether something written comes with the item."""
    return item.paper is not None or item.minutes is not None


def _as_published(item: AgendaItem) -> PublishedItem:
    """An item as the public was given it: of a closed one its public title."""
    title = item.title if item.is_open else item.public_title or CLOSED_TITLE
    return PublishedItem(item.number, title, item.part, has_paper(item))
