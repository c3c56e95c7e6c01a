"""Freezing: what a document is about to print, as figures that keep how each was reckoned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from hearth.dates import CollectionYear
from hearth.measures import CATALOGUE, VARIANT, Derived, Measure, Unit, version_of
from hearth.measures import Figure as Number
from hearth.published.figure import Figure, Status
from hearth.published.quantities import definition_of
from hearth.published.units import PERCENT
from hearth.published.when import When

__all__ = ["Document", "frozen"]

MOST_UNKNOWN = Decimal("0.25")
"""The share of a whole that may be unknown before a figure needs validation."""


@dataclass(frozen=True)
class Document:
    """The document that figures are printed in: its title, whose it is and what it covers."""

    title: str
    covers: When
    source: str = ""


def frozen(
    numbers: Iterable[tuple[Number, Iterable[str], str]], document: Document
) -> tuple[Figure, ...]:
    """Measure results as the figures of a document.

    With each comes in which sections it stands and how it is written there. What has no value is
    not frozen: nothing was said.
    """
    return tuple(
        frozen_number(number, document, "; ".join(places), printed)
        for number, places, printed in numbers
        if number.value is not None or number.withheld
    )


def frozen_number(number: Number, document: Document, place: str, printed: str) -> Figure:
    """One measure result."""
    second = number.breakdown == VARIANT
    part = number.breakdown_value if number.breakdown else ""
    return Figure(
        quantity=f"{number.measure}/{part}" if second else number.measure,
        label=number.title,
        printed=printed,
        unit=PERCENT if number.unit == Unit.PERCENT.label else number.unit,
        numerator=whole(number.numerator),
        denominator=whole(number.denominator),
        definition=definition_of(number.measure),
        version=version_of(CATALOGUE[number.measure]),
        breakdown="" if second else title_of_breakdown(number),
        category="" if second else part,
        complete=makes_a_whole(number) and not number.withheld,
        when=When.on(number.start, number.end),
        document=document.title,
        place=place,
        source=document.source,
        status=status_of(number),
        covers=document.covers,
        note=f"{number.unknown} not known" if number.unknown else "",
    )


def makes_a_whole(number: Number) -> bool:
    """Whether the parts of its breakdown add up: counts do, and the shares of a mix; a percentage
    of the children of each age does not."""
    if not number.breakdown or number.breakdown == VARIANT:
        return False
    measure = CATALOGUE[number.measure]
    mix = isinstance(measure, Measure) and measure.shares
    return number.unit == Unit.COUNT.label or bool(mix and mix.id == number.breakdown)


def title_of_breakdown(number: Number) -> str:
    """What a breakdown is called, in the middle of a sentence."""
    measure = CATALOGUE[number.measure]
    if isinstance(measure, Derived):
        return number.breakdown
    known = [*measure.population.breakdowns, *([measure.shares] if measure.shares else [])]
    titles = {each.id: each.title for each in known}
    return titles.get(number.breakdown, number.breakdown).casefold()


def whole(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def status_of(number: Number) -> Status:
    """A figure of a year that is not over may change; one of which much is unknown wants a look."""
    if number.unknown and number.unknown > MOST_UNKNOWN * (number.denominator or 0):
        return Status.NEEDS_VALIDATION
    over = number.end == CollectionYear.of(number.end).end
    return Status.FINAL if over else Status.PROVISIONAL
