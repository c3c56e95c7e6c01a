"""An officer's report as a document by itself, and its version in plain words beside it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hearth.board.meetings import AgendaItem, Meeting
from hearth.board.papers import Paper
from hearth.board.template import DEFAULT_TEMPLATE, Template
from hearth.dates.words import day
from hearth.documents.booklet import NOT_PUBLIC, Banner, Booklet, BookletPart
from hearth.documents.model import Block, Heading, Paragraph
from hearth.documents.officer_report.blocks import plain_words_blocks, report_blocks
from hearth.documents.prose import LiveBlocks
from hearth.documents.renderers import write_booklet
from hearth.errors import UsageError
from hearth.progress import Progress, silent

__all__ = ["banner_of", "officer_report", "plain_words_report", "write_officer_report"]


def banner_of(meeting: Meeting, item: AgendaItem) -> Banner:
    """The frame at the head of an item's report: item, classification, date, meeting."""
    paper = item.paper or Paper(item.title)
    return Banner(
        above=[
            ("Item No.", item.number),
            ("Classification", item.part.classification),
            ("Date", day(meeting.on)),
            ("Meeting name", meeting.body.name),
        ],
        below=[("Ward(s) or groups affected", paper.wards), ("From", paper.from_)],
    )


def officer_report(
    meeting: Meeting,
    item: AgendaItem,
    template: Template = DEFAULT_TEMPLATE,
    live: LiveBlocks | None = None,
) -> Booklet:
    """One report by itself; UsageError for an item without one."""
    paper = _paper_of(item)
    part = BookletPart(
        key="report",
        title=paper.title,
        blocks=report_blocks(paper, template, live),
        banner=banner_of(meeting, item),
        running=f"Item {item.number}",
    )
    return Booklet(
        title=meeting.body.name,
        council=meeting.body.council,
        on=paper.audit.dated or meeting.on,
        parts=[part],
        description=f"{paper.title}: report to the meeting of {day(meeting.on)}",
        marking="" if item.is_open else NOT_PUBLIC,
    )


def plain_words_report(
    meeting: Meeting,
    items: Iterable[AgendaItem],
    *,
    marking: str = "",
    live: LiveBlocks | None = None,
) -> Booklet | None:
    """The plain-words versions of the papers of these items; None when none was written."""
    blocks: list[Block] = []
    for item in items:
        if item.paper and item.paper.plain_words.strip():
            blocks += [
                Heading(item.paper.title, 3),
                Paragraph(f"**Item {item.number} on the agenda**", leads=True),
                *plain_words_blocks(item.paper, live),
            ]
    if not blocks:
        return None
    held = f"{meeting.body.name}, {day(meeting.on)}"
    return Booklet(
        title="What this meeting is about",
        council=meeting.body.council,
        on=meeting.on,
        parts=[BookletPart("plain-words", "", blocks)],
        lines=[held, "In plain words"],
        description=f"{held}, in plain words",
        marking=marking,
    )


def write_officer_report(
    meeting: Meeting,
    item: AgendaItem,
    out: Path,
    template: Template = DEFAULT_TEMPLATE,
    live: LiveBlocks | None = None,
    progress: Progress = silent,
) -> list[Path]:
    """Write a report as HTML, Word and PDF, and its plain-words version beside it if it has one."""
    name = f"item-{item.number}"
    booklet = officer_report(meeting, item, template, live)
    files = write_booklet(booklet, out, name, progress)
    plain = plain_words_report(meeting, [item], marking=booklet.marking, live=live)
    if plain:
        files += write_booklet(plain, out, f"{name}-in-plain-words", progress)
    return files


def _paper_of(item: AgendaItem) -> Paper:
    if item.paper is None:
        raise UsageError(f"Item {item.number}, “{item.title}”, has no paper to print.")
    return item.paper
