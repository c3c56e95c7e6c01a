"""Every council's published total on 31 March, some years on.

What ships is one total a year for each council, with how many came and left. From it the total is
walked on year by year. Its growth is England's growth, which drifts, and the council's own beside
it. The council's own growth carries over a little from the year before; the rest is a surprise.
How large surprises are follows from how many come and go (chance), from how restless totals are
beyond chance (learnt from all councils together), and from the council's own past, drawn to what
all show. Surprises are drawn from those that all councils have had, so that rare large ones come
as often as they did. Only what was published by the year started from is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.benchmarks import WITHHELD_WORDS, series
from hearth.dates.words import day
from hearth.errors import UsageError
from hearth.forecast.annual_totals import THERE, Totals, totals
from hearth.forecast.assumptions import assumed
from hearth.forecast.ranges import EDGES
from hearth.vocabulary import Council, council

__all__ = ["Learnt", "PublishedForecast", "YearAhead", "learnt_by", "onward", "published_forecast"]

Array = NDArray[Any]

FUTURES = 4_000
MOST_YEARS = 10
LEAST = 1e-4  # of the square of restlessness


@dataclass(frozen=True)
class National:
    """England's growth a year, as logarithms: its long run and how unsure that is, the share of
    a departure from it that is left a year later, the size of a new departure, and the latest."""

    long_run: float
    unsure: float
    lasts: float
    step: float
    latest: float


@dataclass(frozen=True)
class Learnt:
    """What all councils' totals show by a year, `origin`.

    `carried` is the share of a council's own growth that is there again the year after;
    `restless` the variance of surprises beyond chance; `surprises` all that were seen, beside
    what was to be expected of each. By council: `turnover`, how many come and leave in a year for
    each child there; `own`, how large its surprises are beside others'; `lately`, its own growth
    in the last year (0 when not known).
    """

    origin: int
    national: National
    carried: float
    restless: float
    surprises: Array
    turnover: Array
    own: Array
    lately: Array


@dataclass(frozen=True)
class YearAhead:
    """The total on 31 March of one year to come."""

    year: int
    low_80: float
    low_50: float
    median: float
    high_50: float
    high_80: float

    @property
    def sentence(self) -> str:
        """The same in words."""
        return (
            f"On 31 March {self.year} about {self.median:,.0f} children: as likely as not between"
            f" {self.low_50:,.0f} and {self.high_50:,.0f}, four times in five between"
            f" {self.low_80:,.0f} and {self.high_80:,.0f}."
        )


@dataclass(frozen=True)
class PublishedForecast:
    """A council's total from what is published alone.

    `past` holds each year's published total and None where it was withheld; `notes` are sentences
    about what is missing. The forecast begins at `origin`.
    """

    council: str
    origin: int
    past: tuple[tuple[int, float | None], ...]
    ahead: tuple[YearAhead, ...]
    notes: tuple[str, ...]


def published_forecast(
    place: str | Council, years: int = 3, *, origin: int | None = None, seed: int = 1
) -> PublishedForecast:
    """Forecast a council's total on 31 March from its latest published year, or from an earlier.

    Raises NotFoundError for a council nothing is published about, and UsageError when there is
    nothing to start from or the years asked for are too many.
    """
    if not 1 <= years <= MOST_YEARS:
        raise UsageError(f"{years} years on cannot be forecast. Ask for 1 to {MOST_YEARS} years.")
    home = council(place) if isinstance(place, str) else place
    last = origin or totals().last
    past = tuple((p.year, p.value) for p in series(THERE, home.name) if p.year <= last)
    start = starting_year(home, past, last)
    ahead = quantiles(home.la_number, start, years, seed)
    return PublishedForecast(home.name, start, past, ahead, notes(home, past, start, last))


def starting_year(home: Council, past: tuple[tuple[int, float | None], ...], last: int) -> int:
    """The latest year with a total; UsageError where no forecast can start."""
    if home.to_date and home.to_date.year <= last:
        names = "; ".join(council(number).name for number in home.successors)
        raise UsageError(f"{home.name} ended on {day(home.to_date)}. Ask for one of: {names}.")
    told = [year for year, value in past if value]
    if not told:
        raise UsageError(
            f"No children looked after are published for {home.name} by {last}, so there is"
            " nothing to forecast from. Ask for another council or a later year."
        )
    return told[-1]


def notes(
    home: Council, past: tuple[tuple[int, float | None], ...], start: int, last: int
) -> tuple[str, ...]:
    """What is missing from a council's published past, in sentences."""
    status = {p.year: p.status for p in series(THERE, home.name) if p.value is None}
    told = [year for year, value in past if value is not None]
    found = []
    for year in range(told[0], last + 1):
        if year not in told:
            why = WITHHELD_WORDS.get(status.get(year, ""), "not published")
            found.append(f"The total on 31 March {year} is {why} and is left out.")
    if start < last:
        found.append(f"The forecast starts from 31 March {start}.")
    if len(told) < 3:
        found.append(
            "Too few years are published to tell how much this council's total moves, so that is"
            " taken from all councils."
        )
    return tuple(found)


def quantiles(la_number: str, origin: int, years: int, seed: int) -> tuple[YearAhead, ...]:
    """Median and ranges for each year to come, in whole children."""
    learnt, row = learnt_by(origin), totals().row(la_number)
    there = float(totals().upto(origin).there[row, -1])
    rng = np.random.default_rng([seed, int(la_number), origin])
    edges = np.rint(np.quantile(onward(learnt, row, there, years, FUTURES, rng), EDGES, axis=0))
    return tuple(
        YearAhead(origin + at + 1, *(float(edge) for edge in edges[:, at])) for at in range(years)
    )


def onward(
    learnt: Learnt, row: int, there: float, years: int, futures: int, rng: np.random.Generator
) -> Array:
    """A council's total in each of so many years to come: an array of futures by years."""
    national = learnt.national
    long_run = national.long_run + national.unsure * rng.standard_normal(futures)
    country = np.full(futures, national.latest)
    own = np.full(futures, learnt.lately[row])
    level = np.full(futures, np.log(there))
    paths = np.empty((futures, years))
    for at in range(years):
        departure = national.lasts * (country - long_run)
        country = long_run + departure + national.step * rng.standard_normal(futures)
        size = np.sqrt(learnt.restless + learnt.turnover[row] / np.exp(level))
        surprise = learnt.own[row] * size * rng.choice(learnt.surprises, futures)
        own = learnt.carried * own + surprise
        level = level + country + own
        paths[:, at] = np.exp(level)
    return paths


@lru_cache(maxsize=16)
def learnt_by(origin: int) -> Learnt:
    """What all councils' totals show by a year."""
    known = totals().upto(origin)
    before = known.there[:, :-1]
    with np.errstate(all="ignore"):  # a council with no child has no growth
        growth = np.diff(np.log(known.england))
        own_growth = np.diff(np.log(known.there)) - growth[-before.shape[1] :]
    own_growth[~np.isfinite(own_growth)] = np.nan
    turnover = turnovers(known)
    carried = carry(own_growth, before)
    surprise = own_growth.copy()
    surprise[:, 1:] -= carried * np.nan_to_num(own_growth[:, :-1])
    told = np.isfinite(surprise) & (before >= assumed("annual-smallest"))
    chance = turnover[:, None] / np.where(before > 0, before, np.nan)
    most = assumed("annual-most")
    beyond = np.minimum(surprise[told] ** 2, most**2) - np.minimum(chance[told], most**2)
    restless = max(float(beyond.mean()), LEAST)
    beside = np.where(told, surprise / np.sqrt(restless + chance), np.nan)
    own = restlessness(beside)
    return Learnt(
        origin=origin,
        national=national_growth(growth),
        carried=carried,
        restless=restless,
        surprises=(beside / own[:, None])[told],
        turnover=turnover,
        own=own,
        lately=np.nan_to_num(own_growth[:, -1]),
    )


def turnovers(known: Totals) -> Array:
    """How many come and leave in a year for each child there; the usual where it is not known."""
    before = known.there[:, :-1]
    flow = (known.started + known.ceased)[:, 1:] / np.where(before > 0, before, np.nan)
    told = np.isfinite(flow)
    mean = np.where(told, flow, 0).sum(axis=1) / np.maximum(told.sum(axis=1), 1)
    return np.where(told.any(axis=1), mean, np.median(flow[told]))


def carry(own_growth: Array, before: Array) -> float:
    """The share of a council's own growth that is there again the year after."""
    first, then = own_growth[:, :-1], own_growth[:, 1:]
    told = np.isfinite(first) & np.isfinite(then) & (before[:, :-1] >= assumed("annual-smallest"))
    most = assumed("annual-most")
    first, then = first[told].clip(-most, most), then[told].clip(-most, most)
    return float(np.clip(first @ then / (first @ first), 0, 0.9))


def restlessness(beside: Array) -> Array:
    """How large each council's surprises are beside others', drawn to theirs by few years."""
    pull, farthest = assumed("annual-own"), assumed("annual-farthest")
    seen = np.isfinite(beside)
    squares = np.where(seen, np.minimum(np.nan_to_num(beside) ** 2, farthest**2), 0)
    return np.asarray(np.sqrt((pull + squares.sum(axis=1)) / (pull + seen.sum(axis=1))))


def national_growth(growth: Array) -> National:
    """How England's growth goes on; its long run is drawn to none by as much as it is unsure."""
    mean = growth.mean()
    departures = growth - mean
    first, then = departures[:-1], departures[1:]
    lasts = float(np.clip(first @ then / (first @ first), 0, 0.95))
    step = float(np.std(then - lasts * first))
    error = (step / (1 - lasts)) ** 2 / len(growth)
    trust = assumed("annual-trend") ** 2 / (assumed("annual-trend") ** 2 + error)
    return National(
        float(trust * mean), float(np.sqrt(trust * error)), lasts, step, float(growth[-1])
    )
