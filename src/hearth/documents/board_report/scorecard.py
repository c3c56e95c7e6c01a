"""Every figure on one table: now, a year before, what was hoped for, and everyone else."""

from __future__ import annotations

from itertools import groupby

from hearth.dates import CollectionYear
from hearth.documents.board_report.beside import DIFFERS, differs, published, same_unit
from hearth.documents.board_report.blocks import RATE, cell, print_all, table
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.model import Block, Heading, Paragraph, Table
from hearth.documents.sentences import direction
from hearth.measures import CATALOGUE, Better, Derived, Figure, Measure, Unit
from hearth.pledge.target import target

__all__ = ["FAMILIES", "blocks", "direction_of"]


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
    measures = [m for m in CATALOGUE.values() if _printed(evidence, m.id)]
    for family, members in groupby(sorted(measures, key=_place), lambda m: m.family):
        ids = [measure.id for measure in members]
        said += [Heading(FAMILIES[family], level=3), _table(evidence, FAMILIES[family], ids)]
    return said


def _table(evidence: Evidence, family: str, measures: list[str]) -> Table:
    columns = ["Measure", "Now", "A year before", "Direction", "Neighbours", "England", "Year"]
    if evidence.aspirations:
        columns[4:4] = ["Aspiration", "Met"]
    rows = [_row(evidence, measure) for measure in measures]
    figures = [figure for measure in measures if (figure := evidence.now(measure))]
    return table(f"{family}: every measure", columns, rows, figures)


FAMILIES = {
    "cohort": "Our children",
    "homes": "Where children live, and stability",
    "workforce": "Social workers",
    "visits": "Visits",
    "reviews": "Reviews",
    "health": "Health and wellbeing",
    "education": "Education",
    "missing": "Missing",
    "leaving": "Leaving care and permanence",
    "care-leavers": "Care leavers",
}


def _printed(evidence: Evidence, measure: str) -> bool:
    """Whether there is a figure; a forecast of a year that is over is none."""
    over = evidence.as_at == CollectionYear.of(evidence.as_at).end
    return evidence.now(measure) is not None and not (over and measure == "entrants-forecast")


def _place(measure: Measure | Derived) -> tuple[int, str]:
    return list(FAMILIES).index(measure.family), measure.title


def _row(evidence: Evidence, measure: str) -> list[str]:
    now, before = evidence.now(measure), evidence.before(measure)
    print_all(evidence, [figure for figure in (now, before) if figure])
    beside = same_unit(evidence, now) if now else None
    mark = f" {DIFFERS}" if beside and now and differs(now) else ""
    cells = [
        CATALOGUE[measure].title,
        cell(now),
        cell(before),
        direction_of(evidence, now, before),
        published(beside, "neighbours").removesuffix(RATE),
        published(beside, "England").removesuffix(RATE),
        f"{beside.year}{mark}" if beside else "",
    ]
    if evidence.aspirations:
        text = evidence.aspirations.get(measure, "")
        cells[4:4] = [text, _met(now, text)]
    return cells


def direction_of(evidence: Evidence, now: Figure | None, before: Figure | None) -> str:
    """Which way a figure moved, in a word; "" where too little is known to say."""
    if now is None or before is None or now.value is None or before.value is None:
        return ""
    if not (evidence.comparable(now) and evidence.comparable(before)):
        return ""
    measure = CATALOGUE[now.measure]
    better = Better.NEUTRAL if measure.unit is Unit.RATE_10K else measure.better
    return direction(now.value, before.value, better)


def _met(now: Figure | None, text: str) -> str:
    if not text or now is None or now.value is None:
        return ""
    answer = target(text).reached(now.value, CATALOGUE[now.measure].better)
    return {True: "yes", False: "no", None: ""}[answer]
