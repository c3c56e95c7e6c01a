"""Lines: each figure a measure gives, with nothing left to inherit."""

from __future__ import annotations

from dataclasses import dataclass, replace

import narwhals.stable.v2 as nw

from hearth.measures.model import Breakdown, Measure, Population, Unit, Variant

__all__ = ["Line", "lines_of"]


@dataclass(frozen=True, eq=False)
class Line:
    """One line of figures: the measure's own, with `variant` empty, or one of its variants."""

    measure: Measure
    variant: str
    title: str
    population: Population
    unit: Unit
    numerator: nw.Expr
    denominator: nw.Expr | None
    unknown: nw.Expr | None
    shares: Breakdown | None
    median: bool

    @property
    def expressions(self) -> tuple[nw.Expr, ...]:
        """What must be added up for this line."""
        wanted = (self.numerator, self.denominator, self.unknown)
        return tuple(expression for expression in wanted if expression is not None)


def lines_of(measure: Measure) -> tuple[Line, ...]:
    """The measure's own line and one for each variant."""
    own = Line(
        measure,
        "",
        measure.title,
        measure.population,
        measure.unit,
        measure.numerator,
        measure.denominator,
        measure.unknown,
        measure.shares,
        measure.median,
    )
    return own, *(varied(own, variant) for variant in measure.variants)


def varied(own: Line, variant: Variant) -> Line:
    """The line of a variant: what it leaves open is the measure's own."""
    unit = variant.unit or own.unit
    counted = variant.unit is Unit.COUNT and variant.denominator is None
    return replace(
        own,
        variant=variant.id,
        title=f"{own.title}: {variant.title}",
        population=variant.population or own.population,
        unit=unit,
        numerator=own.numerator if variant.numerator is None else variant.numerator,
        denominator=None if counted else first(variant.denominator, own.denominator),
        unknown=first(variant.unknown, own.unknown),
        shares=variant.shares,
        median=variant.median,
    )


def first(one: nw.Expr | None, other: nw.Expr | None) -> nw.Expr | None:
    return other if one is None else one
