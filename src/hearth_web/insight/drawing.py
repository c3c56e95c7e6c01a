"""The charts and tables of a measure's page, each of which can be taken away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from hearth.benchmarks import Comparison, counterpart
from hearth.documents import charts
from hearth.documents.board_report import Evidence
from hearth.documents.board_report.beside import published_unit, same_unit
from hearth.documents.board_report.blocks import AXES, drawn, mix, seconds_of, trend
from hearth.documents.model import Block, Figure, Table
from hearth.documents.sentences import quantity
from hearth.measures import Derived, Measure
from hearth_web.ui.tables import Column
from hearth_web.ui.tables import Table as ScreenTable

__all__ = ["as_screen_table", "differs_in", "drawings", "second_figures"]


def drawings(measure: Measure | Derived, evidence: Evidence) -> Mapping[str, Figure]:
    """The measure's charts by a short name."""
    return {name: block for name, block in blocks(measure, evidence) if isinstance(block, Figure)}


def blocks(measure: Measure | Derived, evidence: Evidence) -> Iterator[tuple[str, Block]]:
    """Trend, parts and comparison, in the order they are read."""
    for block in trend(evidence, measure.id, f"{measure.title}, over time"):
        yield "trend", block
    if isinstance(measure, Measure):
        for id, title in shares_of(measure):
            for block in mix(evidence, measure.id, id, title):
                yield f"mix-{id}", block
    yield from (("comparison", figure) for figure in comparison_figure(measure, evidence))


def shares_of(measure: Measure) -> Iterator[tuple[str, str]]:
    """The breakdowns by which a measure is a mix, each with its title."""
    if measure.shares:
        yield measure.shares.id, measure.title
    for variant in measure.variants:
        if variant.shares:
            yield variant.id, f"{measure.title}: {variant.title}"


def second_figures(measure: Measure | Derived, evidence: Evidence) -> list[Block]:
    """The table of second figures, where the measure has any."""
    return seconds_of(evidence, measure.id, "Second figures of the same measure")


def comparison_figure(measure: Measure | Derived, evidence: Evidence) -> list[Figure]:
    """Our figure and those of each neighbour, the region and England in the year published."""
    ours = evidence.now(measure.id)
    other = same_unit(evidence, ours) if ours else None
    if ours is None or other is None:
        return []
    name = evidence.subject.name
    named = [(f"{name}, now", drawn(evidence, ours)), *others(other, name)]
    title = f"{measure.title}: {name} now, and others in {other.year}"
    unit = AXES.get(measure.unit, "")
    chart = charts.bars(title, [n for n, _ in named], [v for _, v in named], unit=unit)
    rows = [[label, shown(value, other)] for label, value in named]
    return [Figure(title, chart, Table(title, ["", "Value"], rows, frozenset({1})))]


def others(other: Comparison, name: str) -> list[tuple[str, float | None]]:
    """What is published: of ourselves, England, the region, then the neighbours in order."""
    wide = [
        (f"{name}, {other.year}", other.figure),
        ("England", other.england),
        ("Region", other.region),
    ]
    found = [(label, figure.value) for label, figure in wide if figure]
    return [*found, *sorted(other.neighbours.values, key=lambda pair: -pair[1])]


def shown(value: float | None, other: Comparison) -> str:
    """A value with its unit."""
    return "not shown" if value is None else quantity(Decimal(str(value)), published_unit(other))


def differs_in(measure: str) -> str:
    """How the published figure's definition differs from ours; "" where it does not."""
    tie = counterpart(measure)
    return tie.differs if tie else ""


def as_screen_table(table: Table) -> ScreenTable:
    """A document's table as one that can be taken away as a file."""
    columns = [
        Column(str(at), name or "Category", "number" if at in table.numeric else "text")
        for at, name in enumerate(table.columns)
    ]
    rows = [{str(at): cell for at, cell in enumerate(row)} for row in table.rows]
    return ScreenTable(table.caption, columns, rows, notes=tuple(table.notes))
