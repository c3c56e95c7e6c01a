"""One published series of one area, and what earlier releases said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hearth.benchmarks.model import ALL, Area, Published, Superseded
from hearth.benchmarks.store import (
    Cell,
    Cells,
    SeriesKey,
    areas,
    cells,
    printed,
    superseded,
)
from hearth.errors import NotFoundError
from hearth.vocabulary import Council, council

__all__ = ["area", "area_of", "england", "series", "together", "trace"]


@cache
def _by_name() -> dict[str, Area]:
    wide = [each for each in areas() if each.level != "la"]
    return {word.casefold(): each for each in wide for word in (each.name, each.code)}


@cache
def _by_la_number() -> dict[str, Area]:
    return {each.la_number: each for each in areas() if each.la_number}


def england() -> Area:
    """The whole country."""
    return _by_name()["england"]


def area_of(place: Council) -> Area | None:
    """A council's area, or None when nothing is published about it."""
    return _by_la_number().get(place.la_number)


def area(name: str) -> Area:
    """England, a region, Inner or Outer London, or a council, by name or code.

    Raises NotFoundError, offering the nearest names, when there is none of that name or nothing
    is published about it.
    """
    wide = _by_name().get(name.strip().casefold())
    if wide is not None:
        return wide
    found = area_of(council(name))
    if found is None:
        raise NotFoundError(f"Nothing is published about {name}.")
    return found


def together(indicator: str, breakdown: str, breakdown_values: Sequence[str]) -> Cells:
    """The cells of a series, or of several values of one breakdown added up.

    A sum is withheld where any part is, with that part's reason, and is not there at all where
    a part was not published. The source is that of the first part.
    """
    parts = [cells(SeriesKey(indicator, breakdown, value)) for value in breakdown_values]
    if len(parts) == 1:
        return parts[0]
    shared = set(parts[0]).intersection(*parts[1:])
    return {at: _sum([part[at] for part in parts]) for at in shared}


def _sum(parts: Sequence[Cell]) -> Cell:
    withheld = next((part for part in parts if part.value is None), None)
    if withheld is not None:
        return Cell(None, withheld.status, parts[0].source)
    return Cell(sum(part.value for part in parts if part.value is not None), "", parts[0].source)


def series(
    indicator: str, area_name: str, breakdown: str = ALL, breakdown_value: str = ALL
) -> tuple[Published, ...]:
    """Every year's value of one indicator for one area, oldest first.

    Withheld years are there with no value and the reason as status; years that were never
    published are not. Raises NotFoundError for an unknown indicator, breakdown or area.
    """
    where = area(area_name)
    key = SeriesKey(indicator, breakdown, breakdown_value)
    years = sorted((year, cell) for (at, year), cell in cells(key).items() if at == where.key)
    return tuple(printed(key, where, year, cell) for year, cell in years)


def trace(
    area_name: str,
    indicator: str | None = None,
    year: int | None = None,
    value: float | None = None,
    breakdown: str | None = None,
    breakdown_value: str | None = None,
) -> tuple[Superseded, ...]:
    """Values that earlier releases printed for an area and later ones replaced.

    Narrowed by whichever of indicator, year, printed value and breakdown are given. It explains a
    figure in an older report; a superseded value is never plotted or compared.
    """
    return tuple(
        each
        for each in superseded(area(area_name))
        if indicator in (None, each.was.indicator)
        and year in (None, each.was.year)
        and value in (None, each.was.value)
        and breakdown in (None, each.was.breakdown)
        and breakdown_value in (None, each.was.breakdown_value)
    )
