"""Sentences both documents of an inspection use."""

from __future__ import annotations

from collections.abc import Iterator

from hearth.documents.model import Paragraph
from hearth.documents.sentences import day, plural
from hearth.quality import Improvement, Inspection

__all__ = ["NOBODY", "due_of", "paragraphs", "what_it_was"]

NOBODY = "Nobody yet"


def paragraphs(text: str, otherwise: str = "") -> Iterator[Paragraph]:
    """Text as its writer parted it; what is said where there is none."""
    parts = [" ".join(part.split()) for part in text.replace("\r", "").split("\n\n")]
    yield from (Paragraph(part) for part in parts if part)
    if not any(parts) and otherwise:
        yield Paragraph(otherwise)


def what_it_was(inspection: Inspection) -> str:
    """By whom, how and when, in sentences."""
    how = inspection.how
    dates = (
        f"on {day(inspection.began)}"
        if inspection.began == inspection.ended
        else f"from {day(inspection.began)} to {day(inspection.ended)}"
    )
    said = [f"{how.name}, {dates}, by {inside(how.by)}."]
    if inspection.inspectors:
        cases = plural(inspection.cases or 0, "case")
        looked = f" looked in depth at {cases}" if inspection.cases else " came"
        said.append(f"{plural(inspection.inspectors, 'inspector')}{looked}.")
    elif inspection.cases:
        said.append(f"{plural(inspection.cases, 'case')} were looked at in depth.")
    if not how.grades:
        said.append("It gave no grades.")
    if inspection.feedback_on:
        said.append(f"Feedback was given on {day(inspection.feedback_on)}.")
    if inspection.letter_on:
        said.append(f"The letter is dated {day(inspection.letter_on)}.")
    return " ".join(said)


def inside(name: str) -> str:
    """A name inside a sentence: only names proper keep their capital."""
    first = name.split()[0]
    return name[0].lower() + name[1:] if first in {"An", "Other", "The"} else name


def due_of(improvement: Improvement) -> str:
    """When an action is due."""
    return day(improvement.due) if improvement.due else "Not set"
