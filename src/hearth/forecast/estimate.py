"""What a council's past says of its future: every rate, share and drift, estimated once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.dates.days import date_of
from hearth.dates.words import day
from hearth.errors import UsageError
from hearth.forecast.assumptions import assumed
from hearth.forecast.drift import ALONE, LEAVING, MONTHLY, Restless, Swarm
from hearth.forecast.earlier import earlier
from hearth.forecast.following import follow
from hearth.forecast.groups import AGES, EIGHTEEN, EXITS, GROUPS, OLD, REACHES
from hearth.forecast.panel import LEFT, MOVED, Arrivals, Panel, panel
from hearth.forecast.past import Past
from hearth.forecast.rates import MOVE_AGES, Rates, bands_of, leaving, moving
from hearth.forecast.season import seasons

__all__ = ["LEAST", "Estimate", "Stream", "estimate"]

Array = NDArray[Any]

LEAST = 3  # months of past: with fewer there is no rate to speak of
RUSH = 0.5  # how likely a rush must have been in a month that then tells nothing of the season
SILENT = 10  # things that would usually have happened: none by chance once in 22,000


@dataclass(frozen=True)
class Stream:
    """Children who come: those who come alone from abroad, or all others.

    `rate` draws of families a month beside their season; `season`, twelve factors from January;
    `first`, `size`: where each past family's children are in `age`, `group`, `reach` (a row a
    child) and how many; `weight`, how much each counts when one is drawn again.
    """

    uasc: bool
    rate: Swarm
    season: Array
    first: Array
    size: Array
    weight: Array
    age: Array
    group: Array
    reach: Array


@dataclass(frozen=True)
class Estimate:
    """All a simulation needs. `leave_rate` is how leaving drifts beside `leave`; `to` the shares
    of homes moved to, by age (`MOVE_AGES`) and group; `reach` those of distance by group; `way`
    those of ways of leaving by age (`AGES`)."""

    past: Past
    panel: Panel
    leave: Rates
    leave_rate: Swarm
    move: Rates
    to: Array
    reach: Array
    way: Array
    streams: tuple[Stream, ...]


def estimate(past: Past, seed: int = 1, pace: Restless = MONTHLY) -> Estimate:
    """Estimate everything from a past as known on its day; `pace` is what is believed of how often
    families come."""
    rng = np.random.default_rng([seed, 7])
    refuse_silence(past)
    seen = enough(panel(past))
    months = seen.months
    weight = recent(months.month, seen.count)
    grown = months.way == EIGHTEEN
    leave = leaving(months, weight, grown)
    return Estimate(
        past=past,
        panel=seen,
        leave=leave,
        leave_rate=drift_of_leaving(seen, leave, grown, rng),
        move=moving(months, weight, grown),
        to=destinations(seen, weight),
        reach=reach_of(past),
        way=ways(seen, weight),
        streams=streams(past, seen, pace, rng),
    )


def refuse_silence(past: Past) -> None:
    """A past that stops short of its day, as a return cut in October does when asked as at March.

    Where ten things or more would have happened since the last that is told, that is no chance.
    """
    days = np.concatenate([past.begins, past.until])
    days = days[(days > past.first) & (days <= past.today)]
    last = int(days.max(initial=past.first))
    usual = len(days) / max(1, last - past.first)
    if usual * (past.today - last) >= SILENT:
        said = date_of(last)
        raise UsageError(
            f"Nothing is told of any child after {day(said)}: the returns seem to end there."
            " Forecast as at that day, or give the whole return."
        )


def enough(seen: Panel) -> Panel:
    """The same months, where they are enough to forecast from."""
    if seen.count < LEAST:
        raise UsageError(
            f"The returns tell of {seen.count} whole months before {day(seen.ends[-1])}: a"
            " forecast needs at least three months, and is good for something with two years. Give"
            " earlier returns, or forecast from a later day."
        )
    if len(seen.months.month) + len(seen.arrivals.month) == 0:
        raise UsageError(
            "The returns tell of no children in care: there is nothing to forecast from. Check"
            " that these are the right files and the right day."
        )
    return seen


def recent(month: Array, count: int) -> Array:
    """How much each month of the past counts."""
    return 0.5 ** ((count - 1 - month) / assumed("half-life"))


def drift_of_leaving(seen: Panel, leave: Rates, grown: Array, rng: np.random.Generator) -> Swarm:
    """How leaving wandered beside its rates over the months of the past."""
    months = seen.months
    told = ~grown & (months.age >= 0) & (months.in_care >= 0)
    at = (
        bands_of(months.age, leave.ages),
        bands_of(months.in_care, leave.times),
        months.group,
    )
    expected = np.bincount(months.month, leave.of(at, months.uasc) * told, seen.count)
    left = np.bincount(months.month, (months.outcome == LEFT) & told, seen.count)
    return follow(left, expected, LEAVING, rng)


def destinations(seen: Panel, weight: Array) -> Array:
    """Of those who move, the share to each group, by age and the group they were in."""
    months = seen.months
    moved = months.outcome == MOVED
    shape = (len(MOVE_AGES), len(GROUPS), len(GROUPS))
    at = (bands_of(months.age, MOVE_AGES)[moved], months.group[moved], months.to[moved])
    seen_moves = np.bincount(
        np.ravel_multi_index(at, shape), weight[moved], int(np.prod(shape))
    ).reshape(shape)
    pull = assumed("pull-to")
    by_group = shares(seen_moves.sum(axis=0) + 0.02, pull)
    return drawn_to(seen_moves, by_group[None], pull)


def shares(counts: Array, pull: float) -> Array:
    """Each row as shares, drawn to the shares of all rows together."""
    return drawn_to(counts, counts.sum(axis=0) / counts.sum(), pull)


def drawn_to(counts: Array, believed: Array, pull: float) -> Array:
    """Counts as shares along the last axis, drawn to what is believed of them."""
    return np.asarray((counts + pull * believed) / (counts.sum(axis=-1, keepdims=True) + pull))


def reach_of(past: Past) -> Array:
    """How far away homes of each group are, drawn to how far all are."""
    lately = past.until > past.today - 730
    counts = np.zeros((len(GROUPS), len(REACHES)))
    np.add.at(counts, (past.group[lately], past.reach[lately]), 1.0)
    return shares(counts + 1e-9, assumed("pull-reach"))


def ways(seen: Panel, weight: Array) -> Array:
    """Of those who leave before 18, the share of each way, by age."""
    months = seen.months
    left = (months.outcome == LEFT) & (months.way != EIGHTEEN)
    counts = np.full((len(AGES), len(EXITS)), 0.05)
    counts[:, EIGHTEEN] = 0.0
    np.add.at(counts, (bands_of(months.age[left], AGES), months.way[left]), weight[left])
    return shares(counts, assumed("pull-way"))


def streams(
    past: Past, seen: Panel, pace: Restless, rng: np.random.Generator
) -> tuple[Stream, Stream]:
    """Those who come with their families or from them, and those who come alone.

    A rush of those who come alone is plain to see, for there are few of them at other times. What
    brings it may bring more families as well, and is then over for both.
    """
    alone = stream(past, seen, ALONE, rng, uasc=True)
    return stream(past, seen, pace, rng, uasc=False, beside=alone.rate.bursts), alone


def stream(
    past: Past,
    seen: Panel,
    pace: Restless,
    rng: np.random.Generator,
    *,
    uasc: bool,
    beside: Array | None = None,
) -> Stream:
    """Those who came, family by family, and how often they do; `pace` is what is believed of that,
    `beside` see `follow`."""
    came = seen.arrivals
    mine = np.flatnonzero((came.uasc == uasc) & (came.age < OLD))
    order = mine[np.lexsort((came.family[mine], came.month[mine]))]
    rows = Arrivals(**{name: value[order] for name, value in vars(came).items()})
    key = rows.month.astype(np.int64) * (came.family.max(initial=0) + 1) + rows.family
    first = np.flatnonzero(np.diff(key, prepend=-1) != 0)
    size = np.diff(first, append=len(key))
    families = np.bincount(rows.month[first], minlength=seen.count).astype(float)
    calendar = np.array([end.month - 1 for end in seen.ends[1:]])
    rush = follow(families, np.ones(seen.count), pace, rng).bursts if beside is None else beside
    season = seasons(families, calendar, rush[-seen.count :] < RUSH)
    before, left = earlier(past, seen, uasc=uasc)
    counts = np.concatenate([before, families])
    months = (calendar[-1] + 1 + np.arange(-len(counts), 0)) % 12
    expected = season[months] * np.concatenate([left, np.ones(seen.count)])
    return Stream(
        uasc=uasc,
        rate=follow(counts, expected, pace, rng, beside, earlier=len(before)),
        season=season,
        first=first,
        size=size,
        weight=recent(rows.month[first], seen.count),
        age=with_ages(rows.age, rng),
        group=rows.group,
        reach=rows.reach,
    )


def with_ages(age: Array, rng: np.random.Generator) -> Array:
    """Ages in months; who has none is as old as another who came."""
    known = age[age >= 0]
    if len(known) == 0:
        return np.where(age < 0, 120, age)
    return np.where(age < 0, rng.choice(known, len(age)), age)
