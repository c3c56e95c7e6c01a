"""The axis of time: from when to when, where a day falls, and the days that are marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hearth.dates import add_months, birthday
from hearth.documents.charts.svg import width_of
from hearth.documents.sentences import short_day
from hearth_web.people.journey import Drawn, begins, ends, framing

__all__ = ["Axis", "axis_of"]

SIZE = 13.0  # of the words on the axis
APART = 14.0  # pixels between two labels
SHORTEST = 21  # days: a life of a day is drawn in the middle of three weeks
OLDEST = 120  # years: no birthday after that is marked
MARGIN = 0.015  # of the whole, before the first day and after the last

STEPS = (("day", 1), ("day", 7), ("month", 1), ("month", 3), ("year", 1), ("year", 2), ("year", 5))


@dataclass(frozen=True)
class Axis:
    """Days from `first` to `last` on pixels from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Where a day falls; one outside falls on the nearer end."""
        whole = (self.last - self.first).days
        share = (day - self.first).days / whole
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def holds(self, day: date) -> bool:
        """Whether a day is on it."""
        return self.first <= day <= self.last

    def ticks(self) -> list[tuple[date, str]]:
        """The days that are marked and their labels, as many as stand apart."""
        for unit, number in STEPS:
            labelled = ((day, label_of(day, unit)) for day in self._steps(unit, number))
            marked = self._apart(labelled)
            if marked is not None:
                return marked
        return [(day, label_of(day, "year")) for day in self._steps("year", 10)]

    def birthdays(self, dob: date) -> list[tuple[date, str]]:
        """Birthdays and the age attained, as many as stand apart."""
        for every in (1, 2, 5, 10):
            days = ((birthday(dob, age), str(age)) for age in range(0, OLDEST, every))
            marked = self._apart(pair for pair in days if self.holds(pair[0]))
            if marked is not None:
                return marked
        return []

    def _steps(self, unit: str, number: int) -> Iterator[date]:
        day = first_of(self.first, unit, number)
        while day <= self.last:
            if day >= self.first:
                yield day
            day = next_of(day, unit, number)

    def _apart(self, labelled: Iterable[tuple[date, str]]) -> list[tuple[date, str]] | None:
        """All of them; None at the first two that would touch, without looking at the rest."""
        marked, edge = [], -APART
        for day, label in labelled:
            half = width_of(label, SIZE) / 2
            if self.at(day) - half < edge + APART:
                return None
            edge = self.at(day) + half
            marked.append((day, label))
        return marked


def axis_of(lanes: Sequence[Drawn], today: date, left: float, right: float) -> Axis:
    """An axis that holds everything; it reaches to today while anything is still open."""
    held = framing(lanes)
    first = min(begins(entry) for entry in held)
    last = max(ends(entry, today) for entry in held)
    if (short := SHORTEST - (last - first).days) > 0:
        first, last = first - timedelta(days=short // 2), last + timedelta(days=short - short // 2)
    margin = timedelta(days=round((last - first).days * MARGIN))
    return Axis(first - margin, last + margin, left, right)


def first_of(day: date, unit: str, number: int) -> date:
    """The last step on or before a day: a Monday, a first of the month, a 1 January."""
    if unit == "day":
        return day - timedelta(days=day.weekday()) if number == 7 else day
    if unit == "month":
        return date(day.year, day.month - (day.month - 1) % number, 1)
    return date(day.year - day.year % number, 1, 1)


def next_of(day: date, unit: str, number: int) -> date:
    """The step after a day."""
    if unit == "day":
        return day + timedelta(days=number)
    return add_months(day, number if unit == "month" else 12 * number)


def label_of(day: date, unit: str) -> str:
    """A step in words."""
    if unit == "year":
        return str(day.year)
    return short_day(day) if unit == "month" else f"{day.day} {day:%b}"
