"""Every figure on one table: now, a year before, what was hoped for, and everyone else."""

from __future__ import annotations

from itertools import groupby

from hearth.documents.board_report.aspirations import Aspiration, met
from hearth.documents.board_report.blocks import published, shown
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.model import Block, Heading, Paragraph, Table
from hearth.documents.sentences import direction
from hearth.measures import CATALOGUE, Figure

__all__ = ["blocks"]


def blocks(evidence: Evidence) -> list[Block]:
    """A table per family of measures."""
    said: list[Block] = [
        Heading("Every measure", new_page=True),
        Paragraph(
            "Better and worse are said only where a direction is better for children. Published"
            " figures are of the year named; the middle is the median of the statistical"
            " neighbours that published one."
        ),
    ]
    measures = [m for m in CATALOGUE.values() if evidence.now(m.id) is not None]
    for family, members in groupby(sorted(measures, key=lambda m: m.family), lambda m: m.family):
        rows = [_row(evidence, measure.id) for measure in members]
        said += [Heading(family, level=3), _table(evidence, family, rows)]
    return said


def _table(evidence: Evidence, family: str, rows: list[list[str]]) -> Table:
    columns = ["Measure", "Now", "A year before", "Direction", "Neighbours", "England", "Year"]
    if evidence.aspirations:
        columns[4:4] = ["Aspiration", "Met"]
    numbers = {position for position, name in enumerate(columns) if name not in WORDS}
    return Table(f"{family}: every measure", columns, rows, frozenset(numbers))


WORDS = {"Measure", "Direction", "Met"}


def _row(evidence: Evidence, measure: str) -> list[str]:
    now, before = evidence.now(measure), evidence.before(measure)
    beside = evidence.beside(measure)
    cells = [
        CATALOGUE[measure].title,
        shown(now),
        shown(before),
        _direction(now, before),
        published(beside, "neighbours"),
        published(beside, "England"),
        str(beside.year) if beside else "",
    ]
    if evidence.aspirations:
        text = evidence.aspirations.get(measure, "")
        cells[4:4] = [text, _met(now, text)]
    return cells


def _direction(now: Figure | None, before: Figure | None) -> str:
    if now is None or before is None or now.value is None or before.value is None:
        return ""
    return direction(now.value, before.value, CATALOGUE[now.measure].better)


def _met(now: Figure | None, text: str) -> str:
    if not text or now is None or now.value is None:
        return ""
    answer = met(Aspiration.parse(text), now.value)
    return {True: "yes", False: "no", None: ""}[answer]
