"""Councils with known dynamics, to hold the forecast against.

Children live one by one: each next thing that may happen to a child is drawn in continuous time,
and kept as often as the rate of the day says (thinning), to the day. Nothing here is shared with
`hearth.forecast.simulate`, which lives month by month. The same mechanics live on from the true
state under the true rates: what they give is the floor, the error nobody can beat.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

import numpy as np
from generated_world import MOST, YEAR, World, some_world
from numpy.random import Generator

from hearth.forecast.groups import GROUPS
from hearth.forecast.past import FAR, Past, day_number, months_ahead

REGIMES = ("steady", "trend", "shock-before", "shock-after", "restless")
HORIZONS = (6, 12, 24, 36)
TODAY = date(2025, 3, 31)
BURN = int(18 * YEAR)  # nobody stays longer: a council begun so long ago has its usual children
REACH = np.array([0.55, 0.25, 0.2])


@dataclass
class People:
    """Children in care, a row each: `lived` is the day up to which their life is told."""

    future: np.ndarray
    dob: np.ndarray
    start: np.ndarray
    family: np.ndarray
    alone: np.ndarray
    group: np.ndarray
    since: np.ndarray
    lived: np.ndarray

    def of(self, rows) -> People:
        return People(*(getattr(self, f.name)[rows] for f in fields(self)))


@dataclass(frozen=True)
class Lived:
    """Lives told: of each stay `who`, `begins`, `until`, `group`; of each child `end`."""

    people: People
    end: np.ndarray
    who: np.ndarray
    begins: np.ndarray
    until: np.ndarray
    group: np.ndarray


@dataclass(frozen=True)
class Council:
    """A generated council: its `past` as known on the day, all that happens (`whole`), and its
    own continuations, `futures` by horizon by group."""

    regime: str
    past: Past
    whole: Past
    actual: np.ndarray
    futures: np.ndarray


def council(
    regime: str, size: int, seed: int, *, years: float | None = None, futures: int = 100
) -> Council:
    """A council of about so many children with 3 to 6 years of past."""
    rng = np.random.default_rng([seed, size, REGIMES.index(regime)])
    years = years or int(rng.integers(3, 7))
    today = day_number(TODAY)
    first = day_number(date(TODAY.year - int(years), 3, 31))
    world = some_world(regime, today, first, rng)
    a_day = size / usual_length(world, first, rng)
    last = day_number(months_ahead(TODAY, max(HORIZONS))[-1])
    begin = first - BURN
    level = wandered(world, last - begin, 1, rng)
    came = arrivals(world, a_day, begin, last, level, rng)
    lived = live(world, came, last, level, begin, rng)
    whole = recorded(lived, first, last, rng)
    state = standing(lived, today)
    onward = level[:, today - begin : today - begin + 1] * wandered(
        world, last - today, futures, rng
    )
    again = continued(world, a_day, state, today, last, onward, rng)
    return Council(
        regime,
        whole.upto(today),
        whole,
        counted(lived, 1)[0],
        counted(again, futures),
    )


def usual_length(world: World, day: int, rng: Generator) -> float:
    """How many days a family's children are in care together, on average."""
    calm = replace(world, growth=0.0, season=(0.0, 0.0), shock=(0, 0, 1.0), before=1.0)
    some = arrivals(calm, 2.0, day, day + 1500, np.ones((1, 1501)), rng)
    lived = live(calm, some, FAR, np.ones((1, 1)), day, rng)
    return float((lived.end - some.start).sum() / 3000)


def wandered(world: World, days: int, paths: int, rng: Generator) -> np.ndarray:
    """How a wandering rate stands beside its beginning: paths by days."""
    steps = world.wander / np.sqrt(YEAR) * rng.standard_normal((paths, days + 1))
    return np.exp(np.cumsum(steps, axis=1))


def arrivals(world, a_day, begin, last, level, rng) -> People:
    """Whoever comes after `begin`, up to `last`; `level` is paths by days."""
    days = np.arange(begin + 1, last + 1)
    usual = a_day * world.level(days) * level[:, : len(days)]
    extra = usual * (world.shaken(days) - 1)
    families = rng.poisson(usual * (1 - world.alone) + 0.2 * extra)
    lone = rng.poisson(usual * world.alone + 0.8 * extra)
    path, day = (
        np.repeat(at, families.ravel()) for at in np.indices(families.shape).reshape(2, -1)
    )
    sizes = rng.choice(np.arange(1, 5), len(path), p=world.sizes)
    rows = np.repeat(np.arange(len(path)), sizes)
    kin = people(world, path[rows], days[day[rows]], rows, kin_ages(world, sizes, rng), False, rng)
    path, day = (np.repeat(at, lone.ravel()) for at in np.indices(lone.shape).reshape(2, -1))
    ages = np.clip(rng.normal(16.7, 0.7, len(path)), 12, 17.95) * YEAR
    family = sizes.size + np.arange(len(path))
    return joined(kin, people(world, path, days[day], family, ages, True, rng))


def kin_ages(world, sizes, rng) -> np.ndarray:
    """Ages of brothers and sisters: one of each family anywhere, the others some years away."""
    band = rng.choice(len(world.come), len(sizes), p=world.come)
    low = np.array([0, 1, 5, 10, 16])[band]
    eldest = (low + rng.random(len(sizes)) * np.array([1, 4, 5, 6, 1.9])[band]) * YEAR
    apart = np.concatenate([np.arange(size) for size in sizes]) if len(sizes) else np.zeros(0)
    age = np.repeat(eldest, sizes) - apart * rng.uniform(1.0, 3.5, len(apart)) * YEAR
    return np.where(age < 0, rng.uniform(2, 17, len(age)) * YEAR, age)


def people(world, future, start, family, age, alone, rng) -> People:
    lone = np.full(len(start), alone)
    group = world.to(age, rng.random(len(start)))
    dob = start - age.astype(np.int64)
    return People(future, dob, start, family, lone, group, start.copy(), start.astype(float))


def joined(one: People, other: People) -> People:
    return People(
        *(np.concatenate([getattr(one, f.name), getattr(other, f.name)]) for f in fields(one))
    )


def live(world, came: People, last: int, level, begin: int, rng) -> Lived:
    """Every child's life up to `last` or to the day they leave; at 18 everybody has."""
    count = len(came.start)
    grown = eighteenth(came.dob)
    end = np.full(count, FAR)
    group, since, now = came.group.copy(), came.since.astype(float), came.lived.copy()
    stays = []
    alive = np.arange(count)
    while len(alive):
        now[alive] += rng.exponential(1 / MOST, len(alive))
        over = now[alive] >= np.minimum(grown[alive], last + 1)
        done = alive[over & (grown[alive] <= last)]
        end[done] = grown[done]
        stays.append((done, since[done], grown[done], group[done]))
        still = alive[over & (grown[alive] > last)]
        stays.append((still, since[still], np.full(len(still), FAR), group[still]))
        alive = alive[~over]
        day = now[alive]
        leave = world.leaving(
            day - came.dob[alive], day - came.start[alive], group[alive], came.alone[alive]
        )
        at = np.clip(day.astype(np.int64) - begin, 0, level.shape[1] - 1)
        path = np.minimum(came.future[alive], len(level) - 1)
        leave = leave / level[path, at] ** 0.5  # where more come, fewer leave
        move = world.moving(day - since[alive])
        u = rng.random(len(alive)) * MOST
        gone, moved = u < leave, (u >= leave) & (u < leave + move)
        out = alive[gone]
        end[out] = np.floor(now[out]).astype(np.int64)
        stays.append((out, since[out], now[out], group[out]))
        changed = alive[moved]
        stays.append((changed, since[changed], now[changed], group[changed]))
        to = world.to(now[changed] - came.dob[changed], rng.random(len(changed)))
        same = rng.random(len(changed)) < world.stay_put
        group[changed] = np.where(same, group[changed], to)
        since[changed] = now[changed]
        alive = alive[~gone]
    who, begins, until, where = (np.concatenate(part) for part in zip(*stays, strict=True))
    begins, until = (np.floor(days).astype(np.int64) for days in (begins, until))
    kept = begins < until
    order = np.lexsort((begins[kept], who[kept]))
    return Lived(came, end, *(part[kept][order] for part in (who, begins, until, where)))


def eighteenth(dob) -> np.ndarray:
    """The 18th birthday; of who was born on 29 February, 1 March."""
    born = dob.astype("M8[D]")
    month = born.astype("M8[M]")
    return ((month + 216).astype("M8[D]") + (born - month.astype("M8[D]"))).astype(np.int64)


def standing(lived: Lived, day: int) -> People:
    """The true state of everyone in care at the end of a day."""
    now = np.flatnonzero((lived.begins <= day) & (day < lived.until))
    state = lived.people.of(lived.who[now])
    return replace(
        state,
        group=lived.group[now],
        since=lived.begins[now],
        lived=np.full(len(now), day + 1.0),
    )


def continued(world, a_day, state: People, today, last, level, rng) -> Lived:
    """Lives from the true state under the true rates, once for each path of `level`."""
    futures, count = len(level), len(state.start)
    again = state.of(np.tile(np.arange(count), futures))
    again.future = np.repeat(np.arange(futures), count)
    came = arrivals(world, a_day, today, last, level, rng)
    return live(world, joined(again, came), last, level, today, rng)


def counted(lived: Lived, futures: int) -> np.ndarray:
    """Children at each horizon: futures by horizons by groups."""
    ahead = months_ahead(TODAY, max(HORIZONS))
    found = np.zeros((futures, len(HORIZONS), len(GROUPS)), int)
    for at, months in enumerate(HORIZONS):
        day = day_number(ahead[months - 1])
        now = (lived.begins <= day) & (day < lived.until)
        future = np.minimum(lived.people.future[lived.who[now]], futures - 1)
        np.add.at(found, (future, at, lived.group[now]), 1)
    return found


def recorded(lived: Lived, first: int, last: int, rng: Generator) -> Past:
    """The lives as returns since `first` tell them: stays that ended by then are not told."""
    told = lived.until > first
    who = lived.who[told]
    children, care = np.unique(who, return_inverse=True)
    head = np.flatnonzero(np.diff(care, prepend=-1))
    start = lived.begins[told][head]
    end = np.where(lived.end[children] <= last, lived.end[children], FAR)
    first_end = np.where(lived.until[told][head] <= last, lived.until[told][head], FAR)
    grown = end == eighteenth(lived.people.dob[children])
    return Past(
        today=last,
        first=first,
        child=np.arange(len(children)),
        start=start,
        start_known=start == lived.people.start[children],
        end=end,
        first_end=first_end,
        way=np.where(grown, 3, rng.integers(0, 3, len(children))).astype(np.int8),
        dob=lived.people.dob[children],
        uasc=lived.people.alone[children],
        family=lived.people.family[children],
        care=care,
        begins=lived.begins[told],
        until=lived.until[told],
        group=lived.group[told],
        reach=rng.choice(3, int(told.sum()), p=REACH).astype(np.int8),
    )
