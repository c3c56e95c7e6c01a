"""How many by the end of the financial year, when part of it has gone.

Children coming into care, leaving it, or anything else that is counted by day. Three ways, each
with what it takes for granted: at the pace of the year so far (run rate), as in the same months of
the years before (season), and with a pace that drifts (model). What has been counted is certain;
a range is about the rest.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.dates import CollectionYear, month_ends
from hearth.dates.words import day as in_words
from hearth.errors import UsageError
from hearth.forecast.drift import MONTHLY, Restless
from hearth.forecast.following import follow
from hearth.forecast.ranges import EDGES
from hearth.forecast.season import seasons

__all__ = ["Figure", "YearEnd", "by_model", "by_run_rate", "by_season", "from_futures", "year_end"]

Array = NDArray[Any]

DRAWS = 6_000
SHORTEST = 28  # days of a year that say something of its pace
FEW = 5  # events in the years before on which a season can rest
MOST_YEARS = 5  # years before that are looked at
LEAST_MONTHS = 6  # of record for a drifting pace
HALF = 0.5  # Jeffreys' belief about a rate or a share before any event is seen


@dataclass(frozen=True)
class Figure:
    """The number at the end of the year by one way, with the ranges in which it lies as often as
    not and four times in five, and the same in a sentence."""

    median: int
    low_50: int
    high_50: int
    low_80: int
    high_80: int
    sentence: str


@dataclass(frozen=True)
class YearEnd:
    """What a year's number may come to.

    `so_far` have been counted by the end of `today`. A way that cannot be gone is None, and
    `notes` say why.
    """

    year: CollectionYear
    today: date
    so_far: int
    run_rate: Figure | None
    season: Figure | None
    model: Figure | None
    notes: tuple[str, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """A sentence for each way that could be gone, then the notes."""
        ways = (self.run_rate, self.season, self.model)
        return (*(way.sentence for way in ways if way), *self.notes)


def year_end(
    events: Sequence[date],
    since: date,
    today: date,
    *,
    restless: Restless = MONTHLY,
    seed: int = 1,
) -> YearEnd:
    """Forecast the year's number of events, known from `since` to the end of `today`.

    Each event is the day it happened; days outside are left out. `restless` is what is believed
    of their pace (`drift.LEAVING` for children who leave). UsageError when the record does not
    reach back to the start of the year.
    """
    year = CollectionYear.of(today)
    if since > year.start:
        raise UsageError(
            f"The record begins on {in_words(since)}, after the year did on"
            f" {in_words(year.start)}, so what was counted before is not known. Give returns from"
            f" {in_words(year.start)} or earlier."
        )
    held = sorted(on for on in events if since <= on <= today)
    so_far = sum(on >= year.start for on in held)
    rng = np.random.default_rng([seed, 13])
    if today == year.end:
        over = f"The year is over: {so_far:,} by {in_words(today)}."
        return YearEnd(year, today, so_far, None, None, None, (over,))
    ways = (
        by_run_rate(so_far, today, rng),
        by_season(held, since, today, rng),
        by_model(held, since, today, restless, rng),
    )
    run_rate, season, model = (way if isinstance(way, Figure) else None for way in ways)
    notes = tuple(way for way in ways if isinstance(way, str))
    return YearEnd(year, today, so_far, run_rate, season, model, notes)


def by_run_rate(so_far: int, today: date, rng: np.random.Generator) -> Figure | str:
    """The year's number at the pace so far, or why that cannot be said.

    Its middle is the number so far times the days of the year by the days gone. Its range is that
    of chance alone: how far the true pace may be from the one seen, and the rest from the pace.
    """
    year = CollectionYear.of(today)
    gone, whole = days_of(year.start, today), days_of(year.start, year.end)
    if gone < SHORTEST:
        return f"Only {gone} days of the year have gone: a run rate would say nothing."
    pace = rng.gamma(so_far + HALF, size=DRAWS) / gone
    at_pace = round(so_far * whole / gone)
    return figure(
        so_far,
        rng.poisson(pace * (whole - gone)),
        f"If the pace so far stays ({so_far:,} in {gone} of {whole} days), it will be",
        year,
        middle=at_pace,
    )


def by_season(
    held: Sequence[date], since: date, today: date, rng: np.random.Generator
) -> Figure | str:
    """The year's number if as large a share of it has come by today as in the years before.

    Its range holds what is not known of that share and of this year's pace, and chance.
    """
    year, on_the_day = CollectionYear.of(today), f"{today.day} {today:%B}"
    if days_of(year.start, today) < SHORTEST:
        return f"By {on_the_day} too little of a year has gone to go by the season."
    years = [each for each in years_before(year) if each.start >= since]
    by_then = sum(each.start <= on <= same_day(today, each) for each in years for on in held)
    all_of_them = sum(each.start <= on <= each.end for each in years for on in held)
    if not years:
        return "No whole year before this one is in the record, so there is no season to go by."
    if by_then < FEW:
        return (
            f"By {on_the_day} only {by_then} had been counted in the years before:"
            " too few to go by their season."
        )
    share = rng.beta(by_then + HALF, all_of_them - by_then + HALF, DRAWS)
    whole = rng.gamma(so_far_in(held, year) + HALF, size=DRAWS) / share
    return figure(
        so_far_in(held, year),
        rng.poisson(whole * (1 - share)),
        f"If it is as in {years_in_words(years)}, when {by_then / all_of_them:.0%} of the year's"
        f" number had come by {on_the_day}, it will be",
        year,
    )


def by_model(
    held: Sequence[date],
    since: date,
    today: date,
    restless: Restless,
    rng: np.random.Generator,
) -> Figure | str:
    """The year's number with a pace that drifts as it has drifted (see `drift`), and a season
    where two whole years or more show one."""
    year = CollectionYear.of(today)
    ends = month_ends(since, month_end(today))
    if len(ends) < LEAST_MONTHS:
        return f"The record holds less than {LEAST_MONTHS} months: too few for the model."
    number = np.searchsorted([end.toordinal() for end in ends], [on.toordinal() for on in held])
    counts = np.bincount(number, minlength=len(ends)).astype(float)
    share = np.array([held_of(end, since, today) for end in ends])
    calendar = np.array([end.month - 1 for end in ends])
    season = seasons(counts, calendar, share == 1)
    swarm = follow(counts, share * season[calendar], restless, rng)
    coming = month_ends(today + timedelta(days=1), year.end)
    left = np.array([1 - held_of(end, since, today) for end in coming])
    beside = left * season[[end.month - 1 for end in coming]]
    pace = swarm.onward(len(coming), rng) * beside
    return figure(
        so_far_in(held, year),
        rng.poisson(np.minimum(pace, 1e6)).sum(axis=1),
        "By the model, which lets the pace drift as it has in the past, it will be",
        year,
    )


def from_futures(
    so_far: int, days: Sequence[date], monthly: Array, rng: np.random.Generator
) -> Figure:
    """The year's number from simulated futures, `monthly` an array of months by futures.

    `days` are as in `Futures`: the present, then the end of each month. Where a month runs over
    the end of the year each of its events falls before it by chance, by the share of its days.
    """
    year = CollectionYear.of(days[0])
    rest = np.zeros(monthly.shape[1], np.int64)
    for first, last, counts in zip(days, days[1:], monthly, strict=False):
        if last <= year.end:
            rest += counts
        elif first < year.end:
            rest += rng.binomial(counts, (year.end - first).days / (last - first).days)
    if days[-1] < year.end:
        raise UsageError(
            f"The forecast ends on {in_words(days[-1])}, before {in_words(year.end)}. Ask for more"
            " months."
        )
    return figure(so_far, rest, "By the forecast child by child it will be", year)


def figure(
    so_far: int, rest: Array, begins: str, year: CollectionYear, middle: int | None = None
) -> Figure:
    """A figure from draws of the rest of the year; `middle` where its way fixes it."""
    low, under, median, over, high = (
        so_far + round(float(edge)) for edge in np.quantile(rest, EDGES)
    )
    median = median if middle is None else middle
    if low == high:
        said = f"{begins} {median:,} by {in_words(year.end)}."
    else:
        said = (
            f"{begins} about {median:,} by {in_words(year.end)}: as likely as not between"
            f" {under:,} and {over:,}, four times in five between {low:,} and {high:,}."
        )
    return Figure(median, under, over, low, high, said)


def so_far_in(held: Sequence[date], year: CollectionYear) -> int:
    """How many have been counted in a year."""
    return sum(year.start <= on <= year.end for on in held)


def years_before(year: CollectionYear) -> list[CollectionYear]:
    """The years before, the earliest first."""
    return [CollectionYear(year.ending - back) for back in range(MOST_YEARS, 0, -1)]


def years_in_words(years: Sequence[CollectionYear]) -> str:
    """One year, or from the first to the last."""
    return years[0].label if len(years) == 1 else f"{years[0].label} to {years[-1].label}"


def same_day(today: date, year: CollectionYear) -> date:
    """The same day of another year; 28 February for the 29th where there is none."""
    calendar = year.ending if today.month < 4 else year.ending - 1
    if (today.month, today.day) == (2, 29) and not isleap(calendar):
        return date(calendar, 2, 28)
    return today.replace(year=calendar)


def days_of(first: date, last: date) -> int:
    """How many days there are from the first to the last, both counted."""
    return (last - first).days + 1


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def held_of(end: date, since: date, today: date) -> float:
    """The share of a month, named by its last day, that the record holds."""
    first, last = max(since, end.replace(day=1)), min(today, end)
    return max(0, days_of(first, last)) / end.day
