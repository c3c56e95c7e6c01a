"""What a forecast says: every series month by month, each with its middle and its ranges.

A range is taken over futures of the number itself, never by adding up ranges of its parts: the
parts do not all fall high or low together. All numbers are whole children.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.estimate import Estimate
from hearth.forecast.groups import AGE_BANDS, EXITS, GONE, GROUPS, REACHES
from hearth.forecast.leavers import LEAVERS, known_leavers, leavers_ahead, whole_from
from hearth.forecast.ranges import EDGES
from hearth.forecast.seen import NO_AGE, Seen, birthdays_ahead, seen
from hearth.forecast.simulate import Futures

__all__ = [
    "COLUMNS",
    "IN_THE_MONTH",
    "IN_THE_YEAR",
    "ON_THE_DAY",
    "WITHHELD",
    "Results",
    "Series",
    "Spread",
    "results_of",
]

Array = NDArray[Any]

ON_THE_DAY, IN_THE_MONTH, IN_THE_YEAR = "on the day", "in the month", "in the twelve months"
COLUMNS = (
    "series", "part", "label", "counted", "day",
    "known", "median", "low_50", "high_50", "low_80", "high_80",
)  # fmt: skip
"""The columns of `Results.rows`."""
WITHHELD = "c"
"""What stands for a number that is withheld."""


@dataclass(frozen=True)
class Spread:
    """One number to come: in five futures of ten it lies in the 50% range, in eight the 80%."""

    low_80: int
    low_50: int
    median: int
    high_50: int
    high_80: int


@dataclass(frozen=True)
class Series:
    """One number through time.

    `name` of the series and of its `part` ("" for the whole), a `label`, and how it is `counted`:
    on the day, in the month, or in the twelve months to the day. `known` are its values on the
    days `back`; `edges` those of `Spread`, a row for each, on the days `ahead`. Of what is
    `withheld` both are empty: it is there to say so, and asking it for a number is an error.
    """

    name: str
    part: str
    label: str
    counted: str
    back: tuple[date, ...]
    known: Array
    ahead: tuple[date, ...]
    edges: Array
    withheld: bool = False

    @property
    def now(self) -> int | None:
        """The last value known."""
        self.must_be_told()
        return int(self.known[-1]) if len(self.known) else None

    def at(self, place: int) -> Spread:
        """The value so many steps ahead: months, or years of what is counted in twelve months."""
        self.must_be_told()
        return Spread(*(int(value) for value in self.edges[:, place - 1]))

    def must_be_told(self) -> None:
        """Nobody may read a number of what is withheld by mistake."""
        if self.withheld:
            raise LookupError(f"The series {self.name} {self.part} is withheld.")

    def rows(self) -> Iterator[dict[str, Any]]:
        """A row for each day; one with `WITHHELD` for all where it is withheld."""
        same = {
            "series": self.name, "part": self.part, "label": self.label, "counted": self.counted,
        }  # fmt: skip
        none = dict.fromkeys(COLUMNS[5:], "")
        if self.withheld:
            yield {**same, "day": "", **dict.fromkeys(COLUMNS[5:], WITHHELD)}
            return
        for day, value in zip(self.back, self.known.tolist(), strict=True):
            yield {**same, "day": day, **none, "known": int(value)}
        for at, day in enumerate(self.ahead, 1):
            yield {**same, "day": day, **none, **vars(self.at(at))}


@dataclass(frozen=True)
class Results:
    """A forecast made on a day: every `Series` by its name, part and how it is counted.

    `passed` is how many come into care for each who is still there at the end of a month.
    `threshold` is that of the transfer scheme, None where it is not known; `over` the share of
    futures with more unaccompanied children than that, a month each. `leavers_whole` is the day
    from which the returns tell of all care leavers, for each band.
    """

    as_at: date
    ahead: tuple[date, ...]
    futures: int
    passed: float
    threshold: int | None
    over: Array
    leavers_whole: tuple[date, ...]
    series: Mapping[tuple[str, str, str], Series]

    def of(self, name: str, part: str = "", counted: str = ON_THE_DAY) -> Series:
        """One series."""
        return self.series[name, part, counted]

    def parts(self, name: str, counted: str = ON_THE_DAY) -> list[Series]:
        """The parts of a series, in order, without the whole."""
        return [
            each
            for (called, part, how), each in self.series.items()
            if called == name and part and how == counted
        ]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Every series, a row a day, under `COLUMNS`."""
        for series in self.series.values():
            yield from series.rows()


@dataclass(frozen=True)
class Counted:
    """One number before its ranges are taken: what was, and by month and future what comes.

    A `flow` is counted in months. Before `since` what was is not known whole, and is left out.
    """

    name: str
    part: str
    label: str
    known: Array
    coming: Array
    flow: bool = False
    since: date | None = None


def results_of(estimated: Estimate, found: Futures, threshold: int | None = None) -> Results:
    """Take from the futures every series. `threshold` is that of the transfer scheme today."""
    past, panel = estimated.past, estimated.panel
    was = seen(past, panel)
    days = found.days
    series = {
        (each.name, each.part, each.counted): each
        for counted in every(estimated, found, was)
        for each in with_ranges(counted, was.ends, days)
    }
    uasc = found.there[1:, :, :GONE, :, :, 1].sum(axis=(2, 3, 4))
    over = np.zeros(len(days) - 1) if threshold is None else (uasc > threshold).mean(axis=1)
    return Results(
        as_at=days[0],
        ahead=days[1:],
        futures=found.there.shape[1],
        passed=panel.passed,
        threshold=threshold,
        over=over,
        leavers_whole=whole_from(past),
        series=MappingProxyType(series),
    )


def every(estimated: Estimate, found: Futures, was: Seen) -> Iterator[Counted]:
    """Every number a forecast tells."""
    yield from in_care(found, was)
    yield from comings(estimated, found, was)
    yield from eighteen(estimated, found, was)
    yield from after_care(estimated, found, was)
    yield from together(found, was)


def in_care(found: Futures, was: Seen) -> Iterator[Counted]:
    """Children looked after: in total, by age, by home, by distance, and unaccompanied."""
    there = found.there[1:, :, :GONE]
    groups = there.sum(axis=(3, 4, 5))
    yield Counted("total", "", "All children", was.groups.sum(axis=1), groups.sum(axis=2))
    bands = there.sum(axis=(2, 4, 5))
    for at, band in enumerate(AGE_BANDS):
        yield Counted("age", band, band, was.ages[:, at], bands[:, :, at])
    if was.ages[:, NO_AGE].any():
        # A future has no such child: each is as old as another, drawn anew in every future.
        none = np.zeros(groups.shape[:2], np.int64)
        yield Counted("age", "Not known", "Age not known", was.ages[:, NO_AGE], none)
    for wider in dict.fromkeys(group.wider for group in GROUPS):
        mine = [at for at, group in enumerate(GROUPS) if group.wider == wider]
        yield Counted(
            "group", wider, wider, was.groups[:, mine].sum(axis=1), groups[:, :, mine].sum(axis=2)
        )
    for at, group in enumerate(GROUPS):
        yield Counted("sub-group", group.id, group.label, was.groups[:, at], groups[:, :, at])
    far = there.sum(axis=(2, 3, 5))
    for at, reach in enumerate(REACHES):
        yield Counted("where", reach, reach, was.reaches[:, at], far[:, :, at])
    alone = there[..., 1].sum(axis=(2, 3, 4))
    yield Counted("uasc", "", "Unaccompanied asylum-seeking children", was.uasc, alone)


def comings(estimated: Estimate, found: Futures, was: Seen) -> Iterator[Counted]:
    """Who comes into care and who leaves.

    A future counts those who are there at the end of the month they came in. In the past somewhat
    more came, who had left again by then: `Panel.passed` says how many, and as many are added
    here, to those who come and to those who leave.
    """
    came = found.came.sum(axis=2)
    passing = estimated.panel.passed - 1
    extra = came.sum(axis=2) * passing
    yield Counted(
        "came", "", "Came into care", was.came, np.rint(came.sum(axis=2) + extra), flow=True
    )
    alone = came[:, :, 1]
    yield Counted(
        "came", "uasc", "Came into care: unaccompanied", was.came_uasc,
        np.rint(alone * (1 + passing)), flow=True,
    )  # fmt: skip
    left = found.left.sum(axis=2)
    yield Counted("left", "", "Left care", was.left.sum(axis=1), np.rint(left + extra), flow=True)
    for at, way in enumerate(EXITS):
        yield Counted(
            "left", way, f"Left care: {way[0].lower()}{way[1:]}", was.left[:, at],
            found.left[:, :, at], flow=True,
        )  # fmt: skip


def eighteen(estimated: Estimate, found: Futures, was: Seen) -> Iterator[Counted]:
    """Who turns 18 in care, and where they live then; and the birthdays that are known today."""
    yield Counted(
        "eighteen", "", "Turned 18 in care", was.grown.sum(axis=1), found.grown.sum(axis=2),
        flow=True,
    )  # fmt: skip
    for at, group in enumerate(GROUPS):
        yield Counted(
            "eighteen", group.id, f"Turned 18: {group.label}", was.grown[:, at],
            found.grown[:, :, at], flow=True,
        )  # fmt: skip
    known = birthdays_ahead(estimated.past, found.days).sum(axis=1)
    yield Counted(
        "birthdays", "", "18th birthdays of children in care today", np.zeros(0, np.int64),
        known[:, None], flow=True,
    )  # fmt: skip


def after_care(estimated: Estimate, found: Futures, was: Seen) -> Iterator[Counted]:
    """Care leavers, by band of age.

    Where the returns do not tell of all of them today, the label says that there are more.
    """
    known, whole = known_leavers(estimated.past, was.ends), whole_from(estimated.past)
    ahead = leavers_ahead(estimated.past, found.days[1:], found.grown.sum(axis=2))
    for at, (first, end, label) in enumerate(LEAVERS):
        all_told = whole[at] <= found.days[0]
        yield Counted(
            "leavers", f"{first} to {end - 1}", label if all_told else f"{label} (at least)",
            known[:, at], ahead[:, :, at], since=whole[at] if all_told else None,
        )  # fmt: skip


def together(found: Futures, was: Seen) -> Iterator[Counted]:
    """Brothers and sisters who come together and need one home."""
    label = "Groups of brothers and sisters who came together"
    yield Counted(
        "siblings", "", label, was.families[:, 1:].sum(axis=1),
        found.families[:, :, 1:].sum(axis=2), flow=True,
    )  # fmt: skip
    for at, size in enumerate(("2", "3", "4 or more"), 1):
        yield Counted(
            "siblings", size, f"{label}: {size}", was.families[:, at], found.families[:, :, at],
            flow=True,
        )  # fmt: skip


def with_ranges(counted: Counted, ends: Sequence[date], days: Sequence[date]) -> Iterator[Series]:
    """The series of a number; of what is counted in a month, also of twelve months together."""
    back, ahead = tuple(ends), tuple(days[1:])
    if not counted.flow:
        told = sum(counted.since is None or day >= counted.since for day in back)
        first = len(back) - told
        yield series_of(
            counted, ON_THE_DAY, back[first:], counted.known[first:], ahead, counted.coming
        )
        return
    back = back[1:] if len(counted.known) else ()
    yield series_of(counted, IN_THE_MONTH, back, counted.known, ahead, counted.coming)
    years, whole = len(counted.known) // 12, len(counted.coming) // 12
    kept = counted.known[len(counted.known) - 12 * years :]
    sums = kept.reshape(years, 12).sum(axis=1)
    coming = counted.coming[: 12 * whole].reshape(whole, 12, counted.coming.shape[1]).sum(axis=1)
    yearly = back[::-1][::12][:years][::-1]
    yield series_of(counted, IN_THE_YEAR, yearly, sums, ahead[11::12], coming)


def series_of(
    counted: Counted,
    how: str,
    back: tuple[date, ...],
    known: Array,
    ahead: tuple[date, ...],
    coming: Array,
) -> Series:
    """One series with its ranges over futures."""
    # The least number that so many futures do not exceed: a whole one, and a range that holds at
    # least its share of futures.
    edges = (
        np.quantile(coming, EDGES, axis=1, method="inverted_cdf")
        if len(coming)
        else np.zeros((len(EDGES), 0))
    )
    return Series(counted.name, counted.part, counted.label, how, back, known, ahead, edges)
