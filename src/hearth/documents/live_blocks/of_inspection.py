"""What an inspection found, and what is done about it, as pieces of a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from hearth.documents.inspection.feedback import (
    background,
    both_kinds,
    by_service,
    found_before,
    judgements,
    to_improve,
)
from hearth.documents.inspection.plan import stands
from hearth.documents.live_blocks.pieces import LacksError, grid
from hearth.documents.model import Block, Heading, Paragraph
from hearth.documents.sentences import day
from hearth.quality import Echo, Inspection, services
from hearth.quality.standing import stands_in_words

__all__ = ["about", "before", "findings", "improve", "improvements", "said_of"]


def about(inspection: Inspection) -> list[Block]:
    """Why inspectors came, who they were, what they looked at, and their judgements."""
    return without_headings([*background(inspection), *judgements(inspection)])


def findings(inspection: Inspection) -> list[Block]:
    """What was found, by the part of the service."""
    if not inspection.findings:
        raise LacksError(f"No findings of “{inspection.title}” are entered.")
    return list(by_service(inspection))[1:]  # without their heading: the section has its own


def said_of(inspection: Inspection, service: str) -> list[Block]:
    """What inspectors found of one part, such as young people's voice or the workforce."""
    found = [each for each in inspection.findings if each.service == service]
    if not found:
        raise LacksError(f"“{inspection.title}” says nothing of {services()[service].casefold()}.")
    return list(both_kinds(found))


def improve(inspection: Inspection, today: date) -> list[Block]:
    """Everything to improve, with what is done about it."""
    return without_headings(to_improve(inspection, today))


def before(inspection: Inspection, echoes: Mapping[str, Sequence[Echo]]) -> list[Block]:
    """What an earlier inspection had found already."""
    found = without_headings(found_before(inspection, echoes))
    return found or [Paragraph("Nothing that was found is like what earlier inspections found.")]


def improvements(inspections: Sequence[Inspection], today: date) -> list[Block]:
    """Every action of the improvement plans, with letters, and how far each is."""
    found: list[Block] = []
    for each in inspections:
        if each.improvements:
            found += plan_of(each, today)
    if not found:
        raise LacksError("No improvement plan is entered.")
    return found


def plan_of(inspection: Inspection, today: date) -> list[Block]:
    """The plan of one inspection."""
    rows = [
        (f"{each.letter}) {each.what}", stands(each, today), each.told)
        for each in inspection.improvements
    ]
    title = f"{inspection.title}, {day(inspection.ended)}"
    table = grid(title, ("What is done", "How it stands", "What was last said"), rows, "")
    return [Paragraph(stands_in_words(inspection.improvements, today), leads=True), table]


def without_headings(blocks: Iterable[Block]) -> list[Block]:
    """Blocks that stand under a heading of the report's own."""
    return [each for each in blocks if not isinstance(each, Heading)]
