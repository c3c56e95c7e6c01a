"""What an inspection's page still lacks before a report of it goes to anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hearth.dates.words import day
from hearth.quality.inspections import FindingKind, Improvement, Inspection
from hearth.quality.standing import Answered, answered, is_late

__all__ = ["lacking"]

LETTER = "Add the day the letter was or is to be published."


def lacking(inspection: Inspection, today: date) -> list[str]:
    """What is missing, each as a sentence that says what to do."""
    return [*of_the_whole(inspection), *of_grades(inspection), *of_findings(inspection, today),
            *of_improvements(inspection, today)]  # fmt: skip


def of_the_whole(inspection: Inspection) -> Iterator[str]:
    """Dates and words."""
    if inspection.letter_on is None:
        yield LETTER
    elif inspection.letter_on < inspection.ended:
        letter, ended = day(inspection.letter_on), day(inspection.ended)
        yield f"The letter of {letter} is before the last day, {ended}. Change one of the two."
    if not inspection.background:
        yield "Write the background: why the inspection came, and what it looked at."
    if not inspection.implications:
        yield "Write the implications, or that there are none."
    if not inspection.plain_words:
        yield "Write the version in plain words, for young people."


def of_grades(inspection: Inspection) -> Iterator[str]:
    """A grade for each area that the framework grades."""
    given = {each.area for each in inspection.judgements}
    for area in inspection.how.areas_on(inspection.ended) if inspection.how.grades else ():
        if area not in given:
            yield f"Give the grade for “{area}”."


def of_findings(inspection: Inspection, today: date) -> Iterator[str]:
    """An answer to each finding."""
    if not inspection.findings:
        yield "Add what was found."
    for finding in inspection.found(FindingKind.IMPROVE):
        if answered(finding, today) is Answered.NOBODY:
            where = f" (paragraph {finding.paragraph})" if finding.paragraph else ""
            yield f"Plan an action for “{shortened(finding.words)}”{where}."


def of_improvements(inspection: Inspection, today: date) -> Iterator[str]:
    """Each open action has somebody and a day, and is not overdue in silence."""
    for each in inspection.improvements:
        if not each.state.is_open:
            continue
        yield from (f"{words} of action {each.letter}." for words in without(each))
        if is_late(each, today):
            due = day(each.due) if each.due else ""
            yield f"Say how action {each.letter} stands: it was due on {due}."


def without(improvement: Improvement) -> Iterator[str]:
    """What an action lacks."""
    if not improvement.owner:
        yield "Name the owner"
    if improvement.due is None:
        yield "Give the day due"


def shortened(words: str, longest: int = 70) -> str:
    """The first words of a text."""
    if len(words) <= longest:
        return words
    return f"{words[:longest].rsplit(' ', 1)[0]}…"
