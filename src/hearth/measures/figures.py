"""Figures: what measures come to, as values and as the table everyone downstream reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures.model import Lacking, Unit
from hearth.measures.reach import year_reached

__all__ = [
    "KNOWN_ONLY",
    "NOT_APPLICABLE",
    "VARIANT",
    "WITHHELD",
    "Figure",
    "Figures",
    "rounded",
    "rounded_value",
]

VARIANT = "figure"
"""The breakdown under which a measure's second figures stand."""

KNOWN_ONLY = "known only"
"""The second figure of every measure with unknowns: the unknown left out of the denominator."""

NOT_APPLICABLE = "n/a"
"""What a value reads when there is nobody to count: never 0."""

WITHHELD = "c"
"""What a value reads when its number is small, or would give away one that is."""

SCHEMA = {
    "measure": nw.String,
    "title": nw.String,
    "from": nw.Date,
    "to": nw.Date,
    "breakdown": nw.String,
    "breakdown_value": nw.String,
    "numerator": nw.Int64,
    "denominator": nw.Int64,
    "unknown": nw.Int64,
    "value": nw.String,
    "unit": nw.String,
}


class Figure(NamedTuple):
    """One number.

    `start` and `end` are both counted in; on-the-day figures have both alike. `breakdown` and
    `breakdown_value` are empty for the whole; a breakdown's id and a category's label for a part;
    ``figure`` and the variant's id for a second figure. `denominator` is None for a count.
    `unknown` are in the denominator and not in the numerator. `value` is rounded half up; None
    is n/a. A `withheld` figure, in a public pack, has no numerator, unknown or value, and its
    denominator only where that is safe.
    """

    measure: str
    title: str
    start: date
    end: date
    breakdown: str
    breakdown_value: str
    numerator: int | None
    denominator: int | None
    unknown: int | None
    value: Decimal | None
    unit: str
    withheld: bool = False

    @property
    def shown(self) -> str:
        """The value as text, ``n/a`` where there is none and ``c`` where it is withheld."""
        if self.withheld:
            return WITHHELD
        return NOT_APPLICABLE if self.value is None else str(self.value)


@dataclass(frozen=True)
class Figures:
    """The figures of some measures in some windows, and what could not be worked out.

    `all` is in the order of the catalogue, then of dates; `yearly` names the measures whose
    figures are of the collection year that ended on or before the day asked about.
    """

    all: tuple[Figure, ...]
    lacking: tuple[Lacking, ...] = ()
    yearly: frozenset[str] = field(default=frozenset())

    def whole(self, measure: str, on: date) -> Figure | None:
        """The whole figure for the window that ends `on`.

        None when it is lacking, or when the measure is a mix, which has no whole.
        """
        found = self.by(measure, "", on)
        return found[0] if found else None

    def second(self, measure: str, variant: str, on: date) -> Figure | None:
        """A variant's whole figure, or the ``known only`` one, for the window that ends `on`."""
        found = [f for f in self.by(measure, VARIANT, on) if f.breakdown_value == variant]
        return found[0] if found else None

    def by(self, measure: str, breakdown: str, on: date) -> tuple[Figure, ...]:
        """The figures of one breakdown, in its order, for the window that ends `on`."""
        found = self.index.get((measure, breakdown), ())
        today = tuple(f for f in found if f.end == on)
        if measure not in self.yearly:
            return today
        # A second figure of a yearly measure may be one of the day itself.
        end, known = year_reached(on).end, {f.breakdown_value for f in today}
        return *(f for f in found if f.end == end and f.breakdown_value not in known), *today

    def series(self, measure: str, breakdown: str = "", value: str = "") -> tuple[Figure, ...]:
        """One figure in every window, oldest first; the whole unless a breakdown is named."""
        found = self.index.get((measure, breakdown), ())
        return tuple(sorted((f for f in found if f.breakdown_value == value), key=window_of))

    @cached_property
    def index(self) -> dict[tuple[str, str], list[Figure]]:
        """Figures by measure and breakdown."""
        index: dict[tuple[str, str], list[Figure]] = {}
        for figure in self.all:
            index.setdefault((figure.measure, figure.breakdown), []).append(figure)
        return index

    @cached_property
    def frame(self) -> nw.DataFrame[Any]:
        """The figures as a table: the columns of measures.csv, `value` as text."""
        columns = dict(zip(SCHEMA, zip(*self.all, strict=True), strict=False)) if self.all else {}
        if columns:
            columns["value"] = tuple(figure.shown for figure in self.all)
        return frames.from_columns(columns or dict.fromkeys(SCHEMA, ()), SCHEMA)


def window_of(figure: Figure) -> tuple[date, date]:
    return figure.end, figure.start


def rounded(numerator: int, denominator: int, unit: Unit) -> Decimal | None:
    """numerator / denominator in the unit, rounded half up from whole numbers; None over 0."""
    if denominator == 0:
        return None
    scale, whole = unit.scale * 10**unit.places, denominator * unit.per
    return Decimal((2 * numerator * scale + whole) // (2 * whole)).scaleb(-unit.places)


def rounded_value(value: Fraction | None, unit: Unit) -> Decimal | None:
    """An exact value that is already in the unit (weeks: in days), rounded half up."""
    if value is None:
        return None
    return rounded(value.numerator, value.denominator * unit.scale, unit)
