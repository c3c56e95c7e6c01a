"""Several stretches of days as one value, such as all of a child's time in care."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hearth.dates.period import Period
from hearth.errors import UsageError

__all__ = ["PeriodSet"]


@dataclass(frozen=True)
class PeriodSet:
    """A set of days, held as the fewest periods, in order, with a day between each two.

    Made from any periods: those that overlap or touch become one.
    """

    periods: tuple[Period, ...]

    def __init__(self, periods: Iterable[Period] = ()) -> None:
        object.__setattr__(self, "periods", _joined(periods))

    def __iter__(self) -> Iterator[Period]:
        return iter(self.periods)

    def __len__(self) -> int:
        return len(self.periods)

    def contains(self, day: date) -> bool:
        """Whether `day` is in it."""
        return any(period.contains(day) for period in self)

    def covers(self, other: Period) -> bool:
        """Whether every day of `other` is in it."""
        return any(period.covers(other) for period in self)

    def union(self, other: Iterable[Period]) -> PeriodSet:
        """The days in either."""
        return PeriodSet((*self, *other))

    def intersection(self, other: Iterable[Period]) -> PeriodSet:
        """The days in both."""
        theirs = tuple(other)
        shared = (mine.intersection(each) for mine in self for each in theirs)
        return PeriodSet(period for period in shared if period is not None)

    def difference(self, other: Iterable[Period]) -> PeriodSet:
        """The days in this one and not in the other."""
        left = self.periods
        for each in other:
            left = tuple(part for period in left for part in period.difference(each))
        return PeriodSet(left)

    def gaps(self) -> PeriodSet:
        """The days between its first and its last that are not in it."""
        between = (first.gap(second) for first, second in pairwise(self.periods))
        return PeriodSet(period for period in between if period is not None)

    def days_within(self, window: Period) -> int:
        """How many of its days are in `window`. UsageError when that has no end."""
        days = 0
        for period in self.intersection((window,)):
            if period.days is None:
                raise UsageError(f"Days from {period.start} have no end to count to. Give one.")
            days += period.days
        return days


def _joined(periods: Iterable[Period]) -> tuple[Period, ...]:
    joined: list[Period] = []
    for period in sorted(periods, key=lambda period: period.start):
        whole = joined[-1].union(period) if joined else None
        if whole is None:
            joined.append(period)
        else:
            joined[-1] = whole
    return tuple(joined)
