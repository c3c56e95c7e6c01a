"""The pieces both documents are made of: measures, actions and evidence as tables and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hearth.benchmarks import LICENCE
from hearth.dates.words import day
from hearth.documents.model import Block, Listing, Paragraph, SourceLine, Table
from hearth.documents.sentences import join
from hearth.pledge.strategy import Action, Evidence, SuccessMeasure

__all__ = [
    "Teller",
    "Told",
    "actions_table",
    "evidence_list",
    "measures_table",
    "sentences",
    "sources",
]


@dataclass(frozen=True)
class Told:
    """One number of a measure as it is printed, and where it stands, in words and a sentence.

    `england` and `neighbours` are what others published, as it is printed.
    """

    title: str
    was: str
    now: str
    aspiration: str
    verdict: str
    sentence: str
    is_known: bool = True
    off_course: bool = False
    england: str = ""
    neighbours: str = ""


Teller = Callable[[SuccessMeasure], Sequence[Told]]
"""What is told of a measure: one for each of its values."""

MEASURED = ("Measure", "When set", "Now", "Aspiration", "Where it stands")
DONE = ("What we will do", "Who leads", "Due", "State")
NONE = "None yet."


def measures_table(caption: str, measures: Iterable[SuccessMeasure], tell: Teller) -> list[Block]:
    """Measures with their values, a row for each value."""
    rows = [
        [titled(measure, told), told.was, told.now, told.aspiration, told.verdict]
        for measure in measures
        for told in tell(measure)
    ]
    return [Table(caption, MEASURED, rows)] if rows else [Paragraph(f"Measures: {NONE.lower()}")]


def titled(measure: SuccessMeasure, told: Told) -> str:
    """A measure with its number, and which of its values it is where it has several."""
    name = f"{measure.number}. {measure.wording}" if measure.number else measure.wording
    return f"{name} ({told.title})" if len(measure.parts) > 1 and told.title else name


def sentences(measures: Iterable[SuccessMeasure], tell: Teller) -> list[Block]:
    """What each value says, in sentences."""
    said = [f"**{titled(m, told)}.** {told.sentence}" for m in measures for told in tell(m)]
    return [Listing(said)] if said else []


def actions_table(caption: str, actions: Iterable[Action], today: date) -> list[Block]:
    """Actions with who leads, when they are due and how far they are."""
    rows = [
        [
            f"{action.number} {action.wording}".strip(),
            join(action.leads),
            day(action.due) if action.due else "",
            f"{action.state.value}, late" if action.is_late(today) else action.state.value,
        ]
        for action in actions
    ]
    return [Table(caption, DONE, rows)] if rows else [Paragraph(f"Actions: {NONE.lower()}")]


def sources(on: date) -> SourceLine:
    """Where values come from: the council's own and everyone else's."""
    return SourceLine(f"Values now: the council’s own record, as known on {day(on)}. {LICENCE}")


def evidence_list(evidence: Iterable[Evidence]) -> list[Block]:
    """Words with where and when they are from."""
    said = [worded(each) for each in evidence]
    return [Listing(said)] if said else [Paragraph(NONE)]


def worded(evidence: Evidence) -> str:
    """One piece of evidence."""
    link = evidence.link if evidence.is_on_the_web else ""
    said_on = day(evidence.on) if evidence.on else ""
    source = ", ".join(filter(None, [evidence.source, said_on, link]))
    return f"{evidence.words} ({source})" if source else evidence.words
