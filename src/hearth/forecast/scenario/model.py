"""What may be done differently, in plain units: the objects a file or a form is read into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.dates.days import day_number
from hearth.forecast.panel import DAYS_IN_A_MONTH

__all__ = [
    "ALL_AGES",
    "Ages",
    "Ask",
    "Beds",
    "Entries",
    "Fault",
    "Guardianship",
    "HomeOpens",
    "NetCarers",
    "Outlay",
    "Rise",
    "Scenario",
    "ScenarioFile",
    "StepDowns",
    "Timing",
    "Transfers",
]

Array = NDArray[Any]


@dataclass(frozen=True)
class Ages:
    """Children of these ages in completed years, both included."""

    first: int
    last: int

    @property
    def months(self) -> tuple[int, int]:
        """The first month of age, and the first beyond."""
        return self.first * 12, (self.last + 1) * 12


ALL_AGES = Ages(0, 17)


@dataclass(frozen=True)
class Timing:
    """From which day on, over how many months it builds up to all of it, and the last day."""

    begins: date
    building: float = 0.0
    until: date | None = None

    def level(self, days: tuple[date, ...]) -> Array:
        """How much of it there is in each month that ends on `days`, the present left out.

        Six months of building up give a sixth in the first month and all of it in the sixth. Of a
        month in the middle of which it begins or ends, the share of its days counts.
        """
        numbers = np.array([day_number(day) for day in days])
        ends = np.arange(1, len(days))
        passed = ends - place_of(numbers, day_number(self.begins) - 1)
        level: Array = np.clip(passed / max(1.0, self.building), 0.0, 1.0)
        if self.until is not None:
            level *= np.clip(place_of(numbers, day_number(self.until)) - (ends - 1), 0.0, 1.0)
        return level

    def asked(self, a_month: float, days: tuple[date, ...]) -> Array:
        """Whole children asked for in each month; their sum is as near as whole children come."""
        running = np.floor(np.cumsum(self.level(days) * a_month) + 0.5 + 1e-9)
        return np.asarray(np.diff(running, prepend=0.0).astype(np.int64))


def place_of(numbers: Array, day: int) -> float:
    """Where a day lies among the ends of months, 0 the present."""
    if day > numbers[-1]:
        return float(len(numbers))
    return float(np.interp(day, numbers, np.arange(len(numbers))))


@dataclass(frozen=True)
class Entries:
    """So many children a month more (or fewer, below 0) come into care."""

    a_month: float
    ages: Ages
    when: Timing


@dataclass(frozen=True)
class StepDowns:
    """So many children a month move from the groups `out_of` to the groups `into`, by share."""

    a_month: float
    out_of: tuple[int, ...]
    into: tuple[tuple[int, float], ...]
    ages: Ages
    when: Timing


@dataclass(frozen=True)
class NetCarers:
    """So many more (or fewer) carers of the council's own, reached evenly by the end of `by`.

    Each offers `places_each` places, of which the share `filling` is filled by children who would
    go to, or are with, agency carers; fewer carers send children there.
    """

    carers: float
    begins: date
    by: date
    filling: float
    places_each: float = 1.0

    @property
    def timing(self) -> Timing:
        """How the places build up."""
        return Timing(self.begins, max(0.0, (self.by - self.begins).days / DAYS_IN_A_MONTH))


@dataclass(frozen=True)
class HomeOpens:
    """A children's home of the council's own opens, filled from other children's homes."""

    opens: date
    beds: int
    filling: float = 1.0
    building: float = 0.0

    @property
    def timing(self) -> Timing:
        """How the beds are filled."""
        return Timing(self.opens, self.building)


@dataclass(frozen=True)
class Guardianship:
    """So many children a month leave earlier than they would, to special guardianship."""

    a_month: float
    out_of: tuple[int, ...]
    ages: Ages
    when: Timing


@dataclass(frozen=True)
class Transfers:
    """Unaccompanied children come by the transfer scheme until they are `share` of all children
    of the area (`population`, 0 to 17), and as others leave."""

    share: float
    population: int
    when: Timing


Ask = Entries | StepDowns | NetCarers | HomeOpens | Guardianship | Transfers
"""Anything that changes what happens to children."""


@dataclass(frozen=True)
class Rise:
    """Prices of these groups are dearer by a share from a day on; again each year if `yearly`.

    No groups means every group. A fall is a share below 0.
    """

    share: float
    groups: tuple[int, ...]
    begins: date
    yearly: bool = False


@dataclass(frozen=True)
class Outlay:
    """Money a scenario takes: once on a day, or `monthly` from then to `until`."""

    amount: float
    begins: date
    monthly: bool = False
    until: date | None = None


@dataclass(frozen=True)
class Beds:
    """How many beds of a group the council can count on from a day; None: from the beginning."""

    group: int
    beds: float
    begins: date | None = None


@dataclass(frozen=True)
class Scenario:
    """What is done differently under one name. `asks` keep the order of the file."""

    name: str
    asks: tuple[Ask, ...] = ()
    rises: tuple[Rise, ...] = ()
    outlays: tuple[Outlay, ...] = ()
    line: int | None = None

    def after(self, base: Scenario) -> Scenario:
        """The same with whatever happens anyway before it."""
        return Scenario(
            self.name,
            (*base.asks, *self.asks),
            (*base.rises, *self.rises),
            (*base.outlays, *self.outlays),
            self.line,
        )


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a scenario file: where, and a sentence that says what to write.

    `scenario` is the name of the scenario that is left out for it; empty for the rest of the file.
    `word` is the word whose value is wrong, where it is one: a form puts the sentence beside it.
    """

    scenario: str
    line: int | None
    sentence: str
    word: str = ""

    def __str__(self) -> str:
        """The whole of it in one sentence."""
        where = [f"scenario {self.scenario!r}"] if self.scenario else []
        where += [f"line {self.line}"] if self.line else []
        place = ", ".join(where)
        return f"{place[:1].upper()}{place[1:]}: {self.sentence}" if place else self.sentence


@dataclass(frozen=True)
class ScenarioFile:
    """A scenario file as read: what happens anyway, the good scenarios, beds, what is wrong.

    `beds` is empty where the file gives none. `faults` hold a sentence for each thing wrong;
    a scenario with a fault is not among `scenarios`.
    """

    base: Scenario
    scenarios: tuple[Scenario, ...]
    beds: tuple[Beds, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def all(self) -> tuple[Scenario, ...]:
        """The base, then each scenario with what happens anyway."""
        return (self.base, *(each.after(self.base) for each in self.scenarios))
