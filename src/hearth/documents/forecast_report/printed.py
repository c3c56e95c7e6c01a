"""The numbers to come that the forecast prints, to be held against what others say and what comes.

Of what is counted on a day: everybody, by age, by kind of home, by distance, and children alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hearth.documents.forecast_report.evidence import Evidence
from hearth.documents.forecast_report.words import as_known, at_mark
from hearth.documents.sentences import day
from hearth.forecast.results import ON_THE_DAY, Series
from hearth.published.figure import Figure, Kind, Status
from hearth.published.when import When

__all__ = ["printed"]

QUANTITIES = {
    "total": ("cla-number", "Children in care", ""),
    "age": ("cla-number", "By age", "age"),
    "group": ("cla-number", "Homes needed, by kind", "kind of home"),
    "where": ("cla-number", "How far from home", "distance"),
    "uasc": ("unaccompanied children in care", "Unaccompanied asylum-seeking children", ""),
}
"""Each series that is frozen: its quantity, the section it stands in, and of what it is a part."""


def printed(evidence: Evidence, title: str) -> tuple[Figure, ...]:
    """Each number known today, and the middle with its range at each mark."""
    document = f"{title} Forecast of {day(evidence.results.as_at)}"
    return tuple(
        figure
        for series in evidence.results.series.values()
        if series.name in QUANTITIES and series.counted == ON_THE_DAY and not series.withheld
        for figure in of_series(evidence, series, document)
    )


def of_series(evidence: Evidence, series: Series, document: str) -> Iterator[Figure]:
    """The known value of a series as fact, its values to come as forecast."""
    results = evidence.results
    yield figure_of(series, as_known(series), results.as_at, document, Kind.ACTUAL)
    for mark in evidence.marks:
        ahead = results.ahead[mark - 1]
        yield figure_of(series, at_mark(series, mark), ahead, document, Kind.FORECAST)


def figure_of(series: Series, shown: str, on: date, document: str, kind: Kind) -> Figure:
    quantity, place, breakdown = QUANTITIES[series.name]
    return Figure(
        quantity=quantity,
        label="Children looked after" if quantity == "cla-number" else "Unaccompanied children",
        printed=shown,
        unit="count",
        breakdown=breakdown,
        category=series.label if breakdown else "",
        when=When.on(on, on),
        kind=kind,
        document=document,
        place=place,
        status=Status.FINAL if kind is Kind.ACTUAL else Status.PROVISIONAL,
    )
