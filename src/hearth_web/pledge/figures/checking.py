"""Where figures contradict each other, with what was answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hearth.published import Figure, Finding, Severity, contradictions
from hearth_web.access.models import User
from hearth_web.pledge.figures.queries import answers, figures_for
from hearth_web.pledge.figures.rows import figures_of
from hearth_web.pledge.models import FigureAnswer, FigureDocument, PrintedFigure

__all__ = ["Told", "told_about", "told_for", "told_of", "unanswered"]

COLOURS = {
    Severity.CONTRADICTION: "red",
    Severity.LOOK: "yellow",
    Severity.EXPLAINED: "grey",
}


@dataclass(frozen=True)
class Told:
    """A finding as a page shows it: each line with its figure, and the answer that holds."""

    finding: Finding
    lines: tuple[tuple[str, PrintedFigure | None], ...]
    answer: FigureAnswer | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still has to be answered or corrected."""
        return self.answer is None and self.finding.severity is Severity.CONTRADICTION

    @property
    def colour(self) -> str:
        """The colour of its tag."""
        return "green" if self.answer else COLOURS[self.finding.severity]

    @property
    def tag(self) -> str:
        """Its severity, or that it was answered."""
        words = "answered" if self.answer else self.finding.severity.value
        return words.capitalize()

    @property
    def may_be_answered(self) -> bool:
        """What differs for a reason has its answer in itself."""
        return self.finding.severity is not Severity.EXPLAINED


def told_for(user: User, *, prepared: bool = False) -> list[Told]:
    """Every finding among the figures this person may see."""
    return told_of(figures_for(user, prepared=prepared))


def told_about(user: User, document: FigureDocument) -> list[Told]:
    """Those in which a figure of the document takes part, set against everything published."""
    rows = list(figures_for(user))
    if document.published_at is None:
        rows += list(document.figures.select_related("document", "corrected_by"))
    return [told for told in told_of(rows) if of_document(told, document)]


def of_document(told: Told, document: FigureDocument) -> bool:
    return any(row is not None and row.document_id == document.pk for _, row in told.lines)


def told_of(rows: Iterable[PrintedFigure]) -> list[Told]:
    """The findings among rows. What was corrected is no longer held against anything."""
    standing = [row for row in rows if not hasattr(row, "corrected_by")]
    known = figures_of(sorted(standing, key=as_printed))
    found = contradictions(known)
    said = answers(finding.key for finding in found)
    return [Told(each, lines_of(each, known), said.get(each.key)) for each in found]


def as_printed(row: PrintedFigure) -> tuple[date, int]:
    """The order of printing, what is only prepared last."""
    document = row.document
    return (document.published_on if document.published_at else None) or date.max, row.at_place


def lines_of(
    finding: Finding, known: dict[Figure, PrintedFigure]
) -> tuple[tuple[str, PrintedFigure | None], ...]:
    """Where each figure stands, with its row; a line once."""
    lines = {figure.stands: known.get(figure) for figure in finding.figures}
    return tuple(lines.items())


def unanswered(told: Iterable[Told]) -> list[Told]:
    """Contradictions that nobody corrected or answered yet."""
    return [each for each in told if each.is_open]
