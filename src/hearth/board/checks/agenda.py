"""The agenda itself: numbers, order, and items that came without notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from hearth.board.findings import Finding
from hearth.board.meetings import AgendaItem, Meeting, Part, Publication
from hearth.board.notice import notice_of
from hearth.board.words import clock
from hearth.dates.words import day

__all__ = ["late_items", "numbers", "order"]


def numbers(meeting: Meeting) -> Iterator[Finding]:
    """Two items of one number, an item without, a number left out."""
    counted = Counter(item.number for item in meeting.items)
    for number, times in counted.items():
        if number and times > 1:
            titles = [f"“{each.title}”" for each in meeting.items if each.number == number]
            yield Finding(
                f"{len(titles)} items have the number {number}: {' and '.join(titles)}.",
                f"Item {number}",
                "Give each its own. Both are kept in the order they stand.",
                blocking=True,
            )
    for item in meeting.items:
        if not item.number:
            yield Finding("It has no number.", f"“{item.title}”", "Give it one.", blocking=True)
    yield from _gaps([int(each) for each in counted if each.isdigit()])


def _gaps(found: list[int]) -> Iterator[Finding]:
    for number, following in pairwise(sorted(found)):
        if following != number + 1:
            yield Finding(
                f"The numbers go from {number} to {following}.",
                f"Item {following}",
                "Say on the agenda why, or number again.",
            )


def order(meeting: Meeting) -> Iterator[Finding]:
    """Numbers and times that run backwards; open business after closed."""
    for item, following in pairwise(meeting.items):
        both = item.number.isdigit() and following.number.isdigit()
        if both and int(following.number) < int(item.number):
            yield Finding(
                f"It stands after item {item.number}.",
                f"Item {following.number}",
                "Put the items in the order of their numbers.",
            )
        if item.part is Part.B and following.part is Part.A:
            yield Finding(
                "It is open and stands after a closed item, when the public has left.",
                _named(following),
                "Move it before the closed part.",
            )
    timed = [item for item in meeting.items if item.at]
    for item, following in pairwise(timed):
        if item.at and following.at and following.at < item.at:
            yield Finding(
                f"It is timed for {clock(following.at)}, before item {item.number} at "
                f"{clock(item.at)}.",
                _named(following),
                "Correct one of the times.",
            )


def late_items(meeting: Meeting) -> Iterator[Finding]:
    """Items added after the agenda went out, which need the chair's reason."""
    ordered = sorted(meeting.publications, key=lambda each: (each.on, each.supplement))
    for item in meeting.items if ordered else ():
        days = [each.on for each in ordered if has_item(each, item)]
        in_time = has_item(ordered[0], item) or (days and not notice_of(meeting, days[0]).is_short)
        if not in_time and not item.is_urgent:
            yield Finding(
                f"It is not on the agenda published on {day(ordered[0].on)}, and no reason is "
                "given for taking it without notice.",
                _named(item),
                "Write the chair’s reason (special circumstances: Local Government Act 1972, "
                "section 100B(4)), or leave it to the next meeting.",
                blocking=True,
            )


def has_item(publication: Publication, item: AgendaItem) -> bool:
    """Whether an item was in what was published."""
    return any(each.number == item.number for each in publication.items)


def _named(item: AgendaItem) -> str:
    return f"Item {item.number}, “{item.title}”"
