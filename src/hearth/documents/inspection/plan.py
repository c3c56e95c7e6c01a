"""How far the improvement plan of an inspection is, in the lettered shape of an annual report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hearth.documents.inspection.words import NOBODY, due_of, what_it_was
from hearth.documents.model import (
    Block,
    Heading,
    KeyFigure,
    KeyFigures,
    Listing,
    Paragraph,
    Report,
    Table,
)
from hearth.documents.sentences import day
from hearth.quality import (
    Answered,
    FindingKind,
    Improvement,
    Inspection,
    answered,
    is_late,
    progress,
)
from hearth.quality.standing import stands_in_words

__all__ = ["plan_report"]


def plan_report(inspection: Inspection, today: date) -> Report:
    """The progress of the plan as at a day."""
    return Report(
        title="Improvement plan: progress",
        subtitle=inspection.title,
        council=inspection.council,
        on=today,
        keywords=("improvement plan", inspection.how.name),
        blocks=[
            *summary(inspection, today),
            *lines(inspection, today),
            *unanswered(inspection, today),
            *shown_by(inspection),
        ],
    )


def summary(inspection: Inspection, today: date) -> Iterator[Block]:
    """Where the plan comes from and how it stands."""
    yield Heading("Summary")
    yield Paragraph(what_it_was(inspection))
    yield Paragraph(stands_in_words(inspection.improvements, today))
    far = progress(inspection.improvements, today)
    yield KeyFigures(
        [
            KeyFigure(str(far.done), "Done"),
            KeyFigure(str(far.under_way), "Under way"),
            KeyFigure(str(far.planned), "Not started"),
            KeyFigure(str(far.late), "Late", "Among those open"),
        ]
    )


def lines(inspection: Inspection, today: date) -> Iterator[Block]:
    """The plan, a line for each action."""
    yield Heading("The plan")
    columns = ("Action", "Owner", "Due", "How it stands", "What was last said")
    rows = [
        (
            f"{each.letter}) {each.what}",
            each.owner or NOBODY,
            due_of(each),
            stands(each, today),
            told(each),
        )
        for each in inspection.improvements
    ]
    yield Table("Every action of the improvement plan", columns, rows)


def stands(improvement: Improvement, today: date) -> str:
    """The state, and that it is late."""
    label = improvement.state.label
    return f"{label}, late" if is_late(improvement, today) else label


def told(improvement: Improvement) -> str:
    """What was last said of it, and when."""
    if not improvement.told:
        return "Nothing yet"
    return f"{improvement.told} ({day(improvement.on)})" if improvement.on else improvement.told


def unanswered(inspection: Inspection, today: date) -> Iterator[Block]:
    """What is to improve and nobody has planned to."""
    words = [
        each.words
        for each in inspection.found(FindingKind.IMPROVE)
        if answered(each, today) is Answered.NOBODY
    ]
    if words:
        yield Heading("Findings without an action")
        yield Listing(words)


def shown_by(inspection: Inspection) -> Iterator[Block]:
    """What shows that something became better."""
    said = [
        f"{each.letter}) {words}" for each in inspection.improvements for words in each.evidence
    ]
    yield Heading("Evidence")
    if said:
        yield Listing(said)
    else:
        yield Paragraph("No evidence is recorded yet.")
