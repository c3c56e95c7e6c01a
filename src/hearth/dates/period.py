"""A stretch of days, and its algebra."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hearth.errors import UsageError

__all__ = ["Period"]


@dataclass(frozen=True)
class Period:
    """The days from `start` up to, and not including, `end`; without `end` it is still open.

    A home left on the day another begins belongs to the new one for that day, so periods that
    follow each other share no day and leave none out. A period holds at least one day: UsageError
    when `end` is not after `start`.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise UsageError(f"A period cannot start on {self.start} and end on {self.end}.")

    @classmethod
    def between(cls, first: date, last: date) -> Period:
        """The days from `first` to `last`, both included."""
        return cls(first, last + timedelta(days=1))

    @property
    def days(self) -> int | None:
        """How many days it holds; None while open."""
        return None if self.end is None else (self.end - self.start).days

    @property
    def last_day(self) -> date | None:
        """Its last day; None while open."""
        return None if self.end is None else self.end - timedelta(days=1)

    def contains(self, day: date) -> bool:
        """Whether `day` is in it."""
        return self.start <= day and (self.end is None or day < self.end)

    def covers(self, other: Period) -> bool:
        """Whether every day of `other` is in it."""
        return self.start <= other.start and _order(other.end) <= _order(self.end)

    def overlaps(self, other: Period) -> bool:
        """Whether they share a day."""
        return self.intersection(other) is not None

    def touches(self, other: Period) -> bool:
        """Whether no day lies between them: they share one, or one begins where the other ends."""
        return self.gap(other) is None

    def intersection(self, other: Period) -> Period | None:
        """The days in both; None when there are none."""
        start = max(self.start, other.start)
        end = min(self.end, other.end, key=_order)
        return Period(start, end) if end is None or start < end else None

    def union(self, other: Period) -> Period | None:
        """The days in either, as one period; None when days lie between them."""
        if not self.touches(other):
            return None
        return Period(min(self.start, other.start), max(self.end, other.end, key=_order))

    def difference(self, other: Period) -> tuple[Period, ...]:
        """The days not in `other`, as no, one or two periods in order."""
        shared = self.intersection(other)
        if shared is None:
            return (self,)
        parts = []
        if self.start < shared.start:
            parts.append(Period(self.start, shared.start))
        if shared.end is not None and shared.end != self.end:
            parts.append(Period(shared.end, self.end))
        return tuple(parts)

    def gap(self, other: Period) -> Period | None:
        """The days between them; None when they touch."""
        if self.end is not None and self.end < other.start:
            return Period(self.end, other.start)
        if other.end is not None and other.end < self.start:
            return Period(other.end, self.start)
        return None


def _order(end: date | None) -> tuple[bool, date]:
    """A key that puts an open end after every date, 31 December 9999 among them."""
    return end is None, end or date.max
