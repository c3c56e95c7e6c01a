"""The tables and fan charts that every section of the forecast is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearth.documents import charts
from hearth.documents.forecast_report.evidence import Evidence
from hearth.documents.forecast_report.words import (
    as_known,
    at_mark,
    between,
    numeric,
    short_day,
)
from hearth.documents.model import Block, Figure, Table
from hearth.documents.words import number
from hearth.forecast.results import WITHHELD, Series

__all__ = ["fan_figure", "fans", "labelled", "on_days", "worth_drawing", "yearly"]

BACK = 60  # months of past a chart shows
FEW = 10  # children below which a chart would only show chance
HIDDEN = f"{WITHHELD}: withheld, so that nobody can be known from it."
RANGES = "In brackets the 80% range: in 8 futures of 10 the number lies in it."


def on_days(evidence: Evidence, caption: str, series: Sequence[Series], first: str) -> Table:
    """Numbers on the day: now, then at each mark the middle with the 80% range."""
    days = [short_day(evidence.results.ahead[mark - 1]) for mark in evidence.marks]
    columns = [first, f"{short_day(evidence.results.as_at)} (known)", *days]
    rows = [
        [each.label, as_known(each), *(at_mark(each, mark) for mark in evidence.marks)]
        for each in series
    ]
    return Table(caption, columns, rows, numeric(columns), notes_of(series))


def notes_of(series: Sequence[Series]) -> list[str]:
    """What stands beneath a table of series."""
    hidden = any(each.withheld for each in series)
    return [RANGES, HIDDEN] if hidden else [RANGES]


def yearly(evidence: Evidence, caption: str, series: Sequence[Series], first: str) -> Table:
    """Numbers of twelve months: up to two that were, then each to come with its 80% range."""
    back = max((each.back for each in series), key=len)[-2:]
    columns = [first, *(f"Year to {short_day(on)} (known)" for on in back)]
    columns += [f"Year to {short_day(on)}" for on in series[0].ahead]
    rows = [
        [each.label, *known_in(each, len(back)), *(at_mark(each, at) for at in evidence.years)]
        for each in series
    ]
    return Table(caption, columns, rows, numeric(columns), notes_of(series))


def known_in(series: Series, years: int) -> list[str]:
    """The last years known, in cells."""
    if series.withheld:
        return [WITHHELD] * years
    return [number(int(value)) for value in series.known[len(series.known) - years :]]


def fan_figure(
    title: str,
    series: Series,
    *,
    every: int = 6,
    low: bool = False,
    limit: tuple[str, float] | None = None,
    unit: str = "children",
) -> Figure:
    """A series as a fan chart, and as a table with a row every so many months."""
    chart = charts.fan(
        title, series.back[-BACK - 1 :], [float(value) for value in series.known[-BACK - 1 :]],
        charts.Fan(series.ahead, *(row.tolist() for row in series.edges)),
        unit=unit, limit=limit, low=low,
    )  # fmt: skip
    return Figure(title, chart, table_of(title, series, every, unit))


def table_of(title: str, series: Series, every: int, unit: str) -> Table:
    """What a fan chart shows: each year of the past, then every so many months to come."""
    columns = ["Day", f"{unit[0].upper()}{unit[1:]}", "50% range", "80% range"]
    past = list(zip(series.back, series.known.tolist(), strict=True))[-BACK - 1 :]
    rows = [
        [short_day(on), number(value), "known", "known"] for on, value in past[::-1][::12][::-1]
    ]
    for place in range(every, len(series.ahead) + 1, every):
        one = series.at(place)
        rows.append(
            [
                short_day(series.ahead[place - 1]), number(one.median),
                between(one.low_50, one.high_50), between(one.low_80, one.high_80),
            ]
        )  # fmt: skip
    return Table(title, columns, rows, numeric(columns))


def worth_drawing(series: Series) -> bool:
    """Whether there are children enough, now or to come, for a chart to say more than a table."""
    if series.withheld:
        return False
    at_end = series.at(len(series.ahead)).median if series.ahead else 0
    return max(series.now or 0, at_end) >= FEW


def fans(series: Sequence[Series]) -> Iterator[Block]:
    """A low fan chart for each series with children enough."""
    for each in series:
        if worth_drawing(each):
            yield fan_figure(each.label, each, every=12, low=True)


def labelled(series: Series, label: str) -> Series:
    """The same under another name."""
    return replace(series, label=label)
