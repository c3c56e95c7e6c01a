"""What happened month by month: who was there, who left, who moved, who came."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.dates.days import FAR, birthday, day_number
from hearth.forecast.groups import EIGHTEEN
from hearth.forecast.past import Past, month_ends_back

__all__ = [
    "DAYS_IN_A_MONTH",
    "LEFT",
    "MOVED",
    "STAYED",
    "Arrivals",
    "Months",
    "Panel",
    "ages",
    "panel",
]

Array = NDArray[Any]

STAYED, LEFT, MOVED = range(3)
DAYS_IN_A_MONTH = 30.4375
LONG = 24  # months in care that are known although their beginning is not


@dataclass(frozen=True)
class Months:
    """One row for each child and month that began with the child in care.

    `month` (a number, 0 the first), `uasc` (came alone from abroad), `group`, `age` (whole
    months; -1 when not known), `in_care` and `here` (whole months since care and the stay began;
    -1 where care began before the record and it is not two years old, so that nobody knows),
    `outcome` by the end of the month (STAYED, LEFT or MOVED), `way` of leaving, and `to`, the
    group where they then were.
    """

    month: Array
    uasc: Array
    group: Array
    age: Array
    in_care: Array
    here: Array
    outcome: Array
    way: Array
    to: Array


@dataclass(frozen=True)
class Arrivals:
    """One row for each child in care at the end of a month and not at its beginning.

    `month`, `group`, `reach`, `age` (months; -1 when not known), `uasc`, and `family`.
    """

    month: Array
    group: Array
    reach: Array
    age: Array
    uasc: Array
    family: Array


@dataclass(frozen=True)
class Panel:
    """The months of a council's past, and where they end.

    `ends` are the days at which months end, `count` how many months there are; `passed` is how
    many came into care for each who was still there at the end of the month.
    """

    ends: tuple[date, ...]
    months: Months
    arrivals: Arrivals
    passed: float

    @property
    def count(self) -> int:
        """How many months there are."""
        return len(self.ends) - 1


def panel(past: Past) -> Panel:
    """Every month of the past, counted back from the day it is known on."""
    ends = month_ends_back(past.day, past.first_day)
    there, came = [], []
    before = past.on(day_number(ends[0]))
    for at, (first, last) in enumerate(pairwise(day_number(end) for end in ends)):
        after = past.on(last)
        there.append(during(past, before, after, first, last, at))
        came.append(arrived(past, before, after, last, at))
        before = after
    started = ((past.start > day_number(ends[0])) & past.start_known).sum()
    months, arrivals = joined(Months, there), joined(Arrivals, came)
    passed = max(1.0, started / len(arrivals.month)) if len(arrivals.month) else 1.0
    return Panel(tuple(ends), months, arrivals, float(passed))


def during(past: Past, before: Array, after: Array, first: int, last: int, at: int) -> Months:
    """One month of those who were there when it began."""
    care = past.care[before]
    now = np.full(len(past.start), -1)
    now[past.care[after]] = after
    there = now[care]
    grown = birthday(past.dob[care], 18) <= last
    gone = there < 0
    moved = ~gone & (there != before)
    to = np.where(gone, -1, past.group[there])
    way = np.where(grown, EIGHTEEN, past.way[care])
    return Months(
        month=np.full(len(care), at, np.int16),
        uasc=past.uasc[care],
        group=past.group[before],
        age=ages(past.dob[care], first),
        in_care=time_in_care(past, care, first),
        here=((first - past.begins[before]) / DAYS_IN_A_MONTH).astype(np.int16),
        outcome=np.where(gone, LEFT, np.where(moved, MOVED, STAYED)).astype(np.int8),
        way=np.where(gone, way, -1).astype(np.int8),
        to=to.astype(np.int8),
    )


def time_in_care(past: Past, care: Array, day: int) -> Array:
    """Whole months since care began; -1 where nobody knows (see `Months`)."""
    months = ((day - past.start[care]) / DAYS_IN_A_MONTH).astype(np.int16)
    return np.where(past.start_known[care] | (months >= LONG), months, -1).astype(np.int16)


def arrived(past: Past, before: Array, after: Array, last: int, at: int) -> Arrivals:
    """Those who are there at the end of a month and were not at its beginning."""
    was = np.zeros(len(past.start), bool)
    was[past.care[before]] = True
    new = after[~was[past.care[after]]]
    care = past.care[new]
    return Arrivals(
        month=np.full(len(new), at, np.int16),
        group=past.group[new],
        reach=past.reach[new],
        age=ages(past.dob[care], last),
        uasc=past.uasc[care],
        family=past.family[care],
    )


def joined(kind: Any, parts: list[Any]) -> Any:
    """The rows of all the parts."""
    return kind(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(kind)))


def ages(dob: Array, day: int) -> Array:
    """Whole months of age on a day; -1 for who has no date of birth or is not born."""
    on = np.array(day).astype("M8[D]")
    born = np.where(dob == FAR, 0, dob).astype("M8[D]")
    months = (on.astype("M8[M]") - born.astype("M8[M]")).astype(np.int64)
    into = (born - born.astype("M8[M]").astype("M8[D]")).astype(np.int64)
    today = int((on - on.astype("M8[M]").astype("M8[D]")).astype(np.int64))
    whole = months - (into > today)
    return np.where((dob == FAR) | (whole < 0), -1, whole).astype(np.int16)
