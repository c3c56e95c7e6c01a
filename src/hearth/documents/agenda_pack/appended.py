"""Appendices that are files: which are bound in, and the parts of a pack that they make."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from hearth.board.meetings import AgendaItem, Meeting
from hearth.board.papers import Appendix, Attached
from hearth.board.parts import closed_part
from hearth.documents.booklet import Banner, BookletPart, Bound
from hearth.documents.bound import looked_at, within
from hearth.documents.file_words import Said, said_in
from hearth.documents.model import Block, Paragraph
from hearth.documents.officer_report import banner_of
from hearth.documents.sentences import plural

__all__ = ["appendix_parts", "bound_appendices", "looked_through", "read_through"]


def looked_through(meeting: Meeting, wanted: Collection[str] | None = None) -> Meeting:
    """The meeting with every file of its papers looked at, or only those of the `wanted` items."""
    numbers = {each.number for each in meeting.items} if wanted is None else wanted
    files = [file for item in meeting.items if item.number in numbers for file in _files(item)]
    seen = within([looked_at(file.path) for file in files])
    found = dict(zip(map(id, files), seen, strict=True))

    def told(file: Attached) -> Attached:
        looked = found.get(id(file))
        return replace(file, pages=looked.pages, unbound=looked.why) if looked else file

    return _with_files(meeting, told)


def read_through(meeting: Meeting, read: Callable[[Path], Said] = said_in) -> Meeting:
    """The meeting with the words of every file, to be searched for those of closed items.

    Where nothing is closed there is nothing to search for, and no file is read.
    """
    if not closed_part(meeting).meeting.items:
        return meeting

    def told(file: Attached) -> Attached:
        found = read(file.path)
        return replace(file, said=found.words, unread=found.unread)

    return _with_files(meeting, told)


def _files(item: AgendaItem) -> list[Attached]:
    return [file for _, file in item.paper.files] if item.paper else []


def _with_files(meeting: Meeting, changed: Callable[[Attached], Attached]) -> Meeting:
    items = [
        replace(item, paper=item.paper.with_files(changed)) if item.paper else item
        for item in meeting.items
    ]
    return replace(meeting, items=items)


def bound_appendices(item: AgendaItem, key: str) -> Sequence[tuple[Appendix, str]]:
    """The appendices of an item that are bound in, each with the key of its part."""
    if not key or item.paper is None:
        return []
    return [
        (each, f"{key}-appendix-{at}")
        for at, each in enumerate(item.paper.appendices, 1)
        if each.file and each.file.pages
    ]


def appendix_parts(meeting: Meeting, item: AgendaItem, key: str) -> Iterator[BookletPart]:
    """A part for each file that is bound in, under the banner of its item."""
    for appendix, part in bound_appendices(item, key):
        if appendix.file is None:
            continue
        title = f"Appendix {appendix.number} to item {item.number}: {appendix.title}"
        yield BookletPart(
            part,
            title,
            list(_said(meeting, appendix.file)),
            banner=_banner(meeting, item, appendix.file),
            running=f"Item {item.number}, appendix {appendix.number}",
            bound=Bound(appendix.file.path, appendix.file.pages, f"{appendix.file.name}, {title}"),
        )


def _banner(meeting: Meeting, item: AgendaItem, file: Attached) -> Banner:
    """The item's own banner, over the file and not over the report."""
    above = banner_of(meeting, item).above
    report = item.paper.title if item.paper else item.title
    below = [("To the report", report), ("File", f"{file.name}, {plural(file.pages, 'page')}")]
    return Banner(above, below, title_label="Title")


def _said(meeting: Meeting, file: Attached) -> Iterator[Block]:
    """What is said on its first page, in words that hold for the PDF, Word and the web page."""
    follows = "page of this file follows" if file.pages == 1 else "pages of this file follow"
    number = "The" if file.pages == 1 else f"The {file.pages}"
    yield Paragraph(
        f"{number} {follows} in the PDF of this document, as it was sent. The file itself is kept "
        "beside the report."
    )
    asked = meeting.contacts[0].name if meeting.contacts else "the clerk"
    yield Paragraph(f"It can be had in a form that is easier to read: please ask {asked}.")
