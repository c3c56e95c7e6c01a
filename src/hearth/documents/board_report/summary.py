"""The first page: what a member needs if they read nothing else."""

from __future__ import annotations

from hearth.documents.board_report.blocks import key_figure, sentence
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.board_report.verdicts import better_and_worse
from hearth.documents.model import Block, Heading, KeyFigures, Listing, Note, Paragraph
from hearth.documents.sentences import day, plural

__all__ = ["blocks"]

KEY = (
    ("cla-number", "children in care"),
    ("cla-rate-10k", "for every 10,000 children"),
    ("in-borough-share", "live in the council's area"),
    ("stability-3plus", "had three or more placements"),
    ("stability-2years", "settled for two years"),
    ("missing-any", "went missing in the year"),
    ("rha-up-to-date", "had their health assessments"),
    ("cl-eet", "of care leavers in education, work or training"),
)


def blocks(evidence: Evidence) -> list[Block]:
    """Key figures, what got better, what got worse, and what to bear in mind."""
    figures = [key_figure(evidence, measure, label) for measure, label in KEY]
    said: list[Block] = [Heading("In short"), *_notes(evidence)]
    said.append(Paragraph(_opening(evidence)))
    said.append(KeyFigures([figure for figure in figures if figure]))
    for heading, lines in better_and_worse(evidence):
        said += [Heading(heading, level=3), Listing(lines)]
    return said


def _opening(evidence: Evidence) -> str:
    words = (
        f"This report says how {evidence.subject.name} is doing as a parent to the children in"
        f" its care and the young people who have left it, at {day(evidence.as_at)}."
    )
    return f"{words} {sentence(evidence, 'cla-number')}".strip()


def _notes(evidence: Evidence) -> list[Block]:
    notes: list[Block] = []
    subject = evidence.subject
    if subject.invented:
        notes.append(
            Note(
                f"{subject.name} is an invented council. Its children are invented too. Its"
                f" boundary, its population and the councils it is compared with are borrowed from"
                f" {subject.council.name}."
            )
        )
    left_out = sum(problem.blocking for problem in evidence.problems)
    if left_out:
        notes.append(
            Note(
                f"{plural(left_out, 'part')} of the returns could not be used: rows, columns or"
                " whole files. The figures are of what could. Read what they are, under What is"
                " missing, before relying on a figure."
            )
        )
    if evidence.public:
        notes.append(
            Note(
                "This is the public version. Numbers of 1 to 5, and any number from which one of"
                " those could be worked out, are withheld and shown as c."
            )
        )
    return notes
