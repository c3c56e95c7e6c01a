"""The order of business: open items, the motion to exclude the public, closed items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hearth.board.exempt import motion, numbers_in_words
from hearth.board.follow_ups import FollowUp
from hearth.board.meetings import AgendaItem, ItemKind, Meeting, Part
from hearth.board.words import clock
from hearth.dates.words import day
from hearth.documents.agenda_pack.appended import bound_appendices
from hearth.documents.booklet import BookletPart
from hearth.documents.model import (
    Block,
    Business,
    BusinessLine,
    Heading,
    Note,
    Paragraph,
    Table,
)

__all__ = ["business_lines", "order_of_business", "still_open_part"]

PART_A = "Part A: open business"
PART_B = "Part B: closed business"
OTHER_OPEN = (
    "Any other open business as notified at the start of the meeting and accepted by the chair as "
    "urgent."
)
OTHER_CLOSED = (
    "Any other closed business as notified at the start of the meeting and accepted by the chair "
    "as urgent."
)
MOVE = (
    "This motion is to be moved, seconded and agreed if the {body} wishes to exclude the press and "
    "public while it deals with reports that would reveal exempt information:"
)


def order_of_business(meeting: Meeting, keys: Mapping[int, str]) -> BookletPart:
    """The order of business of the whole meeting; `keys` are the parts of items by their place."""
    published = meeting.first_published or (meeting.summons.on if meeting.summons else None)
    blocks = [*_before(meeting), *_open(meeting, keys), *_motion(meeting), *_closed(meeting, keys)]
    if published:
        blocks.append(Paragraph(f"Date: {day(published)}"))
    return BookletPart("business", "Order of business", blocks, numbered=False)


def _before(meeting: Meeting) -> Iterator[Block]:
    for notice in meeting.housekeeping:
        yield Paragraph(f"**{notice.heading}**\u2003{notice.text}")


def _open(meeting: Meeting, keys: Mapping[int, str]) -> Iterator[Block]:
    lines = business_lines(meeting, Part.A, keys)
    if lines:
        yield Business(PART_A, lines)
    yield Paragraph(f"**{OTHER_OPEN}**")


def _motion(meeting: Meeting) -> Iterator[Block]:
    yield Heading("Exclusion of press and public", 3)
    yield Paragraph(MOVE.format(body=meeting.body.kind))
    yield Note(f"“{motion(meeting)}”")


def _closed(meeting: Meeting, keys: Mapping[int, str]) -> Iterator[Block]:
    lines = business_lines(meeting, Part.B, keys)
    if lines:
        yield Business(PART_B, lines)
    yield Paragraph(f"**{OTHER_CLOSED}**")


def business_lines(
    meeting: Meeting, part: Part, keys: Mapping[int, str], only: Iterable[AgendaItem] | None = None
) -> list[BusinessLine]:
    """The items of a part, or only some of them, each with the key of its paper if it has one."""
    wanted = None if only is None else {id(item) for item in only}
    return [
        line
        for at, item in enumerate(meeting.items)
        if item.part is part and (wanted is None or id(item) in wanted)
        for line in _lines(item, keys.get(at, ""))
    ]


def _lines(item: AgendaItem, key: str) -> Iterator[BusinessLine]:
    """An item, and beneath it the files that are bound in after its paper."""
    number = f"{item.number}." if item.number else ""
    yield BusinessLine(number, _title(item), _note(item), key)
    for appendix, part in bound_appendices(item, key):
        yield BusinessLine("", f"Appendix {appendix.number}: {appendix.title}", part=part)


def _title(item: AgendaItem) -> str:
    """The title with how the item comes and when: ``Workshop: training (3.00 pm)``."""
    before = {ItemKind.WORKSHOP: "Workshop: "}.get(item.kind, "")
    after = {ItemKind.VERBAL: "verbal update"}.get(item.kind, "")
    marks = [after, clock(item.at) if item.at else "", "to follow" if item.to_follow else ""]
    return f"{before}{item.title}" + "".join(f" ({mark})" for mark in marks if mark)


def _note(item: AgendaItem) -> str:
    """What is said beneath the title: the note, urgency, the paragraphs it is closed by."""
    said = [item.note]
    if item.is_urgent:
        said.append(f"Urgent, by leave of the chair: {item.urgent_because}")
    if item.exempt:
        cited = numbers_in_words(item.exempt)
        said.append(f"Exempt information: {cited} of schedule 12A.")
    return " ".join(filter(None, said))


def still_open_part(meeting: Meeting, follow_ups: Sequence[FollowUp]) -> BookletPart | None:
    """What earlier meetings asked for and nobody has closed; None when there is nothing."""
    if not follow_ups:
        return None
    rows = [
        (
            each.words,
            f"{day(each.raised_on)}\n{each.item}".strip(),
            each.owner or "Nobody yet",
            _standing(each, meeting),
        )
        for each in follow_ups
    ]
    table = Table(
        "Asked for at earlier meetings and not yet closed",
        ("What was asked", "When, and under which item", "Who answers", "How it stands"),
        rows,
        numbered=False,
    )
    return BookletPart("open-matters", "Still open from earlier meetings", [table], numbered=False)


def _standing(each: FollowUp, meeting: Meeting) -> str:
    stands = each.standing_on(meeting.on)
    stands = f"{stands[0].upper()}{stands[1:]}"
    return f"{stands}. {each.answer}" if each.answer else stands
