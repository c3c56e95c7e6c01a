"""Ranges and days in the words and cells of the forecast report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from hearth.documents.sentences import day, short_day
from hearth.documents.words import number
from hearth.forecast.results import WITHHELD, Series, Spread

if TYPE_CHECKING:
    from hearth.costs import Costs

__all__ = [
    "ahead",
    "as_known",
    "at_mark",
    "between",
    "cell",
    "chances",
    "eight_in_ten",
    "numeric",
    "pounds",
    "short_day",
    "when",
    "year_names",
]


def between(low: float, high: float) -> str:
    """A range in a cell: "188 to 211", or one number where both ends are the same."""
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def cell(spread: Spread) -> str:
    """The middle and, in brackets, the 80% range."""
    if spread.low_80 == spread.high_80:
        return number(spread.median)
    return f"{number(spread.median)} ({between(spread.low_80, spread.high_80)})"


def as_known(series: Series) -> str:
    """The last value known, in a cell."""
    return WITHHELD if series.withheld else number(series.now or 0)


def at_mark(series: Series, place: int) -> str:
    """The value so many steps ahead, in a cell."""
    return WITHHELD if series.withheld else cell(series.at(place))


def eight_in_ten(spread: Spread) -> str:
    """The middle with its range in a sentence: "about 201 (between 188 and 211 in 8 of 10)"."""
    if spread.low_80 == spread.high_80:
        return number(spread.median)
    return (
        f"about {number(spread.median)} (between {number(spread.low_80)} and"
        f" {number(spread.high_80)} in 8 futures of 10)"
    )


def chances(spread: Spread) -> str:
    """Both ranges in a sentence."""
    if spread.low_80 == spread.high_80:
        return f"it is {number(spread.median)} in almost every future"
    return (
        f"in 5 futures of 10 it lies between {number(spread.low_50)} and {number(spread.high_50)},"
        f" and in 8 of 10 between {number(spread.low_80)} and {number(spread.high_80)}"
    )


def ahead(months: int) -> str:
    """How far ahead: "in a year", "in 18 months", "in three years"."""
    names = {1: "a year", 2: "two years", 3: "three years", 4: "four years", 5: "five years"}
    if months % 12 == 0:
        return f"in {names.get(months // 12, f'{months // 12} years')}"
    return "in a month" if months == 1 else f"in {months} months"


def when(on: date) -> str:
    """A day in a sentence."""
    return day(on)


def numeric(columns: Sequence[str]) -> frozenset[int]:
    """Every column but the first."""
    return frozenset(range(1, len(columns)))


def year_names(costs: Costs) -> list[str]:
    """Headings of financial years; of a year that is covered in part, how many days of it."""
    each = zip(costs.years, costs.days, costs.whole, strict=True)
    return [year.label if whole else f"{year.label} ({days} days)" for year, days, whole in each]


def pounds(edges: Iterable[float]) -> str:
    """The middle and the 80% range, of five edges, in thousands of pounds."""
    low, _, middle, _, high = (float(value) / 1_000 for value in edges)
    return f"{number(middle)} ({number(low)} to {number(high)})" if high else "0"
