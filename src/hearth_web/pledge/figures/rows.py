"""Figures as rows of the database, and back."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from hearth.published import Figure, Kind, Status, when_in
from hearth.published.register import time_of
from hearth_web.pledge.models import FigureDocument, PrintedFigure

__all__ = ["figure_of", "figures_of", "row_of"]

ALIKE = (
    "quantity", "label", "printed", "unit", "numerator", "denominator", "definition", "version",
    "population", "breakdown", "category", "complete", "whose", "place", "source", "note",
)  # fmt: skip
"""Columns that hold just what the figure does."""


def figure_of(row: PrintedFigure) -> Figure:
    """The figure of a row, as the checks take it."""
    given: dict[str, Any] = {name: getattr(row, name) for name in ALIKE}
    for name in ("numerator", "denominator"):
        given[name] = plain_number(given[name])
    return Figure(
        **given,
        document=row.document.title,
        when=time_of(row.quantity, row.when),
        covers=when_in(row.covers),
        kind=Kind(row.kind),
        status=Status(row.status),
        published_on=row.document.published_on,
    )


def plain_number(value: Decimal | None) -> Decimal | None:
    """Without the noughts that the database adds."""
    if value is None or value != value.to_integral():
        return value
    return value.quantize(Decimal(1))


def figures_of(rows: Iterable[PrintedFigure]) -> dict[Figure, PrintedFigure]:
    """The figures of rows, each with its row."""
    return {figure_of(row): row for row in rows}


def row_of(figure: Figure, document: FigureDocument, place: int) -> PrintedFigure:
    """A new row, not yet saved."""
    return PrintedFigure(
        **{name: getattr(figure, name) for name in ALIKE},
        document=document,
        at_place=place,
        when=figure.when.text,
        first=figure.when.first,
        last=figure.when.last,
        covers=figure.covers.text,
        kind=figure.kind.value,
        status=figure.status.value,
    )
