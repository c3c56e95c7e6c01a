"""What this report cannot say, and why. Nothing lacking is ever shown as nought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hearth.documents.board_report.evidence import Evidence
from hearth.documents.model import Block, Heading, Listing, Paragraph, Table
from hearth.documents.sentences import join, number, plural
from hearth.measures import CATALOGUE, LACKING, Derived, Lacking
from hearth.records import TABLES
from hearth.sources import Problem

__all__ = ["blocks"]


def blocks(evidence: Evidence) -> list[Block]:
    """Measures that are lacking with the reason, then what could not be read."""
    return [
        Heading("What is missing, and why", new_page=True),
        Paragraph(
            "A figure that cannot be worked out from what was given is listed here, with what it"
            " needs. It is not nought, and it is not good news."
        ),
        *_lacking(evidence),
        Heading("What could not be read as given", level=3),
        *_problems(evidence.problems, evidence.public),
        *_changes(evidence.changes),
    ]


def _lacking(evidence: Evidence) -> list[Block]:
    """First what these returns lack, then what no return holds."""
    every = [lack for lack in evidence.figures.lacking if not evidence.has(lack.measure)]
    here = [lack for lack in every if not _of_practice(lack.measure)]
    return [
        *_table("Measures these returns cannot feed", here),
        *_practice([lack for lack in every if _of_practice(lack.measure)]),
        *_table("Measures no return can feed", LACKING),
    ]


def _of_practice(id: str) -> bool:
    """Whether the record of what was done feeds a measure, and no return can."""
    measure = CATALOGUE[id]
    return not isinstance(measure, Derived) and measure.of_practice


def _practice(lacking: Sequence[Lacking]) -> list[Block]:
    """One sentence on all that counts what was done for each child, and when."""
    titles = list(dict.fromkeys(CATALOGUE[lack.measure].title for lack in lacking))
    if not titles:
        return []
    counts, need = ("counts", "needs") if len(titles) == 1 else ("count", "need")
    return [
        Paragraph(
            f"{plural(len(titles), 'more measure')} {counts} what was done for each child and"
            f" when. They {need} the record of practice that the site keeps, which no return"
            f" holds: {join(titles)}."
        )
    ]


def _table(caption: str, lacking: Sequence[Lacking]) -> list[Block]:
    rows = list(dict.fromkeys((lack.title, lack.lacks) for lack in lacking))
    return [Table(caption, ["Measure", "What it needs"], rows)] if rows else []


def _problems(problems: Sequence[Problem], public: bool) -> list[Block]:
    if not problems:
        return [Paragraph("Every row of every file was read as given.")]
    left_out = sum(problem.blocking for problem in problems)
    by_table = Counter(_where(problem) for problem in problems)
    return [
        Paragraph(
            f"{plural(len(problems), 'thing')} could not be read as given;"
            f" {number(left_out)} of them left out a row, a column or a file."
            + ("" if public else " Each is listed in read-report.csv with its file and row.")
        ),
        Listing([f"{table}: {number(count)}" for table, count in by_table.most_common()]),
    ]


def _changes(changes: Sequence[Problem]) -> list[Block]:
    if not changes:
        return []
    words = (
        f"Later returns say otherwise than earlier ones in {plural(len(changes), 'place')}; the"
        " later is used."
    )
    return [Paragraph(words)]


def _where(problem: Problem) -> str:
    return TABLES[problem.table].return_name if problem.table else "Whole files"
