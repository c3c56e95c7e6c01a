"""The packs as booklets: open and closed are made of different meetings, of one part each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hearth.board.exempt import items_in_words, numbers_in_words
from hearth.board.follow_ups import FollowUp
from hearth.board.meetings import AgendaItem, Meeting, Part
from hearth.board.parts import ClosedPart, OpenPart
from hearth.board.supplements import Supplement
from hearth.board.template import DEFAULT_TEMPLATE, Template
from hearth.dates.words import day
from hearth.documents.agenda_pack.appended import appendix_parts, looked_through
from hearth.documents.agenda_pack.business import (
    PART_A,
    PART_B,
    business_lines,
    order_of_business,
    still_open_part,
)
from hearth.documents.agenda_pack.distribution import distribution_part
from hearth.documents.agenda_pack.front import front_lines, front_sheet, public_information
from hearth.documents.booklet import NOT_PUBLIC, Booklet, BookletPart
from hearth.documents.minutes import minutes_blocks, minutes_title
from hearth.documents.model import Block, Business, Heading, Paragraph
from hearth.documents.officer_report import banner_of, report_blocks
from hearth.documents.prose import LiveBlocks

__all__ = ["closed_pack", "open_pack", "supplement_pack"]


def open_pack(
    part: OpenPart,
    *,
    template: Template = DEFAULT_TEMPLATE,
    follow_ups: Sequence[FollowUp] = (),
    live: LiveBlocks | None = None,
) -> Booklet:
    """The pack for members and the public: all of the open part, of the closed its order only.

    `live` are figures that open papers ask for by name. `follow_ups` of the closed part are left
    out.
    """
    meeting = looked_through(part.meeting)
    keys = paper_keys(meeting.items)
    parts = [
        front_sheet(meeting),
        public_information(meeting),
        order_of_business(meeting, keys),
        still_open_part(meeting, [each for each in follow_ups if each.part is Part.A]),
        *paper_parts(meeting, keys, template, live),
        distribution_part(meeting),
    ]
    return _booklet(meeting, parts, "Agenda and papers for the meeting of")


def closed_pack(
    part: ClosedPart,
    *,
    template: Template = DEFAULT_TEMPLATE,
    follow_ups: Sequence[FollowUp] = (),
    live: LiveBlocks | None = None,
) -> Booklet | None:
    """The closed items with their papers, marked on every page; None when there are none."""
    meeting = looked_through(part.meeting)
    if not meeting.items:
        return None
    keys = paper_keys(meeting.items)
    waiting = [each for each in follow_ups if each.part is Part.B]
    business = Business(PART_B, business_lines(meeting, Part.B, keys))
    parts = [
        BookletPart("business", "", [business], numbered=False),
        still_open_part(meeting, waiting),
        *paper_parts(meeting, keys, template, live),
    ]
    numbers = sorted({number for item in meeting.items for number in item.exempt})
    cited = f" ({numbers_in_words(numbers)} of schedule 12A)" if numbers else ""
    return _booklet(meeting, parts, "Closed papers for the meeting of", f"{NOT_PUBLIC}{cited}")


def supplement_pack(
    part: OpenPart,
    supplement: Supplement,
    *,
    template: Template = DEFAULT_TEMPLATE,
    live: LiveBlocks | None = None,
) -> Booklet:
    """What came after the agenda was published; its pages count on from the pack's.

    `supplement` is what `supplement_to` says of the open part, so that a closed item that was
    withdrawn is not named either.
    """
    wanted = {item.number for item in supplement.items}
    meeting = looked_through(part.meeting, wanted)
    items = [item for item in meeting.items if item.number in wanted]
    keys = {at: key for at, key in paper_keys(meeting.items).items() if meeting.items[at] in items}
    blocks: list[Block] = []
    for which, heading in ((Part.A, PART_A), (Part.B, PART_B)):
        found = business_lines(meeting, which, keys, only=items)
        blocks += [Business(heading, found)] if found else []
    for gone in supplement.withdrawn:
        blocks.append(Paragraph(f"Item {gone.number}, {gone.title}, is withdrawn."))
    if supplement.corrected:
        corrected = items_in_words(supplement.corrected)
        blocks.append(Paragraph(f"In the place of what was published before: {corrected}."))
    if supplement.moved_to_closed:
        moved = items_in_words(supplement.moved_to_closed)
        blocks.append(Paragraph(f"Taken in the closed part instead of the open one: {moved}."))
    parts = [
        BookletPart("business", "", blocks, numbered=False),
        *paper_parts(meeting, keys, template, live),
    ]
    booklet = _booklet(meeting, parts, f"Supplement {supplement.number} to the agenda of")
    lines = [f"Supplement {supplement.number} to the agenda", *booklet.lines]
    return replace(booklet, lines=lines, first_page=supplement.first_page)


def paper_keys(items: Sequence[AgendaItem]) -> dict[int, str]:
    """A key for each item that has something written, by its place; no two are the same."""
    return {
        at: f"item-{at + 1}"
        for at, item in enumerate(items)
        if item.paper is not None or item.minutes is not None
    }


def paper_parts(
    meeting: Meeting, keys: Mapping[int, str], template: Template, live: LiveBlocks | None
) -> Iterable[BookletPart]:
    """Minutes and reports in the order of business: one part for each item, whatever is in it.

    The files that are bound in follow the report whose appendices they are.
    """
    for at, key in keys.items():
        item = meeting.items[at]
        minutes, paper = item.minutes, item.paper
        blocks = report_blocks(paper, template, live) if paper else []
        if minutes and paper:
            blocks.append(Heading(minutes_title(minutes), 3, new_page=True))
        blocks += minutes_blocks(minutes) if minutes else []
        yield BookletPart(
            key,
            paper.title if paper else minutes_title(minutes) if minutes else item.title,
            blocks,
            banner=banner_of(meeting, item) if paper else None,
            running=f"Item {item.number}",
        )
        yield from appendix_parts(meeting, item, key)


def _booklet(
    meeting: Meeting, parts: Iterable[BookletPart | None], what: str, marking: str = ""
) -> Booklet:
    """A booklet of those parts that there are."""
    return Booklet(
        title=meeting.body.name,
        council=meeting.body.council,
        on=meeting.first_published or meeting.on,
        parts=[each for each in parts if each is not None],
        lines=front_lines(meeting),
        description=f"{what} {day(meeting.on)}",
        marking=marking,
    )
