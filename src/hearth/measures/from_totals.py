"""Figures from totals: the whole, what is known, each breakdown, each share of a mix."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hearth.measures.figures import KNOWN_ONLY, VARIANT, Figure, rounded, rounded_value
from hearth.measures.lines import Line
from hearth.measures.model import Breakdown, Unit, Window
from hearth.measures.totals import Sums, Totals

__all__ = ["figures_of"]


def figures_of(line: Line, part: Totals, position: int, breakdowns: bool) -> Iterator[Figure]:
    """One line's figures in one window: the whole, what is known, and each breakdown."""
    window = part.windows[position]
    if line.shares is not None:
        yield from mix(line, line.shares, part, position)
        return
    whole = part.of(line, position)
    name = (VARIANT, line.variant) if line.variant else ("", "")
    yield figure(line, window, *name, whole)
    if line.variant:
        return
    if line.unknown is not None and line.denominator is not None and not line.median:
        known = Sums(whole.numerator, whole.denominator - whole.unknown, 0)
        yield figure(line, window, VARIANT, KNOWN_ONLY, known)
    if breakdowns:
        for breakdown in line.population.breakdowns:
            for category, sums in categories(line, part, position, breakdown):
                yield figure(line, window, breakdown.id, category, sums)


def mix(line: Line, shares: Breakdown, part: Totals, position: int) -> Iterator[Figure]:
    """The share of the whole denominator in each category; those not known are one of them."""
    whole = part.of(line, position)
    unknown = part.of(line, position, shares.id, shares.not_known).numerator
    for category, sums in categories(line, part, position, shares):
        share = Sums(sums.numerator, whole.denominator, unknown)
        yield figure(line, part.windows[position], line.variant or shares.id, category, share)


def categories(
    line: Line, part: Totals, position: int, breakdown: Breakdown
) -> Iterator[tuple[str, Sums]]:
    """The label and the sums of every category, those with nobody in them too."""
    for place, category in enumerate(breakdown.categories):
        yield category.label, part.of(line, position, breakdown.id, place)


def figure(line: Line, window: Window, breakdown: str, category: str, sums: Sums) -> Figure:
    return Figure(
        line.measure.id,
        line.title,
        window.start,
        window.end,
        breakdown,
        category,
        sums.numerator,
        None if line.denominator is None else sums.denominator,
        sums.unknown,
        value_of(line, sums),
        line.unit.label,
    )


def value_of(line: Line, sums: Sums) -> Decimal | None:
    """The value: a count is its numerator, a median the median, all else a rounded quotient.

    Where nobody's answer is known there is none: 0% of children with a bad outcome would read as
    the best result there is.
    """
    if line.median:
        return rounded_value(sums.median, line.unit)
    if line.denominator is None or line.unit is Unit.COUNT:
        return Decimal(sums.numerator)
    if sums.numerator == 0 and sums.unknown == sums.denominator:
        return None
    return rounded(sums.numerator, sums.denominator, line.unit)
