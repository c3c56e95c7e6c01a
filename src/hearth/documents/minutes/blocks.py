"""What minutes say: who was there, each item with points and resolutions, the end, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hearth.board.meetings import Asked, Attendance, Resolution
from hearth.board.minutes import Minute, Minutes
from hearth.board.words import clock, when_and_where
from hearth.dates.words import day
from hearth.documents.model import Block, Facts, Heading, Listing, Numbered, Paragraph, Signature
from hearth.documents.prose import Prose

__all__ = ["minutes_blocks", "minutes_title"]

ITEM = 3


def minutes_title(minutes: Minutes) -> str:
    """What stands at the head: of which section, of what body."""
    section = minutes.part.classification.lower()
    return f"Minutes of the {section} section of the {minutes.body}"


def minutes_blocks(minutes: Minutes) -> list[Block]:
    """Everything beneath that title."""
    held = when_and_where(minutes.on, minutes.at, minutes.place)
    found: list[Block] = [Paragraph(f"Held on {held}.")]
    if minutes.present:
        found.append(Facts(_present(minutes.present)))
    for item in minutes.items:
        found += _item(item)
    if minutes.ended:
        found.append(Paragraph(f"The meeting ended at {clock(minutes.ended)}."))
    if minutes.approved_on:
        found.append(Paragraph(f"Approved as a correct record on {day(minutes.approved_on)}."))
    return [*found, Signature(("Chair", "Dated"))]


def _present(present: Sequence[Attendance]) -> list[tuple[str, str]]:
    """The groups in the order they come, with the names of each."""
    groups: dict[str, list[str]] = {}
    for each in present:
        groups.setdefault(each.group, []).append(_named(each))
    return [(group, "\n".join(names)) for group, names in groups.items()]


def _named(each: Attendance) -> str:
    name = f"{each.name}, {each.title}" if each.title else each.name
    when = [
        f"{word} {clock(at)}" for word, at in (("from", each.arrived), ("until", each.left)) if at
    ]
    more = [*when, *(["online"] if each.online else [])]
    return f"{name} ({', '.join(more)})" if more else name


def _item(item: Minute) -> Iterator[Block]:
    yield Heading(f"{item.number}. {item.title}" if item.number else item.title, ITEM)
    yield from Prose().blocks(item.text, item.title)
    if item.asked:
        yield Paragraph("**Questions and requests:**", leads=True)
        yield Listing([_asked(each) for each in item.asked])
    if item.resolutions:
        yield Paragraph("**RESOLVED:**", leads=True)
        words = [_resolved(each) for each in item.resolutions]
        yield Numbered(words) if len(words) > 1 else Paragraph(words[0])


def _asked(asked: Asked) -> str:
    """A question, who asked it, and its answer or who owes one."""
    by = f"{asked.by[0].upper()}{asked.by[1:]}: " if asked.by else ""
    answer = f" Answer: {asked.answer}" if asked.answer else ""
    return f"{by}{asked.words}{answer}{_owed(asked.owner, asked.due)}"


def _resolved(resolution: Resolution) -> str:
    return f"{resolution.words}{_owed(resolution.owner, resolution.due)}"


def _owed(owner: str, due: date | None) -> str:
    """Who is to do it, by when, in bold behind the words."""
    by = f"by {day(due)}" if due else ""
    words = ", ".join(filter(None, [owner, by]))
    return f" **[Action: {words}]**" if words else ""
