"""One council's published figure beside England, its region and its statistical neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, median

from hearth.benchmarks.cautions import better, cautions
from hearth.benchmarks.model import (
    ALL,
    Area,
    Comparison,
    Indicator,
    NeighbourFigures,
    Published,
    Rank,
    Travel,
)
from hearth.benchmarks.series import area, area_of, england, together
from hearth.benchmarks.store import Cells, SeriesKey, indicator, printed
from hearth.measures.model import Better
from hearth.vocabulary import Council, Neighbour, council, neighbours

__all__ = ["NEIGHBOUR_VERSIONS", "compare", "find_council", "neighbour_list"]

NEIGHBOUR_VERSIONS = ("May 2025", "April 2021")  # the newest list a council is in is its list
YEARS_BACK = 3
LEVEL_SHARE = 0.05
LEVEL_POINTS = 2.0  # whole percentages: one point may be rounding
LEVEL_COUNT = 5.0
COUNTED = ("children", "care leavers", "pupils", "placements", "incidents", "exclusions", "places")


def compare(
    id: str,
    place: str | Council,
    year: int,
    breakdown: str = ALL,
    breakdown_values: str | Sequence[str] = ALL,
    version: str | None = None,
) -> Comparison:
    """A council's figure for one year beside everyone else's.

    `breakdown_values` may be several, which are added up. `version` chooses the list of
    statistical neighbours ("May 2025" or "April 2021"); by default the newest the council is in.
    Withheld neighbours are left out of median, mean and rank, and `neighbours.used` says how
    many were in. Raises NotFoundError for an unknown indicator, breakdown or council.
    """
    home = find_council(place)
    values = (breakdown_values,) if isinstance(breakdown_values, str) else tuple(breakdown_values)
    key = SeriesKey(id, breakdown, " + ".join(values))
    found = together(id, breakdown, values)
    way = better(id, breakdown, values[0])
    around = _neighbour_figures(found, home, year, version)
    own = area_of(home)
    figure = _figure(key, found, own, year)
    return Comparison(
        indicator=indicator(id),
        breakdown=breakdown,
        breakdown_value=key.breakdown_value,
        year=year,
        council=home.name,
        better=way,
        figure=figure,
        england=_figure(key, found, england(), year),
        region=_figure(key, found, _region(home.region), year),
        sub_region=_figure(key, found, _region(home.sub_region), year),
        neighbours=around,
        rank=_rank(figure, around, way),
        travel=_travel(key, found, own, year),
    )


def find_council(place: str | Council) -> Council:
    """A council by name or number, or itself."""
    return council(place) if isinstance(place, str) else place


def _figure(key: SeriesKey, found: Cells, where: Area | None, year: int) -> Published | None:
    cell = found.get((where.key, year)) if where else None
    return printed(key, where, year, cell) if where and cell else None


def _region(name: str | None) -> Area | None:
    return area(name) if name else None


def neighbour_list(home: Council, version: str | None = None) -> tuple[str, tuple[Neighbour, ...]]:
    """Which list a council's neighbours are from, and the neighbours, closest first.

    A council in no list, such as an invented one, has none.
    """
    versions = (version,) if version else NEIGHBOUR_VERSIONS
    lists = {each: neighbours(home.la_number, each) for each in versions if area_of(home)}
    return next(((each, found) for each, found in lists.items() if found), (versions[0], ()))


def _neighbour_figures(
    found: Cells, home: Council, year: int, version: str | None
) -> NeighbourFigures:
    name, around = neighbour_list(home, version)
    values: list[tuple[str, float]] = []
    for each in around:
        where = area_of(council(each.la_number))
        cell = found.get((where.key, year)) if where else None
        if cell is not None and cell.value is not None:
            values.append((each.name, cell.value))
    numbers = [value for _, value in values]
    return NeighbourFigures(
        version=name,
        values=tuple(values),
        of=len(around),
        median=median(numbers) if numbers else None,
        mean=mean(numbers) if numbers else None,
    )


def _rank(figure: Published | None, around: NeighbourFigures, way: Better) -> Rank | None:
    """Place 1 is the lowest where lower is better, else the highest. None without company."""
    if figure is None or figure.value is None or not around.values:
        return None
    own, others = figure.value, [value for _, value in around.values]
    ahead = sum(each < own if way is Better.LOWER else each > own for each in others)
    return Rank(ahead + 1, len(others) + 1, others.count(own), way)


def _travel(key: SeriesKey, found: Cells, own: Area | None, year: int) -> Travel | None:
    """Direction over the latest years.

    The year's value is set against the earliest published in the three years before it, on the
    same definition. It is level when the change is under 5% of the earlier value, under 2 points
    of a percentage published whole, or under 5 of anything counted one by one.
    """
    now = found.get((own.key, year)) if own else None
    if own is None or now is None or now.value is None:
        return None
    for earlier in range(_first_year(key, year), year):
        before = found.get((own.key, earlier))
        if before is not None and before.value is not None:
            word = _word(indicator(key.indicator), before.value, now.value)
            return Travel(word, earlier, year, before.value, now.value)
    return None


def _first_year(key: SeriesKey, year: int) -> int:
    breaks = [each.break_year or 0 for each in cautions(*key)]
    return max([year - YEARS_BACK, *(at for at in breaks if at <= year)])


def _word(of: Indicator, before: float, now: float) -> str:
    floor = 0.0
    if of.unit == "percent" and of.places == 0:
        floor = LEVEL_POINTS
    elif of.unit in COUNTED:
        floor = LEVEL_COUNT
    change = now - before
    if change == 0 or abs(change) < max(LEVEL_SHARE * abs(before), floor):
        return "level"
    return "rising" if change > 0 else "falling"
