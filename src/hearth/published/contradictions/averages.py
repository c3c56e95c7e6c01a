"""Averages multiplied out, beside the total they should make."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

from hearth.published.contradictions.alike import by, measured, number, thing
from hearth.published.figure import Figure, Kind, plain
from hearth.published.finding import Finding, Severity
from hearth.published.units import MONEY

__all__ = ["ID", "TITLE", "look"]

ID, TITLE = "averages", "An average that does not make the total"
NEAR = Decimal("0.1")
"""How far the two may be apart, as a share of the total: an average is rounded, a year uneven."""
THOUSAND_TIMES = (Decimal(500), Decimal(2000))


class Product(NamedTuple):
    """A total that is a count times an amount for each, added up over the parts."""

    total: str
    heads: str
    each: str


@cache
def products() -> tuple[Product, ...]:
    """The totals that are known to be made so."""
    text = files("hearth.published").joinpath("data/products.csv").read_text("utf-8")
    return tuple(Product(**row) for row in csv.DictReader(text.splitlines()))


def look(figures: Sequence[Figure]) -> Iterator[Finding]:
    """So many a month beside the year's number, and counts times prices beside the bill."""
    actual = measured(figures)
    yield from through_the_year(actual)
    for known in products():
        yield from multiplied(figures, known)


def through_the_year(figures: Sequence[Figure]) -> Iterator[Finding]:
    """An average a month (week, quarter) of what is also counted over a year."""
    for same in by(figures, thing).values():
        often = [each for each in same if each.measured_in.times > 1]
        yearly = [each for each in same if each.when.over and not each.measured_in.times]
        for average, total in product(often, yearly):
            if overlap(average, total):
                yield from beside(average, total)


def overlap(one: Figure, other: Figure) -> bool:
    """Whether the times of both have days in common, the total's being about a year."""
    if not (one.when.first and one.when.last and other.when.first and other.when.last):
        return False
    shared = one.when.first <= other.when.last and other.when.first <= one.when.last
    return shared and 360 <= other.when.days <= 370


def beside(average: Figure, total: Figure) -> Iterator[Finding]:
    times, each, whole = average.measured_in.times, average.value.value, total.value.value
    if each is None or not whole or abs(each * times - whole) <= NEAR * whole:
        return
    what = (
        f"{total.name}: {average.shown} makes {number(each * times)} a year, and {total.shown} is"
        f" printed for {total.when.words}, which is {number(whole / times)} each."
    )
    yield Finding(ID, Severity.CONTRADICTION, what, SAY_FROM, (average, total))


def multiplied(figures: Sequence[Figure], known: Product) -> Iterator[Finding]:
    """Counts times amounts, added up over the parts, beside each total of the year."""
    named = by(figures, lambda figure: plain(figure.quantity))
    counts, amounts = (named.get(plain(name), []) for name in (known.heads, known.each))
    pairs = [
        (count, amount)
        for count, amount in product(counts, amounts)
        if count.category
        and plain(count.category) == plain(amount.category)
        and count.document == amount.document
        and count.when == amount.when
    ]
    if len(pairs) < 2:
        return
    for total in named.get(plain(known.total), []):
        if (
            not total.category
            and total.kind in (Kind.ACTUAL, Kind.SET)
            and total.measured_in.kind == MONEY
        ):
            yield from bill(pairs, total)


def bill(pairs: Sequence[tuple[Figure, Figure]], total: Figure) -> Iterator[Finding]:
    """What the parts come to, beside the total."""
    comes_to = sum((cost(*pair) for pair in pairs), Decimal(0))
    whole = total.value.value
    if not whole or abs(comes_to - whole) <= NEAR * max(whole, comes_to):
        return
    size = comes_to / whole
    thousand = THOUSAND_TIMES[0] <= size <= THOUSAND_TIMES[1]
    what = (
        f"{total.name} is printed as {total.shown}, which is £{number(whole)}. The numbers and"
        f" averages of {pairs[0][0].document} come to £{number(comes_to.quantize(Decimal(1)))}"
        f" a year{', about a thousand times as much' if thousand else ''}."
    )
    shown = tuple(figure for pair in pairs for figure in pair)
    severity = Severity.CONTRADICTION if thousand else Severity.LOOK
    yield Finding(ID, severity, what, WRONG_UNIT if thousand else AT_ONCE, (total, *shown))


def cost(count: Figure, amount: Figure) -> Decimal:
    times = amount.measured_in.times or 1
    return (count.value.value or Decimal(0)) * (amount.value.value or Decimal(0)) * times


SAY_FROM = "Say which months the average is of, or work it out again from the year's number."
WRONG_UNIT = "Look at the unit over the column: thousands and millions are easily changed over."
AT_ONCE = (
    "Children counted over a year are not children at once. Multiply the average by the days in "
    "each kind of home, or say beside the table that it cannot be multiplied out."
)
