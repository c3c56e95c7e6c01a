"""Minutes drafted from agenda, attendance and what the clerk noted: formal items say themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from hearth.board.bodies import ROLE_HEADINGS, Role
from hearth.board.checks.held import voters
from hearth.board.exempt import motion
from hearth.board.meetings import (
    AgendaItem,
    Attendance,
    Ballot,
    Meeting,
    Noted,
    Part,
    Resolution,
    Vote,
)
from hearth.board.minutes import Minute, Minutes
from hearth.dates.words import day
from hearth.sources.words import in_words

__all__ = ["GROUPS", "draft_minutes"]

GROUPS = {**ROLE_HEADINGS, Role.VOTING: "Present"}
"""The headings under which minutes list who was there."""


def draft_minutes(meeting: Meeting, part: Part = Part.A) -> Minutes:
    """A draft of the minutes of one part of a meeting, for the clerk to finish.

    Votes that do not count are left out of the numbers. An item nothing was noted of says nothing.
    """
    items = [_minute(meeting, item) for item in meeting.of_part(part)]
    if part is Part.A and meeting.of_part(Part.B):
        closing = Resolution(motion(meeting))
        items.append(Minute("", "Exclusion of press and public", "", [closing], part=part))
    return Minutes(
        body=meeting.body.name,
        council=meeting.body.council,
        on=meeting.on,
        at=meeting.at,
        place=meeting.place,
        part=part,
        present=_present(meeting),
        items=items,
        ended=meeting.ended,
    )


def _present(meeting: Meeting) -> Sequence[Attendance]:
    """Who was there, under the heading their seat gives them, with their office."""
    seats = {each.name: each for each in meeting.body.members_on(meeting.on)}
    order = list(GROUPS.values())
    found = []
    for each in meeting.attendance:
        seat = seats.get(each.name)
        group = each.group or (GROUPS[seat.role] if seat else GROUPS[Role.OFFICER])
        name = seat.named if seat else each.name
        title = each.title or (seat.title if seat else "")
        found.append(Attendance(name, group, title, each.arrived, each.left, each.online))
    return sorted(
        found, key=lambda each: order.index(each.group) if each.group in order else len(order)
    )


def _minute(meeting: Meeting, item: AgendaItem) -> Minute:
    noted = next((each for each in meeting.notes if each.item == item.number), Noted(item.number))
    said = noted.text or _formal(meeting, item)
    text = "\n\n".join(filter(None, [_leave(item), said, _votes(meeting, item)]))
    resolutions = list(noted.resolutions)
    if item.minutes and not resolutions:
        resolutions = [Resolution(_approval(item))]
    return Minute(item.number, item.title, text, resolutions, noted.asked, item.part)


def _leave(item: AgendaItem) -> str:
    """The chair's reason for an urgent item, which must be in the minutes: section 100B(4)(b)."""
    if not item.is_urgent:
        return ""
    return f"The chair agreed to take this item as urgent: {item.urgent_because.rstrip('.')}."


def _formal(meeting: Meeting, item: AgendaItem) -> str:
    """What a formal item says of itself, known by how its title begins."""
    title = item.title.casefold()
    return next((write(meeting) for words, write in FORMAL if title.startswith(words)), "")


def _approval(item: AgendaItem) -> str:
    held = f" of {day(item.minutes.on)}" if item.minutes else ""
    return (
        f"That the minutes of the meeting{held} be approved as a correct record and signed by the "
        "chair."
    )


def _apologies(meeting: Meeting) -> str:
    away = [each for each in meeting.apologies if not each.late]
    late = [each.name for each in meeting.apologies if each.late]
    names = in_words(each.name for each in away) if away else ""
    said = [f"Apologies for absence were received from {names}."]
    if not away:
        said = ["No apologies for absence were received."]
    stood_in = [each for each in away if each.substitute]
    said += [f"{each.substitute} attended in place of {each.name}." for each in stood_in]
    if late:
        said.append(f"Apologies for lateness were received from {in_words(late)}.")
    return " ".join(said)


def _confirmation(meeting: Meeting) -> str:
    there = {each.name for each in meeting.attendance}
    voting = sorted(voters(meeting) & there, key=[each.name for each in meeting.body.members].index)
    if not voting:
        return ""
    return f"The voting members for the meeting were confirmed: {in_words(voting)}."


def _urgent(meeting: Meeting) -> str:
    urgent = [item for item in meeting.items if item.is_urgent and item.is_open]
    if not urgent:
        return "There were none."
    return " ".join(
        f"The chair agreed to take item {item.number}, {item.title}, as urgent: "
        f"{item.urgent_because.rstrip('.')}."
        for item in urgent
    )


def _disclosures(meeting: Meeting) -> str:
    """Interests and dispensations in sentences."""
    said = []
    for each in meeting.interests:
        kind = "a disclosable pecuniary interest" if each.pecuniary else "an interest"
        said.append(f"{each.name} declared {kind}{each.in_what}: {each.nature.rstrip('.')}.")
        if each.withdrew:
            said.append(f"{each.name} withdrew{' for the item' if each.item else ''}.")
    for freed in meeting.dispensations:
        if not freed.holds_on(meeting.on):
            continue
        by = f" by {freed.granted_by}" if freed.granted_by else ""
        said.append(f"{freed.name} held a dispensation granted{by}: {freed.nature.rstrip('.')}.")
    return " ".join(said) or "None were declared."


FORMAL: tuple[tuple[str, Callable[[Meeting], str]], ...] = (
    ("apologies", _apologies),
    ("confirmation of voting", _confirmation),
    ("notification of any items", _urgent),
    ("notification of urgent", _urgent),
    ("urgent business", _urgent),
    ("disclosure", _disclosures),
    ("declaration", _disclosures),
)


def _votes(meeting: Meeting, item: AgendaItem) -> str:
    """The numbers of a vote, of those who had one."""
    may = voters(meeting)
    counted: dict[str, Vote] = {}
    for vote in meeting.votes:
        if vote.item == item.number and vote.name in may:
            counted.setdefault(vote.name, vote)
    numbers = Counter(vote.ballot for vote in counted.values())
    if not numbers:
        return ""
    return "The vote was " + in_words(f"{numbers[each]} {each.value}" for each in Ballot) + "."
