"""Which published figure answers to which of our measures, and how the definitions differ."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from hearth.benchmarks.compare import compare, find_council
from hearth.benchmarks.model import ALL, Area, Comparison, Counterpart, Indicator
from hearth.benchmarks.series import area_of, england, together
from hearth.benchmarks.store import data_rows, indicator
from hearth.vocabulary import Council

__all__ = ["beside", "counterpart", "counterparts", "indicator_for", "latest_year", "register"]


@cache
def register() -> tuple[Counterpart, ...]:
    """Every tie between a measure and a published figure, in the order of the measures."""
    return tuple(
        Counterpart(
            measure=row["measure"],
            measure_breakdown=row["measure_breakdown"],
            measure_breakdown_value=row["measure_breakdown_value"],
            indicator=row["indicator"],
            breakdown=row["breakdown"] or ALL,
            breakdown_values=tuple((row["breakdown_values"] or ALL).split("|")),
            comparable=row["comparable"] == "same",
            differs=row["differs"],
        )
        for row in data_rows("measures.csv")
    )


def counterparts(measure: str) -> tuple[Counterpart, ...]:
    """The published figures that answer to a measure and to its breakdowns; none is no error."""
    return tuple(each for each in register() if each.measure == measure)


def counterpart(
    measure: str, measure_breakdown: str = "", measure_breakdown_value: str = ""
) -> Counterpart | None:
    """The published figure that answers to a measure, or to one value of a breakdown of it."""
    wanted = (measure_breakdown, measure_breakdown_value)
    return next(
        (
            each
            for each in counterparts(measure)
            if (each.measure_breakdown, each.measure_breakdown_value) == wanted
        ),
        None,
    )


def indicator_for(measure: str) -> Indicator | None:
    """The published indicator that answers to a measure as a whole, if there is one."""
    found = counterpart(measure)
    return indicator(found.indicator) if found else None


def latest_year(of: Counterpart, place: str | Council, on: date) -> int | None:
    """The latest year published for the council, its period over on or before `on`.

    A year in which the council's figure was withheld counts as published. Where nothing is
    published about the council by then, the latest for England.
    """
    own, as_at = area_of(find_council(place)), indicator(of.indicator).as_at
    places = [own, england()] if own else [england()]
    over = ([year for year in years(of, area) if as_at(year) <= on] for area in places)
    return next((max(found) for found in over if found), None)


@lru_cache(maxsize=1_000)
def years(of: Counterpart, where: Area) -> tuple[int, ...]:
    """The years published for an area, withheld ones with them."""
    found = together(of.indicator, of.breakdown, of.breakdown_values)
    return tuple(year for area, year in found if area == where.key)


def beside(
    measure: str,
    place: str | Council,
    on: date,
    measure_breakdown: str = "",
    measure_breakdown_value: str = "",
) -> Comparison | None:
    """What is published about a measure for a council, for the latest year over by `on`.

    None when the measure has no published counterpart, or none yet by that date. The comparison
    names its year: never set it beside a figure of another date without saying so, and say
    `Counterpart.differs` where it is not comparable.
    """
    found = counterpart(measure, measure_breakdown, measure_breakdown_value)
    year = latest_year(found, place, on) if found else None
    if found is None or year is None:
        return None
    return compared(found, find_council(place), year)


@lru_cache(maxsize=1_000)
def compared(of: Counterpart, place: Council, year: int) -> Comparison:
    """The council's figure beside everyone else's, which stays the same until data is released."""
    return compare(of.indicator, place, year, of.breakdown, of.breakdown_values)
