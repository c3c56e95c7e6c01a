"""How long each duty gives, as dated data: the law's limits, guidance, and the council's own."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from math import ceil
from typing import TypeVar

import numpy as np

from hearth.dates import days, is_announced
from hearth.duties.columns import FAR, Array
from hearth.duties.model import Level
from hearth.errors import UsageError

__all__ = ["Limit", "Policy", "Relaxation", "Span", "days_given", "limits", "relaxations"]

UNITS = {
    "wd": ("working day", "working days"),
    "d": ("day", "days"),
    "m": ("month", "months"),
    "h": ("hour", "hours"),
    "b": ("day beginning with the first", "days beginning with the first"),
    "given": ("", ""),
}


@dataclass(frozen=True)
class Span:
    """A length of time: 10 working days (``10 wd``), 42 days, 3 months, 72 hours.

    ``26 b`` is a period of 26 days that begins with its first day; ``given`` is a day that the
    duty itself knows, such as the end of a term.
    """

    number: int
    unit: str

    @classmethod
    def read(cls, text: str) -> Span:
        """From ``10 wd``; UsageError for what is no span."""
        number, _, unit = text.strip().partition(" ")
        if text.strip() == "given":
            return cls(0, "given")
        if unit not in UNITS or not number.isdigit():
            told = ", ".join(f"{unit} ({many})" for unit, (_, many) in UNITS.items() if many)
            raise UsageError(
                f"{text!r} is no length of time. Give a whole number and one of {told}."
            )
        return cls(int(number), unit)

    def __str__(self) -> str:
        return "given" if self.unit == "given" else f"{self.number} {self.unit}"

    @property
    def words(self) -> str:
        """As people say it: 10 working days."""
        one, many = UNITS[self.unit]
        return f"{self.number} {one if self.number == 1 else many}".strip() if many else ""

    def caveat(self, due: date | None) -> str:
        """That a day counted so may yet move; empty where it is sure."""
        if self.unit != "wd" or due is None or is_announced(due):
            return ""
        return f"Not all bank holidays of {due.year} are announced: those known are counted"

    @property
    def whole_days(self) -> int:
        """Hours as days begun: where the time of day is not known."""
        return ceil(self.number / 24)

    def after(self, opened: Array) -> Array:
        """The last day of a span that starts on each of these days."""
        match self.unit:
            case "wd":
                return days.add_working_days(opened, self.number)
            case "m":
                return days.add_months(opened, self.number)
            case "h":
                return plus(opened, self.whole_days)
            case "b":
                return plus(opened, self.number - 1)
            case _:
                return plus(opened, self.number)

    def before(self, due: Array) -> Array:
        """The day a span before each of these days."""
        match self.unit:
            case "wd":
                return days.working_days_before(due, self.number)
            case "m":
                return days.add_months(due, -self.number)
            case "h":
                return plus(due, -self.whole_days)
            case _:
                return plus(due, -self.number)


def plus(day: Array, number: int) -> Array:
    """So many days on; never is never."""
    return np.where(day >= FAR, FAR, day + number)


@dataclass(frozen=True)
class Limit:
    """How long one part of a duty gives, of one level, between two dates.

    It holds for obligations opened from `starts` on and before `stops` (None: always). `amber` is
    how long before the day due the warning begins. `source` is the regulation or guidance, `seed`
    where the figure of a local one comes from.
    """

    duty: str
    part: str
    span: Span
    level: Level
    amber: Span
    source: str
    starts: date | None = None
    stops: date | None = None

    def holds_for(self, opened: Array) -> Array:
        """Which obligations it holds for, by the day they opened."""
        first = days.day_number(self.starts) if self.starts else -FAR
        stop = days.day_number(self.stops) if self.stops else FAR + 1
        return (opened >= first) & (opened < stop)


@dataclass(frozen=True)
class Relaxation:
    """That something counted for a duty, for a time, which does not otherwise.

    In spring 2020 a visit by telephone or video did. `name` is what evidence says it is `under`.
    """

    duty: str
    name: str
    starts: date
    stops: date
    source: str


@dataclass(frozen=True)
class Policy:
    """What a council adds: stricter limits of its own, other warnings, and emergency rules."""

    limits: tuple[Limit, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    ambers: tuple[tuple[str, Span], ...] = ()
    """How long before the day due the warning begins, by duty, where the council says."""
    kept_from: Mapping[str, date] | None = None
    """The day from which the record holds what is done about each duty: one that fell due before
    is not asked about, and neither is a duty that is not named. None asks about everything."""

    def of(self, duty: str) -> tuple[Limit, ...]:
        """All the limits of a duty, the law's and the council's."""
        return (*limits(duty), *(limit for limit in self.limits if limit.duty == duty))

    def relaxed(self, duty: str) -> tuple[Relaxation, ...]:
        """What counts for a duty for a time."""
        own = (each for each in self.relaxations if each.duty == duty)
        return (*relaxations(duty), *own)

    def asks_about(self, duty: str) -> bool:
        """Whether the record holds what is done about a duty."""
        return self.kept_from is None or duty in self.kept_from

    def asked_from(self, duty: str) -> int:
        """The first day due that is asked about, as a number."""
        return days.day_number(self.kept_from[duty]) if self.kept_from else -FAR

    def amber(self, duty: str) -> Span | None:
        """The council's own warning for a duty."""
        return dict(self.ambers).get(duty)


def limits(duty: str) -> tuple[Limit, ...]:
    """The limits of a duty as the law, guidance and suggested local standards have them."""
    return every_limit().get(duty, ())


def days_given(duty: str) -> int:
    """How many days are given for a duty with one limit that is counted in days, beside any day
    that the duty itself knows."""
    (counted,) = (limit.span for limit in limits(duty) if limit.span.unit == "d")
    return counted.number


def relaxations(duty: str) -> tuple[Relaxation, ...]:
    """What the law let count for a time."""
    return every_relaxation().get(duty, ())


@cache
def every_limit() -> dict[str, tuple[Limit, ...]]:
    return by_duty(
        Limit(
            duty=row["duty"],
            part=row["part"],
            span=Span.read(row["limit"]),
            level=Level(row["level"]),
            amber=Span.read(row["amber"]),
            source=row["source"],
            starts=day_of(row["starts"]),
            stops=day_of(row["stops"]),
        )
        for row in rows_of("limits.csv")
    )


@cache
def every_relaxation() -> dict[str, tuple[Relaxation, ...]]:
    return by_duty(
        Relaxation(
            row["duty"],
            row["name"],
            date.fromisoformat(row["starts"]),
            date.fromisoformat(row["stops"]),
            row["source"],
        )
        for row in rows_of("relaxations.csv")
    )


T = TypeVar("T", "Limit", "Relaxation")


def by_duty(every: Iterable[T]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for each in every:
        found.setdefault(each.duty, []).append(each)
    return {duty: tuple(held) for duty, held in found.items()}


def day_of(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def rows_of(name: str) -> Sequence[dict[str, str]]:
    text = (files("hearth.duties") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
