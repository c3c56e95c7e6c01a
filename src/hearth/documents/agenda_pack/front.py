"""The front sheet and the information for the public, with the summons."""

from __future__ import annotations

from collections.abc import Iterator

from hearth.board.bodies import ROLE_HEADINGS, Contact, Role
from hearth.board.meetings import Meeting
from hearth.board.words import clock, long_day
from hearth.dates.words import day
from hearth.documents.booklet import BookletPart
from hearth.documents.model import Block, Heading, Note, Paragraph, Roll, Rolls

__all__ = ["front_lines", "front_sheet", "public_information"]

ROLLS = {role: words for role, words in ROLE_HEADINGS.items() if role is not Role.OFFICER}
"""Officers come to a meeting and are not of the body: no front sheet names them."""

SHORT_NOTICE = "This meeting is convened at shorter notice"


def front_lines(meeting: Meeting) -> list[str]:
    """Day, time and place beneath the name of the body."""
    time = clock(meeting.at) if meeting.at else ""
    return list(filter(None, [long_day(meeting.on), time, meeting.place]))


def front_sheet(meeting: Meeting) -> BookletPart:
    """Who sits on the body on the day, and how to come."""
    return BookletPart("front", "", list(_front(meeting)), numbered=False)


def _front(meeting: Meeting) -> Iterator[Block]:
    if meeting.cancelled_because:
        yield Note(f"This meeting is cancelled: {meeting.cancelled_because}")
    if meeting.short_notice_because:
        yield Note(f"{SHORT_NOTICE}: {meeting.short_notice_because}")
    if meeting.joining:
        yield Paragraph(meeting.joining)
    rolls = [
        Roll(heading, [each.named for each in meeting.body.members_on(meeting.on, role)])
        for role, heading in ROLLS.items()
    ]
    shown = [roll for roll in rolls if roll.names]
    if shown:
        yield Rolls(shown)


def public_information(meeting: Meeting) -> BookletPart | None:
    """What the public should know, whom to ask, and the summons to members; None without any."""
    blocks: list[Block] = []
    for notice in meeting.notices:
        blocks += [Heading(notice.heading, 3), Paragraph(notice.text)]
    if meeting.contacts:
        blocks += [Heading("Contact", 3), *(Paragraph(_contact(each)) for each in meeting.contacts)]
    blocks += _summons(meeting)
    if not blocks:
        return None
    return BookletPart("public", "Information for members of the public", blocks, numbered=False)


def _contact(contact: Contact) -> str:
    return ", ".join(filter(None, [f"**{contact.name}**", contact.phone, contact.email]))


def _summons(meeting: Meeting) -> Iterator[Block]:
    summons = meeting.summons
    if summons is None:
        return
    yield Heading("Summons", 3)
    yield Paragraph(f"Members of the {meeting.body.kind} are summoned to attend this meeting.")
    yield Paragraph(f"**{summons.name}**, {summons.title}" if summons.title else summons.name)
    if summons.on:
        yield Paragraph(f"Date: {day(summons.on)}")
