"""Slots: which count stands in each printed place of a figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import narwhals.stable.v2 as nw

from hearth.measures.figures import KNOWN_ONLY, VARIANT, Figure
from hearth.measures.lines import Line, lines_of
from hearth.measures.model import Breakdown, Derived, Measure, Population, Unit, Window

__all__ = ["NOUGHT", "WHOLE", "Count", "Function", "Slots", "Sources", "slots_of"]

WHOLE = ""
"""The breakdown of a count that is not divided."""


NOUGHT = -1
"""The cell of a count of nobody: a nought is printed, or is taken to be guessed."""


class Function(NamedTuple):
    """What is added up over a population's rows: an expression, less another if there is one.

    Measures that share an expression share the object, so its identity is its name.
    """

    population: str
    plus: int
    minus: int = 0


class Count(NamedTuple):
    """One number that a pack may print: a function's total in a category of a window."""

    function: Function
    breakdown: str
    category: int
    window: Window


class Slots(NamedTuple):
    """The counts behind a figure. None where it has none, or one that is not of children.

    `weighted` says that the numerator adds up days or scores, and is no count of children;
    `headline` that the figure is its measure's whole, which a report is built on.
    """

    numerator: Count
    denominator: Count | None
    unknown: Count | None
    weighted: bool
    headline: bool = False


class Sources(NamedTuple):
    """What the functions of a pack are made of: their populations, expressions and breakdowns."""

    populations: dict[str, Population]
    expressions: dict[int, nw.Expr]
    breakdowns: dict[str, dict[str, Breakdown]]


def slots_of(figure: Figure, catalogue: Mapping[str, Measure | Derived], into: Sources) -> Slots:
    """The slots of a figure. What they are made of is added to `into`."""
    measure = catalogue[figure.measure]
    window = Window(figure.start, figure.end)
    if isinstance(measure, Derived):
        line = lines_of(measure.of)[0]
        counted = Count(function(line, line.numerator, None, into), WHOLE, 0, window)
        return Slots(counted, None, None, weighted=False, headline=figure.breakdown == WHOLE)
    line, breakdown = line_and_breakdown(measure, figure)
    if breakdown is None:
        slots = whole(line, window, figure.breakdown_value == KNOWN_ONLY, into)
        return slots._replace(headline=figure.breakdown == WHOLE)
    into.breakdowns.setdefault(line.population.id, {})[breakdown.id] = breakdown
    labels = [category.label for category in breakdown.categories]
    return part(line, breakdown, labels.index(figure.breakdown_value), window, into)


def line_and_breakdown(measure: Measure, figure: Figure) -> tuple[Line, Breakdown | None]:
    """The line a figure belongs to, and what divides it."""
    own, *variants = lines_of(measure)
    if figure.breakdown in (WHOLE, VARIANT):
        named = (line for line in variants if line.variant == figure.breakdown_value)
        return next(named, own), None
    for line in (own, *variants):
        if line.shares is not None and figure.breakdown == (line.variant or line.shares.id):
            return line, line.shares
    return own, next(b for b in own.population.breakdowns if b.id == figure.breakdown)


def whole(line: Line, window: Window, known_only: bool, into: Sources) -> Slots:
    minus = line.unknown if known_only else None
    below = None
    if line.denominator is not None:
        below = Count(function(line, line.denominator, minus, into), WHOLE, 0, window)
    above = Count(function(line, line.numerator, None, into), WHOLE, 0, window)
    unknown = None
    if line.unknown is not None and not known_only:
        unknown = Count(function(line, line.unknown, None, into), WHOLE, 0, window)
    return Slots(above, below, unknown, is_weighted(line))


def part(line: Line, breakdown: Breakdown, category: int, window: Window, into: Sources) -> Slots:
    """A mix has the whole for denominator, and its own "Not known" for unknown."""
    above = function(line, line.numerator, None, into)
    count = Count(above, breakdown.id, category, window)
    below = None if line.denominator is None else function(line, line.denominator, None, into)
    if line.shares is not None:
        out_of = None if below is None else Count(below, WHOLE, 0, window)
        return Slots(count, out_of, count._replace(category=breakdown.not_known), weighted=False)
    unknown = None if line.unknown is None else function(line, line.unknown, None, into)
    return Slots(
        count,
        None if below is None else count._replace(function=below),
        None if unknown is None else count._replace(function=unknown),
        is_weighted(line),
    )


def is_weighted(line: Line) -> bool:
    """Whether the numerator is a sum of something else than children or events."""
    return line.median or line.unit not in (Unit.PERCENT, Unit.COUNT)


def function(line: Line, plus: nw.Expr, minus: nw.Expr | None, into: Sources) -> Function:
    """The function of one expression less another."""
    into.populations[line.population.id] = line.population
    into.expressions[id(plus)] = plus
    if minus is None:
        return Function(line.population.id, id(plus))
    into.expressions[id(minus)] = minus
    return Function(line.population.id, id(plus), id(minus))
