"""How good the forecast would have been: made from earlier days of a council's own past.

From each earlier day only what had happened by then is used: the rates are estimated anew, the
children simulated, and the result is held against what came. Beside it stand two forecasts anybody
can make: that nothing changes (naive), and the straight line through the last 24 months.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.estimate import estimate
from hearth.forecast.groups import GONE, GROUPS
from hearth.forecast.past import Past, day_number, month_ends_back, months_ahead
from hearth.forecast.ranges import EDGES
from hearth.forecast.simulate import Futures, simulate

__all__ = ["HORIZONS", "Backtest", "Point", "Score", "backtest", "straight_line"]

Array = NDArray[Any]

HORIZONS = (6, 12, 24, 36)
LEARN = 24  # months of past without which nothing is forecast from an earlier day
EVERY = 6  # months between the days forecast from: nearer ones would tell much the same twice
LINE = 24  # months through which the straight line is drawn
FEW = 3  # times on which a judgement needs to rest


@dataclass(frozen=True)
class Point:
    """One forecast of one number and what came.

    Made on `day` for `months` later, for the group of homes `group` (its id; None for all
    children). `actual` is what came; `low_80`, `low_50`, `median`, `high_50`, `high_80` what was
    forecast; `naive` and `straight` what the two simple forecasts would have said.
    """

    day: date
    months: int
    group: str | None
    actual: int
    low_80: float
    low_50: float
    median: float
    high_50: float
    high_80: float
    naive: float
    straight: float

    @property
    def in_50(self) -> bool:
        """Whether what came lies in the 50% range."""
        return self.low_50 <= self.actual <= self.high_50

    @property
    def in_80(self) -> bool:
        """Whether what came lies in the 80% range."""
        return self.low_80 <= self.actual <= self.high_80


@dataclass(frozen=True)
class Score:
    """How forecasts of one number at one horizon did, over every day they were made from.

    `months` and `group` (None for all children); `times` they were made; `bias`, how much too high
    (or, negative, too low) the median was on average, in children; `error`, how far off it was on
    average, whichever way; `naive` and `straight` the same of the simple forecasts; `in_50` and
    `in_80`, the share of times what came lay in the range.
    """

    months: int
    group: str | None
    times: int
    bias: float
    error: float
    naive: float
    straight: float
    in_50: float
    in_80: float

    @property
    def beats_naive(self) -> bool:
        """Whether the forecast was nearer than saying that nothing changes."""
        return self.error < self.naive


@dataclass(frozen=True)
class Backtest:
    """Forecasts of a council's own past: every `Point`, their `scores` (all children first, then
    each group of homes, by horizon), and `notes`, sentences on what can and cannot be said."""

    points: tuple[Point, ...]
    scores: tuple[Score, ...]
    notes: tuple[str, ...]

    def score(self, months: int, group: str | None = None) -> Score | None:
        """The score of one horizon, of all children or of a group; None where there is none."""
        return next((s for s in self.scores if (s.months, s.group) == (months, group)), None)


def backtest(
    past: Past, horizons: Sequence[int] = HORIZONS, *, futures: int = 300, seed: int = 1
) -> Backtest:
    """Forecast from earlier days of the past and hold the forecasts against what came.

    The days lie half a year apart; the first has two years of past before it. Of each horizon
    only days count from which it has been reached.
    """
    days = days_to_forecast_from(past, min(horizons))
    points = tuple(point for at in days for point in points_from(past, at, horizons, futures, seed))
    scores = tuple(scores_of(points, horizons))
    return Backtest(points, scores, tuple(notes_on(scores, horizons)))


def days_to_forecast_from(past: Past, nearest: int) -> list[date]:
    """The earlier days, in order: enough past before each, the nearest horizon reached since."""
    ends = ends_of(past)
    latest = len(ends) - 1 - nearest
    return [ends[at] for at in range(latest, LEARN - 1, -EVERY)][::-1]


def points_from(
    past: Past, day: date, horizons: Sequence[int], futures: int, seed: int
) -> Iterator[Point]:
    """The forecasts made on one day, of every horizon reached since."""
    then = past.upto(day_number(day))
    ahead = months_ahead(day, max(horizons))
    reached = [months for months in horizons if day_number(ahead[months - 1]) <= past.today]
    simulated = simulate(estimate(then, seed), max(reached), futures, seed=seed)
    forecast = edges(simulated)
    back = np.array([counts(then, day_number(end)) for end in ends_of(then)])
    for months in reached:
        actual = counts(past, day_number(ahead[months - 1]))
        line = straight_line(back, months)
        for at, group in enumerate((None, *(group.id for group in GROUPS))):
            low, under, middle, over, high = forecast[:, months, at].tolist()
            yield Point(
                day, months, group, int(actual[at]), low, under, middle, over, high,
                float(back[-1, at]), float(line[at]),
            )  # fmt: skip


def ends_of(past: Past) -> list[date]:
    """The days a month apart that lead to the day the past is known on."""
    return month_ends_back(past.day, past.first_day)


def edges(simulated: Futures) -> Array:
    """The middle and the edges of the ranges: by edge, month, and all children then each group."""
    by_group = simulated.there[:, :, :GONE].sum(axis=(3, 4, 5))
    every = np.concatenate([by_group.sum(axis=2, keepdims=True), by_group], axis=2)
    return np.asarray(np.quantile(every, EDGES, axis=1))


def counts(past: Past, day: int) -> Array:
    """How many were in care on a day: all, then by group."""
    by_group = np.bincount(past.group[past.on(day)], minlength=len(GROUPS))
    return np.concatenate([[by_group.sum()], by_group])


def straight_line(back: Array, months: int) -> Array:
    """The line of least squares through the last two years, so many months on; never below 0.

    `back` holds a row for each month; the result has a value for each of its columns.
    """
    lately = back[-LINE - 1 :]
    at = np.arange(len(lately)) - (len(lately) - 1.0)
    if len(lately) < 2:
        return np.asarray(lately[-1], float)
    slope, level = np.polyfit(at, lately, 1)
    return np.asarray(np.maximum(level + slope * months, 0.0), float)


def scores_of(points: Sequence[Point], horizons: Sequence[int]) -> Iterator[Score]:
    """The score of every number at every horizon it was forecast for."""
    for group in (None, *(group.id for group in GROUPS)):
        for months in horizons:
            mine = [p for p in points if p.group == group and p.months == months]
            if mine:
                yield score_of(mine)


def score_of(points: Sequence[Point]) -> Score:
    """The score of forecasts of one number at one horizon."""
    actual = np.array([point.actual for point in points], float)

    def off(name: str) -> Array:
        return np.asarray([getattr(point, name) for point in points] - actual)

    return Score(
        points[0].months,
        points[0].group,
        len(points),
        bias=float(off("median").mean()),
        error=float(np.abs(off("median")).mean()),
        naive=float(np.abs(off("naive")).mean()),
        straight=float(np.abs(off("straight")).mean()),
        in_50=float(np.mean([point.in_50 for point in points])),
        in_80=float(np.mean([point.in_80 for point in points])),
    )


def notes_on(scores: Sequence[Score], horizons: Sequence[int]) -> Iterator[str]:
    """What can be said, and what cannot, in sentences."""
    whole = {score.months: score for score in scores if score.group is None}
    for months in horizons:
        if months not in whole:
            yield (
                f"The returns do not reach back far enough to try a forecast of {months} months on"
                f" the council's own past: that takes {LEARN + months} months or more."
            )
            continue
        yield from note_on(whole[months])
    yield from notes_on_groups(scores, horizons)


def note_on(score: Score) -> Iterator[str]:
    """What the score of all children at one horizon says, where it must be said."""
    if not score.beats_naive:
        yield (
            f"At {score.months} months the forecast of all children was no better than saying that"
            f" nothing changes: {score.error:.1f} children off on average, against"
            f" {score.naive:.1f}."
        )
    if score.times < FEW:
        yield (
            f"At {score.months} months the forecast could be tried only {times(score.times)}: that"
            " is too few to judge it by."
        )


def times(count: int) -> str:
    """How often, in words."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def notes_on_groups(scores: Sequence[Score], horizons: Sequence[int]) -> Iterator[str]:
    """For which groups of homes the forecast was no better than naive."""
    labels = {group.id: group.label for group in GROUPS}
    for months in horizons:
        worse = [
            labels[score.group]
            for score in scores
            if score.group and score.months == months and worse_than_naive(score)
        ]
        if worse:
            yield (
                f"At {months} months it was no better than saying that nothing changes for:"
                f" {'; '.join(worse)}."
            )


def worse_than_naive(score: Score) -> bool:
    """Whether it was no nearer than naive; a group that was never off at all is not."""
    return not score.beats_naive and score.error > 0
