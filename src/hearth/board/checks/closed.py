"""What is closed: on which grounds, under what title, and whether it was ever open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hearth.board.exempt import PUBLIC_INTEREST, exempt_paragraphs, numbers_in_words
from hearth.board.findings import Finding
from hearth.board.meetings import Meeting, Part
from hearth.board.notice import PRIVATE_NOTICE_DAYS, private_notice_by
from hearth.board.passages import Shared, shared_passages, shared_titles
from hearth.board.supplements import published
from hearth.board.template import Template
from hearth.dates.words import day

__all__ = ["moved", "paragraphs", "passages", "private_notice", "titles", "unread"]


def paragraphs(meeting: Meeting) -> Iterator[Finding]:
    """A closed item without a paragraph of schedule 12A, a wrong one, or no reason."""
    known = numbers_in_words(exempt_paragraphs())
    for item in meeting.items:
        where = f"Item {item.number}"
        unknown = [number for number in item.exempt if number not in exempt_paragraphs()]
        if unknown:
            yield Finding(
                f"There is no paragraph {unknown[0]} of exempt information.",
                where,
                f"There are {known}.",
                blocking=True,
            )
        if item.is_open and item.exempt:
            yield Finding(
                "It is open, yet paragraphs of exempt information are given.",
                where,
                "Move it to part B, or take the paragraphs out.",
                blocking=True,
            )
        if not item.is_open and not item.exempt:
            yield Finding(
                "It is closed without a paragraph that says why it may be.",
                where,
                f"Give one of the {known}, or move it to part A.",
                blocking=True,
            )
        elif not item.is_open and not item.exempt_because:
            yield Finding(
                "It is not said why the public interest is against telling.",
                where,
                f"{PUBLIC_INTEREST} Write the reason.",
            )


def titles(meeting: Meeting) -> Iterator[Finding]:
    """Closed items of which the public agenda has no title to print."""
    for item in meeting.of_part(Part.B):
        if not item.public_title:
            yield Finding(
                "It has no title for the public.",
                f"Item {item.number}",
                "Write one that gives nothing away.",
            )


def moved(meeting: Meeting) -> Iterator[Finding]:
    """Items and papers that were open when they were published and are closed now."""
    said = published(meeting)
    for item in meeting.of_part(Part.B):
        was = said.get(item.number)
        opened = item.paper.published_open_on if item.paper else None
        if opened is None and was and was.part is Part.A:
            opened = first_open(meeting, item.number)
        if opened:
            yield Finding(
                f"It is closed now, but was published as open on {day(opened)}.",
                f"Item {item.number}",
                "What was published stays public: take it off the site, tell those who were sent "
                "it, and ask the monitoring officer whether it can still be exempt.",
                blocking=True,
            )


def first_open(meeting: Meeting, number: str) -> date | None:
    """The day an item was first published as open, if it ever was."""
    return min(
        (
            publication.on
            for publication in meeting.publications
            for each in publication.items
            if each.number == number and each.part is Part.A
        ),
        default=None,
    )


def passages(meeting: Meeting, template: Template) -> Iterator[Finding]:
    """Words of a closed paper that stand in an open one; only a long passage holds it up."""
    for shared in shared_passages(meeting, template):
        yield Finding(
            f"{of_what(shared)} holds words of the closed item {shared.closed_item}: "
            f"“{shared.words}”.",
            f"Item {shared.open_item}",
            out_of(shared) if shared.is_copied else "See that they give nothing away.",
            blocking=shared.is_copied,
        )
    for shared in shared_titles(meeting, template):
        yield Finding(
            f"{of_what(shared)} calls the closed item {shared.closed_item} by its title, "
            f"“{shared.words}”.",
            f"Item {shared.open_item}",
            "See that it gives nothing away.",
        )


def of_what(shared: Shared) -> str:
    """The report, or the file that comes with it."""
    return f"The appendix “{shared.file}”" if shared.file else "It"


def out_of(shared: Shared) -> str:
    """What to do about words that were copied."""
    if shared.file:
        return "Attach the file without them, or open the other."
    return "Take them out of the open paper, or open the other."


def unread(meeting: Meeting) -> Iterator[Finding]:
    """Files of open reports that could not be searched for the words of closed ones."""
    for item in meeting.of_part(Part.A):
        for title, file in item.paper.files if item.paper else []:
            if file.unread:
                yield Finding(
                    "Words of the closed items may stand unseen in the appendix "
                    f"“{title}”: {file.unread}.",
                    f"Item {item.number}",
                    "Read it yourself before it goes: everybody can once it is published.",
                )


def private_notice(meeting: Meeting) -> Iterator[Finding]:
    """The notice an executive body owes before it meets in private."""
    by = private_notice_by(meeting)
    if by:
        yield Finding(
            f"{meeting.body.name} is an executive body and means to meet in private.",
            f"Meeting of {day(meeting.on)}",
            f"Notice with the reasons was due by {day(by)} ({PRIVATE_NOTICE_DAYS} clear days), and "
            "again with the agenda: 2012 Regulations, regulation 5.",
        )
