"""How good the yearly forecast would have been for every council, from years gone by.

From each earlier year only what was published by then is used. Beside the forecast stand two that
anybody can make: that nothing changes (naive), and the straight line through the last five totals.
Errors are shares of the total started from, so that a small council counts as much as a large one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.annual import quantiles
from hearth.forecast.annual_totals import totals

__all__ = ["ORIGINS", "LeftOut", "Quality", "Tried", "quality", "try_councils"]

Array = NDArray[Any]

ORIGINS = (2018, 2020, 2022)
LINE = 5  # totals through which the straight line is drawn
LINE_LEAST = 3


@dataclass(frozen=True)
class Tried:
    """One council's forecast made in `origin` for `ahead` years later, and what came.

    `there` is the total started from, `actual` what came; `line` is None where too few totals
    were published to draw one.
    """

    la_number: str
    origin: int
    ahead: int
    there: float
    actual: float
    low_80: float
    low_50: float
    median: float
    high_50: float
    high_80: float
    line: float | None


@dataclass(frozen=True)
class LeftOut:
    """A forecast that could not be held against anything: no total in `origin`, or none
    `ahead` years later."""

    la_number: str
    origin: int
    ahead: int


@dataclass(frozen=True)
class Quality:
    """How forecasts did together.

    `times` is how many there are. `error`, `naive` and `line` are how far off each was on
    average, and `bias` how much too high the median was, as shares of the total started from;
    `line` and `line_beside` (the error of the forecast there) are over those with a line only.
    `in_50` and `in_80` are the shares of what came that lay in the ranges.
    """

    times: int
    error: float
    naive: float
    line: float
    line_beside: float
    bias: float
    in_50: float
    in_80: float


def try_councils(
    origins: Sequence[int] = ORIGINS,
    years: int = 3,
    la_numbers: Sequence[str] | None = None,
    *,
    seed: int = 1,
) -> tuple[tuple[Tried, ...], tuple[LeftOut, ...]]:
    """Forecast each council from each origin, as far as anything has been published since."""
    whole = totals()
    every = [
        one
        for origin in origins
        for number in la_numbers or whole.numbers
        for one in tries(number, origin, min(years, whole.last - origin), seed)
    ]
    tried = tuple(one for one in every if isinstance(one, Tried))
    return tried, tuple(one for one in every if isinstance(one, LeftOut))


def tries(number: str, origin: int, years: int, seed: int) -> Iterable[Tried | LeftOut]:
    """One council from one origin. A council there before or after only is not in question."""
    whole, row = totals(), totals().row(number)
    at = origin - whole.first
    there = whole.there[row, at]
    later = whole.there[row, at + 1 : at + 1 + years]
    if not there > 0:
        if np.isfinite(whole.there[row, :at]).any() and np.isfinite(later).any():
            yield from (LeftOut(number, origin, ahead) for ahead in range(1, years + 1))
        return
    known = whole.there[row, : at + 1]
    for each, actual in zip(quantiles(number, origin, years, seed), later, strict=True):
        ahead = each.year - origin
        if np.isnan(actual):
            yield LeftOut(number, origin, ahead)
            continue
        yield Tried(
            number, origin, ahead, float(there), float(actual),
            each.low_80, each.low_50, each.median, each.high_50, each.high_80,
            straight_line(known, ahead),
        )  # fmt: skip


def straight_line(known: Array, ahead: int) -> float | None:
    """The line of least squares through the last totals, so many years on; never below 0."""
    lately = known[-LINE:]
    at = np.arange(len(lately)) - (len(lately) - 1.0)
    told = np.isfinite(lately)
    if told.sum() < LINE_LEAST:
        return None
    slope, level = np.polyfit(at[told], lately[told], 1)
    return max(0.0, float(level + slope * ahead))


def quality(tried: Sequence[Tried]) -> Quality:
    """How these forecasts did together."""
    there = np.array([one.there for one in tried])
    actual = np.array([one.actual for one in tried])
    median = np.array([one.median for one in tried])
    line = np.array([np.nan if one.line is None else one.line for one in tried])
    error = np.abs(median - actual) / there
    drawn = np.isfinite(line)
    return Quality(
        times=len(tried),
        error=float(error.mean()),
        naive=float((np.abs(there - actual) / there).mean()),
        line=float((np.abs(line - actual) / there)[drawn].mean()),
        line_beside=float(error[drawn].mean()),
        bias=float(((median - actual) / there).mean()),
        in_50=float(np.mean([one.low_50 <= one.actual <= one.high_50 for one in tried])),
        in_80=float(np.mean([one.low_80 <= one.actual <= one.high_80 for one in tried])),
    )
