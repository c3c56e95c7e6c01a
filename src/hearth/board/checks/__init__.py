"""What is wrong with a meeting or lacking, before its papers go out and after it was held."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date

from hearth.board.checks import agenda, body, closed, held, papers, timing
from hearth.board.findings import Finding
from hearth.board.meetings import Meeting
from hearth.board.template import DEFAULT_TEMPLATE, Template

__all__ = ["check_meeting"]

CHECKS: tuple[Callable[[Meeting], Iterable[Finding]], ...] = (
    body.chair,
    body.front_sheet,
    agenda.numbers,
    agenda.order,
    agenda.late_items,
    closed.paragraphs,
    closed.titles,
    closed.moved,
    closed.private_notice,
    closed.unread,
    papers.written,
    papers.minutes,
    held.votes,
    held.quorum,
    held.interests,
    held.apologies,
)


def check_meeting(
    meeting: Meeting,
    today: date | None = None,
    template: Template = DEFAULT_TEMPLATE,
    live: Collection[str] | None = None,
) -> list[Finding]:
    """Everything to put right, what blocks publication first.

    `today` is asked for to say that a day for publishing has gone by, `live` (the names of figures
    there are) to say that a paper asks for another; without them neither is said.
    """
    found = [*timing.notice(meeting, today)]
    for check in CHECKS:
        found.extend(check(meeting))
    found.extend(closed.passages(meeting, template))
    found.extend(papers.reports(meeting, template, live))
    return sorted(found, key=lambda finding: not finding.blocking)
