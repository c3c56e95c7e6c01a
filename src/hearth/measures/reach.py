"""How far the returns reach: which windows a measure can be worked out for, and why not others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from hearth.dates import CollectionYear, add_months
from hearth.measures.model import Measure, Population, Timing, Window
from hearth.records import table
from hearth.records.histories import Histories

__all__ = ["moved", "why_not", "year_reached"]


def year_reached(on: date) -> CollectionYear:
    """The collection year that ended on `on` or last before it."""
    year = CollectionYear.of(on)
    return year if year.end == on else year.previous


def moved(window: Window, timing: Timing) -> Window:
    """The window a measure looks at: the day alone, the period, or the last whole year."""
    if timing is Timing.AS_AT:
        return Window(window.end, window.end)
    if timing is Timing.YEAR:
        year = year_reached(window.end)
        return Window(year.start, year.end)
    return window


def why_not(
    histories: Histories, measure: Measure, population: Population, window: Window
) -> str | None:
    """A sentence on what is missing for this (moved) window; None when nothing is.

    Every collection year the window touches must have been given, back to `months_back` before
    its end; and each must have had the tables that the population and the measure need.
    """
    record, beyond = histories.record, population.beyond_return
    if any(name not in record.tables for name in beyond):
        return "The return does not hold what was done. The site works it out from the record."
    if population.since is not None:
        first = population.since(histories)
        if first is None or first > window.end:
            return "Nothing of the kind was recorded by then, so it is not known."
    if not record.years:
        return "No return was given."
    back = add_months(window.end, -measure.months_back) + timedelta(days=1)
    start = min(window.start, back) if measure.months_back else window.start
    absent = [year for year in years_of(start, window.end) if year not in record.years]
    if absent:
        return f"The return for {labels(absent)} was not given."
    for year in years_of(window.start, window.end):
        needed = {*population.needs, *measure.needs}.difference(beyond)
        without = sorted(needed - record.given.get(year, frozenset()))
        if without:
            return missing_table(without[0], year)
    return None


def missing_table(name: str, year: int) -> str:
    """Whether the table was left out of the return or did not exist yet."""
    needed = table(name)
    if needed.since > year:
        return (
            f"The return had no {needed.return_name} table before {labels([needed.since])}, "
            f"and this needs it for {labels([year])}."
        )
    return f"The return for {labels([year])} had no {needed.return_name} table."


def years_of(start: date, end: date) -> range:
    """The collection years that days from `start` to `end` fall in."""
    return range(CollectionYear.of(start).ending, CollectionYear.of(end).ending + 1)


def labels(years: Iterable[int]) -> str:
    return ", ".join(CollectionYear(year).label for year in years)
