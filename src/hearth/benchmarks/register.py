"""Which published figure answers to which of our measures, and how the definitions differ."""

from __future__ import annotations

from datetime import date
from functools import cache

from hearth.benchmarks.compare import compare, find_council
from hearth.benchmarks.model import ALL, Comparison, Counterpart, Indicator
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
    found = together(of.indicator, of.breakdown, of.breakdown_values)
    over = [at for at in found if indicator(of.indicator).as_at(at[1]) <= on]
    own = area_of(find_council(place))
    years = [year for area, year in over if own and area == own.key]
    return max(years or [year for area, year in over if area == england().key], default=None)


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
    return compare(found.indicator, place, year, found.breakdown, found.breakdown_values)
