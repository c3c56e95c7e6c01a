"""Shares and rates worked out again from the counts they are said to come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hearth.published.contradictions.alike import by, reasons, same_time, surely_one_time
from hearth.published.figure import Figure, Kind, plain
from hearth.published.quantities import quantity_called
from hearth.published.units import COUNT

__all__ = ["Count", "Worked", "worked"]


@dataclass(frozen=True)
class Count:
    """A count behind a share: its number and, where it was printed by itself, the figure."""

    number: Decimal
    figure: Figure | None = None
    sure: bool = True


@dataclass(frozen=True)
class Worked:
    """A share that does not follow from its counts.

    `comes_to` is what the counts give. `other` is another count printed for the same time from
    which the share does follow: perhaps the base it really has.
    """

    figure: Figure
    top: Count
    base: Count
    comes_to: Decimal
    other: Figure | None = None

    @property
    def sure(self) -> bool:
        """Whether both counts are surely of the figure's own document and time."""
        return self.top.sure and self.base.sure

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that has to do with it."""
        others = (self.top.figure, self.base.figure, self.other)
        return (self.figure, *(each for each in others if each))


def worked(figures: Sequence[Figure], shares: bool) -> Iterator[Worked]:
    """Each percentage (`shares`) or rate that its counts do not bear out."""
    counts = [figure for figure in figures if countable(figure)]
    quantities = by(counts, lambda figure: plain(figure.quantity))
    for figure in figures:
        per = figure.measured_in.per
        if not per or (per == 100) is not shares or figure.value.value is None:
            continue
        found = amiss(figure, per, quantities, counts)
        if found:
            yield found


def countable(figure: Figure) -> bool:
    unit = figure.measured_in.kind
    return figure.kind is Kind.ACTUAL and unit == COUNT and figure.value.value is not None


def amiss(
    figure: Figure, per: Decimal, quantities: dict[str, list[Figure]], counts: list[Figure]
) -> Worked | None:
    top, base = top_of(figure, quantities), base_of(figure, quantities)
    if top is None or base is None or not base.number:
        return None
    comes_to = per * top.number / base.number
    if follows(figure, per, top.number, base.number):
        return None
    return Worked(figure, top, base, comes_to, other_base(figure, per, top, counts))


def follows(figure: Figure, per: Decimal, top: Decimal, base: Decimal) -> bool:
    """Whether the printed share is a rounding of the counts'; what is set is exact."""
    value = figure.value
    if figure.kind is Kind.SET:
        return abs(base * (value.value or Decimal(0)) / per - top) <= 1
    return value.low <= per * top / base <= value.high


def top_of(figure: Figure, quantities: dict[str, list[Figure]]) -> Count | None:
    """The numerator: given with the share, or a count of the same thing at the same time."""
    if figure.numerator is not None:
        return Count(figure.numerator)
    same = quantities.get(plain(figure.quantity), [])
    alike = [each for each in same if plain(each.category) == plain(figure.category)]
    return nearest(figure, alike)


def base_of(figure: Figure, quantities: dict[str, list[Figure]]) -> Count | None:
    """The denominator: given with the share, or the count of its population at the same time."""
    if figure.denominator is not None:
        return Count(figure.denominator)
    people = plain(quantity_called(figure.population))
    whole = [each for each in quantities.get(people, []) if not each.category]
    return nearest(figure, whole) if people else None


def nearest(figure: Figure, counts: list[Figure]) -> Count | None:
    """The count of the figure's own council and time, from its own document if it prints one."""
    found = [
        each
        for each in counts
        if plain(each.whose) == plain(figure.whose)
        and same_time(each, figure)
        and each.when.over == figure.when.over
        and not reasons(figure, each)
    ]
    found.sort(
        key=lambda each: (each.document != figure.document, not surely_one_time(each, figure))
    )
    if not found or found[0].value.value is None:
        return None
    own = found[0].document == figure.document
    return Count(found[0].value.value, found[0], own and surely_one_time(found[0], figure))


def other_base(figure: Figure, per: Decimal, top: Count, counts: list[Figure]) -> Figure | None:
    """Another count of the same document and time from which the share does follow."""
    asked = replace(figure, denominator=None)
    for each in counts:
        number = each.value.value
        if (
            number
            and number >= top.number
            and each is not top.figure
            and each.document == figure.document
            and plain(each.whose) == plain(figure.whose)
            and surely_one_time(each, figure)
            and follows(asked, per, top.number, number)
        ):
            return each
    return None
