"""What is wrong with a meeting or lacking, each with the page where it is put right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from hearth.board.checks import check_meeting
from hearth.board.findings import Finding
from hearth_web.board.as_pure import meeting_of
from hearth_web.board.live import names
from hearth_web.board.models import Item, Meeting
from hearth_web.board.numbering import numbers_of

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
    wrong = check_meeting(meeting_of(meeting, items), today, live=names())
    found = [ours(meeting, each) for each in wrong]
    found += drafts_of(by_number)
    told = [Told(each, place_of(meeting, by_number, each)) for each in found]
    return sorted(told, key=lambda each: not each.blocks)


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


def ours(meeting: Meeting, finding: Finding) -> Finding:
    """As it stands on this site: short notice with a reason does not hold up."""
    if finding.where.startswith(NOTICE) and meeting.notice_reason:
        return replace(finding, blocking=False)
    return finding


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
    about_paper = "paper" in finding.what or "written" in finding.what or "“" in finding.where
    if hasattr(item, "paper") and about_paper:
        return reverse("board-paper-write", args=[item.paper.pk])
    return reverse("board-item-change", args=[item.pk])
