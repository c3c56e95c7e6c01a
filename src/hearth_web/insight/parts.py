"""One measure by its breakdowns, each category leading to the children in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hearth.documents.board_report import Evidence
from hearth.documents.board_report.blocks import behind, cell, share, somebody_in
from hearth.measures import Breakdown, Derived, Measure, Unit
from hearth_web.ui.tables import Column, Table

__all__ = ["Divided", "divided"]

# A child may count more than once: each visit or review that fell due.
CHILDREN, HOW_MANY = "Children", "How many"
Href = Callable[[str, str], str]  # a breakdown's id and a category's label -> an address, or ""


@dataclass(frozen=True)
class Divided:
    """A measure by one breakdown, as a table."""

    id: str
    title: str
    table: Table


def divided(measure: Measure | Derived, evidence: Evidence, href: Href) -> list[Divided]:
    """The measure by each way its children are told apart; a mix by what it is a mix of."""
    if isinstance(measure, Derived):
        return []
    ways = measure.population.breakdowns if measure.shares is None else (measure.shares,)
    tables = (by(measure, breakdown, evidence, href) for breakdown in ways)
    return [each for each in tables if each.table.rows]


def by(measure: Measure, breakdown: Breakdown, evidence: Evidence, href: Href) -> Divided:
    """One breakdown: the categories with anybody in them."""
    found = evidence.figures.by(measure.id, breakdown.id, evidence.as_at)
    figures = [figure for figure in found if somebody_in(figure)]
    is_count = measure.unit is Unit.COUNT
    whole = evidence.now(measure.id)
    rows = [
        {
            "label": figure.breakdown_value,
            "value": cell(figure),
            "behind": share(figure, whole) if is_count else behind(figure),
            "href": href(breakdown.id, figure.breakdown_value) if figure.numerator else "",
        }
        for figure in figures
    ]
    whom = HOW_MANY if measure.population.events else CHILDREN
    return Divided(breakdown.id, breakdown.title, table_of(breakdown.title, rows, is_count, whom))


def table_of(title: str, rows: Sequence[dict[str, str]], is_count: bool, whom: str) -> Table:
    """The table of one breakdown; `whom` is what is counted in it."""
    columns = (
        Column("label", "Category", link="href"),
        Column("value", whom if is_count else "Value", "number"),
        Column("behind", "Share" if is_count else whom, "number"),
    )
    return Table(title, columns, rows)
