"""The distribution list at the end of a pack, with its copies counted."""

from __future__ import annotations

from hearth.board.distribution import distribution_of
from hearth.board.meetings import Meeting
from hearth.board.municipal_year import MunicipalYear
from hearth.dates.words import day
from hearth.documents.booklet import BookletPart
from hearth.documents.model import Block, Paragraph, Table

__all__ = ["distribution_part"]


def distribution_part(meeting: Meeting) -> BookletPart | None:
    """The list, and how many copies to print; None when nobody is on it."""
    listed = distribution_of(meeting)
    if not listed.groups:
        return None
    rows = [
        (each.name, group, str(each.paper or ""), "" if each.paper else "1", each.note)
        for group, members in listed.groups
        for each in members
    ]
    total = ("Total", "", str(listed.paper_copies), str(listed.electronic_copies), "")
    year = MunicipalYear.of(meeting.on).label
    table = Table(
        f"Distribution list (open), municipal year {year}",
        ("Name", "Group", "Paper copies", "Electronic", "Note"),
        [*rows, total],
        numeric=frozenset({2, 3}),
        numbered=False,
    )
    blocks: list[Block] = [*_held_by(meeting), table, *_dated(meeting)]
    title = f"{meeting.body.name}: distribution list (OPEN)"
    return BookletPart("distribution", title, blocks, numbered=False)


def _held_by(meeting: Meeting) -> list[Block]:
    held = meeting.distribution_held_by
    if held is None:
        return []
    phone = f", telephone {held.phone}" if held.phone else ""
    return [Paragraph(f"Changes and queries to {held.name}{phone}, who holds the original.")]


def _dated(meeting: Meeting) -> list[Block]:
    on = meeting.first_published
    return [Paragraph(f"Dated: {day(on)}")] if on else []
