"""The published values behind the profile of one council."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearth.benchmarks import Caution, Comparison, Published, cautions, compare, series
from hearth.documents.council_profile.contents import Item, parts
from hearth.vocabulary import Council

__all__ = ["Line", "Mix", "Part", "line", "mix", "own_values"]

MOST_YEARS = 10


@dataclass(frozen=True)
class Line:
    """One figure over the years: up to ten, ending with the council's last published one.

    `points` has a comparison for each year in a row, and none when the council has nothing.
    `counts` are the numbers behind them, by year.
    """

    home: Council
    item: Item
    points: tuple[Comparison, ...]
    counts: dict[int, Published]
    cautions: tuple[Caution, ...]

    @property
    def latest(self) -> Comparison | None:
        """The latest year published for the council, withheld or not."""
        return self.points[-1] if self.points else None

    @property
    def known(self) -> Comparison | None:
        """The latest year in which the council has a number."""
        return next((p for p in reversed(self.points) if p.figure and p.figure.status == ""), None)

    @property
    def breaks(self) -> tuple[int, ...]:
        """Positions of the years with which a new definition begins."""
        first = {caution.break_year for caution in self.cautions}
        return tuple(i for i, p in enumerate(self.points) if i > 0 and p.year in first)


@dataclass(frozen=True)
class Part:
    """One part of a mix: the council's values by year, and its latest year beside others."""

    published: str
    values: dict[int, Published]
    beside: Comparison


@dataclass(frozen=True)
class Mix:
    """A breakdown: its parts over the years the council has, oldest first, at most ten."""

    home: Council
    item: Item
    years: tuple[int, ...]
    parts: tuple[Part, ...]
    cautions: tuple[Caution, ...]


def own_values(home: Council, item: Item, indicator: str = "") -> dict[int, Published]:
    """The council's own values of an item, or of another indicator broken down alike, by year."""
    found = series(
        indicator or item.indicator, home.la_number, item.breakdown, item.breakdown_value
    )
    return {each.year: each for each in found}


def line(home: Council, item: Item) -> Line:
    """Everything published about one figure for a council."""
    own = own_values(home, item)
    last = max(own, default=0)
    years = range(max(min(own), last - MOST_YEARS + 1), last + 1) if own else range(0)
    where = (item.breakdown, item.breakdown_value)
    return Line(
        home=home,
        item=item,
        points=tuple(compare(item.indicator, home, year, *where) for year in years),
        counts=own_values(home, item, item.count) if item.count else {},
        cautions=cautions(item.indicator, *where, la_number=home.la_number),
    )


def mix(home: Council, item: Item) -> Mix:
    """Everything published about one breakdown for a council."""
    own = {value: own_part(home, item, value) for value in parts(item)}
    years = full_years(list(own.values()))[-MOST_YEARS:]
    kept = {value: each for value, each in own.items() if any(year in years for year in each)}
    return Mix(
        home=home,
        item=item,
        years=tuple(years),
        parts=tuple(_part(home, item, value, each, years[-1]) for value, each in kept.items()),
        cautions=tuple(dict.fromkeys(_mix_cautions(home, item, tuple(kept)))),
    )


def full_years(parts: Sequence[dict[int, Published]]) -> list[int]:
    """Years in which at least half of the parts most often published together are published."""
    often = Counter(year for values in parts for year in values)
    return sorted(year for year, count in often.items() if 2 * count >= max(often.values()))


def own_part(home: Council, item: Item, value: str) -> dict[int, Published]:
    """The council's own values of one part of a mix, by year."""
    found = series(item.indicator, home.la_number, item.breakdown, value)
    return {each.year: each for each in found}


def _part(home: Council, item: Item, value: str, values: dict[int, Published], year: int) -> Part:
    return Part(value, values, compare(item.indicator, home, year, item.breakdown, value))


def _mix_cautions(home: Council, item: Item, values: tuple[str, ...]) -> Iterator[Caution]:
    for value in values:
        yield from cautions(item.indicator, item.breakdown, value, home.la_number)
