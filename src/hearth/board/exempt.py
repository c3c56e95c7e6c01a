"""Exempt information: the seven paragraphs, and the motion that closes a meeting to the public."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearth.board.meetings import AgendaItem, Meeting, Part
from hearth.sources.words import in_words

__all__ = [
    "PUBLIC_INTEREST",
    "ExemptParagraph",
    "exempt_paragraphs",
    "items_in_words",
    "motion",
    "numbers_in_words",
]

ACT = "part 1 of schedule 12A to the Local Government Act 1972"
PUBLIC_INTEREST = (
    "Information is exempt only as long as the public interest in keeping the exemption outweighs "
    "the public interest in disclosing it (schedule 12A, part 2, paragraph 10)."
)


@dataclass(frozen=True)
class ExemptParagraph:
    """One paragraph of the schedule: the information it covers, and when it does not."""

    number: int
    information: str
    unless: str
    source: str


@cache
def exempt_paragraphs() -> Mapping[int, ExemptParagraph]:
    """The paragraphs of part 1 of schedule 12A by their number, as they stand in England."""
    text = (files("hearth.board") / "data" / "exempt-paragraphs.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    found = (
        ExemptParagraph(int(row["paragraph"]), row["information"], row["unless"], row["source"])
        for row in rows
    )
    return {each.number: each for each in found}


def numbers_in_words(numbers: Iterable[int]) -> str:
    """Paragraph numbers in a sentence: ``paragraph 3``, ``paragraphs 1 and 2``, ``1 to 7``."""
    ordered = sorted(set(numbers))
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"paragraphs {ordered[0]} to {ordered[-1]}"
    kind = "paragraph" if len(ordered) == 1 else "paragraphs"
    return f"{kind} {in_words(map(str, ordered))}"


def motion(meeting: Meeting) -> str:
    """The motion to exclude press and public, with the items and the paragraphs it rests on.

    Without closed items it is the form of words for a body that wishes to close its meeting later.
    """
    source = meeting.body.terms.exempt_source or ACT
    closed = meeting.of_part(Part.B)
    numbers = sorted({number for item in closed for number in item.exempt})
    cited = numbers_in_words(numbers or exempt_paragraphs())
    return (
        f"That the public be excluded from the meeting for {items_in_words(closed)}, because it is "
        f"likely that exempt information would be disclosed, as defined in {cited} of {source}."
    )


def items_in_words(items: Sequence[AgendaItem]) -> str:
    """Items by their numbers in a sentence: ``item 3``, ``items 1 and 3``."""
    if not items:
        return "the following items of business"
    kind = "item" if len(items) == 1 else "items"
    return f"{kind} {in_words(item.number for item in items)}"
