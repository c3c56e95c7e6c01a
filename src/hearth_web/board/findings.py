"""What is wrong with a meeting or lacking, each with the page where it is put right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from hearth import board as pure
from hearth.board.checks import check_meeting
from hearth.board.checks.papers import NO_MINUTES
from hearth.board.findings import Finding
from hearth.dates.words import day
from hearth.documents.agenda_pack import read_through
from hearth.documents.bound import Looked, within
from hearth_web.board.as_pure import meeting_of
from hearth_web.board.live import live_in, names
from hearth_web.board.models import Item, Meeting
from hearth_web.board.numbering import numbers_of
from hearth_web.board.searching import words_for

__all__ = ["Told", "findings_of"]

ITEM = re.compile(r"Item (\w+)")
NOTICE = "Notice of the meeting"


@dataclass(frozen=True)
class Told:
    """One finding, the page where it is put right, and whether it holds publication up."""

    finding: Finding
    href: str

    @property
    def blocks(self) -> bool:
        """Whether it must be put right first."""
        return self.finding.blocking


def findings_of(meeting: Meeting, items: Sequence[Item], today: date) -> list[Told]:
    """Everything to put right of these items and of the meeting, what holds it up first."""
    numbers = numbers_of(meeting.items.all())
    by_number = {numbers[item.pk]: item for item in items}
    told = read_through(meeting_of(meeting, items), words_for(meeting))
    papers = [each.paper for each in told.items if each.paper]
    wrong = check_meeting(told, today, live=names(*papers))
    found = [ours(meeting, each) for each in (*wrong, *nothing_known(meeting, told, today))]
    found += drafts_of(by_number) + unbound_of(by_number)
    placed = [Told(each, place_of(meeting, by_number, each)) for each in found]
    return sorted(placed, key=lambda each: not each.blocks)


def nothing_known(meeting: Meeting, told: pure.Meeting, today: date) -> list[Finding]:
    """What the live figures of its papers lack; of a meeting that was, nobody asks any more."""
    if meeting.day < today:
        return []
    papers = {f"Item {each.number}, “{each.title}”": each.paper
              for each in told.items if each.paper}  # fmt: skip
    return live_in(papers, meeting.day, "", body=meeting.body).lacks


def drafts_of(items: Mapping[str, Item]) -> list[Finding]:
    """Reports whose authors have not said that they are done."""
    return [
        Finding(
            "Its report is still a draft.",
            f"Item {number}, “{item.title}”",
            "Finish it, and tick that it is the final version.",
            blocking=True,
        )
        for number, item in items.items()
        if hasattr(item, "paper") and not item.paper.is_final
    ]


def unbound_of(items: Mapping[str, Item]) -> list[Finding]:
    """Files that the pack will not hold, although they are PDFs."""
    files = [
        (number, item, file)
        for number, item in items.items()
        if hasattr(item, "paper")
        for file in item.paper.attachments.all()
    ]
    looked = within(Looked(each.pages, each.not_bound, size=each.size) for _, _, each in files)
    return [
        Finding(
            f"The appendix “{file.title}” is not bound into the pack.",
            f"Item {number}, “{item.title}”",
            f"{'. '.join(filter(None, [found.why, found.to_do]))}.",
        )
        for (number, item, file), found in zip(files, looked, strict=True)
        if found.why
    ]


def ours(meeting: Meeting, finding: Finding) -> Finding:
    """As it stands on this site, where minutes come by themselves once they are written."""
    if finding.what == NO_MINUTES:
        return replace(finding, to_do=how_minutes_come(meeting))
    return finding


def how_minutes_come(meeting: Meeting) -> str:
    """What to do where there are no minutes of a meeting before."""
    last = meeting.earlier.first()
    if last is None:
        return "The body has not met before: take the item off the agenda."
    return (
        f"They come by themselves once the minutes of {day(last.day)} say when it ended. Write "
        "those, or take the item off the agenda."
    )


def place_of(meeting: Meeting, items: dict[str, Item], finding: Finding) -> str:
    """The page where it is put right."""
    hit = ITEM.match(finding.where)
    item = items.get(hit[1]) if hit else None
    if item is not None:
        return page_of(item, finding)
    if finding.where.startswith((NOTICE, "Front sheet", "Meeting of")):
        if "ask" in finding.what:
            return reverse("board-settings", args=[meeting.body_id])
        return reverse("board-meeting-change", args=[meeting.pk])
    if finding.where.startswith(("Attendance", "Apologies", "Interest")):
        return reverse("board-attendance", args=[meeting.pk])
    return reverse("board-members", args=[meeting.body_id])


def page_of(item: Item, finding: Finding) -> str:
    """The page of an item: its votes, its paper, or the item itself."""
    if "vote of" in finding.where:
        return reverse("board-votes", args=[item.pk])
    if hasattr(item, "paper") and "appendix" in finding.what:
        return reverse("board-paper", args=[item.paper.pk])
    about_paper = "paper" in finding.what or "written" in finding.what or "“" in finding.where
    if hasattr(item, "paper") and about_paper:
        return reverse("board-paper-write", args=[item.paper.pk])
    return reverse("board-item-change", args=[item.pk])
