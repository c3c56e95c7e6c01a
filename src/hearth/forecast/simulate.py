"""Children one by one, month by month, in many futures at once.

Everyone is a row: those in care today once for every future, and whoever comes in each future. A
month is a few passes over whole columns. Futures are worked through in blocks, each with its own
stream of chance, so that one seed gives one result however many cores there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from hearth.cores import cores
from hearth.dates.days import birthday, day_number
from hearth.forecast.estimate import Estimate, Stream
from hearth.forecast.groups import (
    AGE_BANDS,
    AGES,
    BANDS,
    EIGHTEEN,
    EXITS,
    GONE,
    GROUPS,
    GUARDIANSHIP,
    OLD,
    REACHES,
)
from hearth.forecast.panel import DAYS_IN_A_MONTH, LONG, ages
from hearth.forecast.past import months_ahead
from hearth.forecast.rates import CARE, HERE, MOVE_AGES, bands_of, padded

__all__ = ["Change", "Crowd", "Futures", "simulate"]

Array = NDArray[Any]

TOGETHER = 2_000_000  # rows worked on at a time: more would only need more memory
LONGEST = 24  # months in care or in a home; longer makes no difference to a rate
KINDS = (len(GROUPS) + 1, len(AGE_BANDS), len(REACHES), 2)
KIND_COUNT = int(np.prod(KINDS))
SIZES = 4  # brothers and sisters who come together: 1, 2, 3, 4 or more


@dataclass
class Crowd:
    """Everyone in a block of futures, a row each, in order of when they come.

    `future`; `group` (GONE once they left); `age`, `in_care`, `here` in months, the last two no
    longer than two years; `grown`, the month in which they are 18; `reach`; `uasc`; `marked`, who
    is where a change put them; `key`, a number of their own, from which their chances follow.
    `first[m]` is how many rows have come by month m, `futures` how many
    futures there are.
    """

    future: Array
    group: Array
    age: Array
    in_care: Array
    here: Array
    grown: Array
    reach: Array
    uasc: Array
    marked: Array
    key: Array
    first: Array
    futures: int

    def forget_gone(self, month: int) -> None:
        """Let go of the rows of those who have left by a month.

        Those who are to come stay, though called off: a change counts them in the month they
        would have come. The rows kept move up to theirs, so that the many to come are not copied.
        """
        come = int(self.first[month])
        here = np.flatnonzero(self.group[:come] != GONE)
        begin = come - len(here)
        for name in ROWS:
            rows = getattr(self, name)
            rows[begin:come] = rows[here]
            setattr(self, name, rows[begin:])
        self.first = np.maximum(self.first - begin, 0)


ROWS = ("future", "group", "age", "in_care", "here", "grown", "reach", "uasc", "marked", "key")


@dataclass
class Futures:
    """What happened in every future; all arrays begin with month and future.

    `there`: children in care by group, age band, distance and whether unaccompanied, the present
    as month 0; `came` by age band and whether unaccompanied; `families` by how many came
    together; `left` by way; `grown`, those who turned 18, by the group they lived in; `moved` by
    the group moved to; `unmet`, by change, what could not be done of what was asked.
    """

    days: tuple[date, ...]
    there: Array
    came: Array
    families: Array
    left: Array
    grown: Array
    moved: Array
    unmet: Array

    @classmethod
    def none(cls, days: Sequence[date], futures: int, changes: int) -> Futures:
        """Room for so many futures."""
        ahead = (len(days) - 1, futures)
        return cls(
            tuple(days),
            np.zeros((len(days), futures, *KINDS), np.int32),
            np.zeros((*ahead, len(AGE_BANDS), 2), np.int32),
            np.zeros((*ahead, SIZES), np.int32),
            np.zeros((*ahead, len(EXITS)), np.int32),
            np.zeros((*ahead, len(GROUPS)), np.int32),
            np.zeros((*ahead, len(GROUPS)), np.int32),
            np.zeros((*ahead, changes), np.float32),
        )

    def of(self, block: slice) -> Futures:
        """A view of some of the futures."""
        arrays = [getattr(self, f.name)[:, block] for f in fields(self)[1:]]
        return Futures(self.days, *arrays)


class Change(Protocol):
    """Something done differently from some month on (see `scenario`)."""

    def arriving(self, crowd: Crowd, estimated: Estimate, rng: np.random.Generator) -> Crowd:
        """The same with more or fewer who come."""
        ...

    def during(self, crowd: Crowd, month: int, rng: np.random.Generator) -> Array:
        """Make its moves in one month; how many could not be made, a number for each future."""
        ...


def simulate(
    estimated: Estimate,
    months: int,
    futures: int = 1_000,
    *,
    seed: int = 1,
    changes: Sequence[Change] = (),
) -> Futures:
    """Live through so many months in so many futures."""
    today = estimated.past.day
    days = [today, *months_ahead(today, months)]
    found = Futures.none(days, futures, len(changes))
    blocks = blocks_of(estimated, months, futures)
    seeds = np.random.SeedSequence(seed).spawn(len(blocks))
    drawn = draws(estimated, months, futures, np.random.default_rng([seed, 11]))
    with ThreadPoolExecutor(cores()) as pool:
        jobs = [
            pool.submit(
                Block(estimated, days, drawn, block, np.random.default_rng(own), changes).live,
                found.of(block),
            )
            for block, own in zip(blocks, seeds, strict=True)
        ]
        for job in jobs:
            job.result()
    return found


def blocks_of(estimated: Estimate, months: int, futures: int) -> list[slice]:
    """The futures in blocks that fit into memory; the same whatever the machine."""
    a_month = len(estimated.panel.arrivals.month) / max(1, estimated.panel.count)
    people = len(estimated.past.on(estimated.past.today)) + 1.3 * a_month * months
    together = max(1, min(futures, int(TOGETHER / max(people, 1.0))))
    return [slice(at, min(at + together, futures)) for at in range(0, futures, together)]


@dataclass(frozen=True)
class Draws:
    """What differs between futures beside chance: how leaving drifts and how unsure rates are;
    for each stream how many families come in each month."""

    leave: Array
    leave_age: Array
    move: Array
    arrivals: tuple[Array, ...]


def draws(estimated: Estimate, months: int, futures: int, rng: np.random.Generator) -> Draws:
    """Draw them for every future."""
    calendar = calendar_of(estimated, months)
    rates = []
    for stream in estimated.streams:
        path = stream.rate.some(futures, rng).onward(months, rng) * stream.season[calendar]
        rates.append(rng.poisson(np.minimum(path, 1e6)))
    return Draws(
        estimated.leave_rate.some(futures, rng).onward(months, rng).astype(np.float32),
        estimated.leave.tilted(futures, rng).astype(np.float32),
        estimated.move.drawn(futures, rng).mean(axis=1).astype(np.float32),
        tuple(rates),
    )


def calendar_of(estimated: Estimate, months: int) -> Array:
    """The calendar month, from 0, of each month to come."""
    return np.array([day.month - 1 for day in months_ahead(estimated.past.day, months)])


class Block:
    """Some of the futures, lived through together."""

    def __init__(
        self,
        estimated: Estimate,
        days: Sequence[date],
        drawn: Draws,
        block: slice,
        rng: np.random.Generator,
        changes: Sequence[Change],
    ) -> None:
        self.estimated, self.days, self.rng, self.changes = estimated, days, rng, changes
        self.futures = block.stop - block.start
        self.leave, self.move = drawn.leave[block], drawn.move[block]
        self.leave_age = drawn.leave_age[block]
        self.families = [rates[block] for rates in drawn.arrivals]
        self.tables = Tables(estimated)
        self.salts = rng.integers(2**32, size=(len(days), 2), dtype=np.uint32)
        self.of_changes = np.random.default_rng(rng.integers(2**32))

    def live(self, found: Futures) -> None:
        """Live through every month and write down what happened."""
        crowd = self.everyone(found)
        for change in self.changes:
            crowd = change.arriving(crowd, self.estimated, self.of_changes)
        self.count(crowd, 0, found)
        for month in range(1, len(self.days)):
            self.month(crowd, month, found)
            self.count(crowd, month, found)
            if month % 6 == 0:
                crowd.forget_gone(month)

    def everyone(self, found: Futures) -> Crowd:
        """Those in care today in each future, then whoever comes, in order of the month."""
        now = self.now()
        parts = [now]
        for stream, families in zip(self.estimated.streams, self.families, strict=True):
            parts.append(self.coming(stream, families, found))
        rows = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
        order = np.argsort(rows["begins"], kind="stable")
        begins = rows.pop("begins")[order]
        count = np.searchsorted(begins, np.arange(len(self.days)), side="right")
        kept = {name: values[order] for name, values in rows.items()}
        marked = np.zeros(len(begins), np.int16)
        key = np.arange(len(begins), dtype=np.uint32)
        return Crowd(**kept, marked=marked, key=key, first=count, futures=self.futures)

    def now(self) -> dict[str, Array]:
        """Those in care today, once for each future."""
        past = self.estimated.past
        stays = past.on(past.today)
        care = past.care[stays]
        # Who is still held in care at 18 is counted today and turns 18 in the first month.
        age = np.tile(np.minimum(ages(past.dob[care], past.today), OLD), (self.futures, 1))
        grown = np.searchsorted(
            [day_number(day) for day in self.days], birthday(past.dob[care], 18)
        )
        grown = np.tile(grown.astype(np.int16), (self.futures, 1))
        self.guess(age, grown)
        long_ago = past.today - LONG * DAYS_IN_A_MONTH
        begun = np.where(past.start_known[care], past.start[care], long_ago)
        each = {
            "group": past.group[stays],
            "in_care": capped((past.today - begun) / DAYS_IN_A_MONTH),
            "here": capped((past.today - past.begins[stays]) / DAYS_IN_A_MONTH),
            "reach": past.reach[stays],
            "uasc": past.uasc[care],
        }
        tiled = {name: np.tile(values, self.futures) for name, values in each.items()}
        future = np.repeat(np.arange(self.futures, dtype=np.int32), len(care))
        begins = np.zeros(len(future), np.int16)
        return {
            "future": future,
            **tiled,
            "age": age.ravel(),
            "grown": grown.ravel(),
            "begins": begins,
        }

    def guess(self, age: Array, grown: Array) -> None:
        """Who has no date of birth is, in each future, as old as another child in care."""
        unknown = np.flatnonzero(age[0] < 0)
        if len(unknown) == 0:
            return
        known = age[0][(age[0] >= 0) & (age[0] < OLD)]
        guessed = self.rng.choice(
            known if len(known) else np.array([120]), (len(age), len(unknown))
        )
        age[:, unknown] = guessed
        grown[:, unknown] = OLD - guessed

    def coming(self, stream: Stream, families: Array, found: Futures) -> dict[str, Array]:
        """Whoever comes in a stream: each family is one that came before, drawn again."""
        families = families * (len(stream.first) > 0)  # like nobody before: nobody comes
        per_future = families.sum(axis=1)
        chosen = self.drawn_again(stream, per_future)
        future = np.repeat(np.arange(self.futures, dtype=np.int32), per_future)
        month = np.repeat(
            np.tile(np.arange(1, len(self.days), dtype=np.int16), self.futures), families.ravel()
        )
        sizes = stream.size[chosen] if len(chosen) else np.zeros(0, np.int64)
        at = (month - 1, future, np.minimum(sizes, SIZES) - 1)
        np.add.at(found.families, at, 1)
        first = np.repeat(stream.first[chosen] if len(chosen) else sizes, sizes)
        row = first + np.arange(len(first)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        age = stream.age[row]
        begins = np.repeat(month, sizes)
        none = np.zeros(len(row), np.int16)
        return {
            "future": np.repeat(future, sizes),
            "group": stream.group[row],
            "in_care": none,
            "here": none,
            "reach": stream.reach[row],
            "uasc": np.full(len(row), stream.uasc),
            "age": age.astype(np.int16),
            "grown": (begins + OLD - age).astype(np.int16),
            "begins": begins,
        }

    def drawn_again(self, stream: Stream, per_future: Array) -> Array:
        """Which past families come again; how much each counts is itself not sure (a Bayesian
        bootstrap: Rubin 1981)."""
        if len(stream.weight) == 0:
            return np.zeros(0, np.int64)
        parts = []
        for count in per_future:
            weight = stream.weight * self.rng.standard_exponential(len(stream.weight))
            ladder = np.cumsum(weight)
            parts.append(np.searchsorted(ladder, self.rng.random(count) * ladder[-1]))
        return np.asarray(np.minimum(np.concatenate(parts), len(stream.weight) - 1))

    def month(self, crowd: Crowd, month: int, found: Futures) -> None:
        """One month: who turns 18, who leaves, who moves; then what is done differently."""
        count = int(crowd.first[month - 1])
        tables = self.tables
        group, age = crowd.group[:count], crowd.age[:count]
        future = crowd.future[:count]
        band = tables.band.take(age, mode="clip")
        key = tables.cell(age, crowd.in_care[:count], crowd.here[:count], group)
        factor = (self.leave[:, month - 1, None] * self.leave_age).ravel()
        leaves = tables.leave.take(key, mode="clip")
        leaves *= factor.take(future * np.int32(len(AGES)) + band, mode="clip")
        chance = chances(crowd.key[:count], self.salts[month, 0])
        grown = np.flatnonzero((crowd.grown[:count] <= month) & (group != GONE))
        left = chance < leaves
        moves = tables.move.take(key, mode="clip")
        moves *= self.move.take(future, mode="clip")
        moved = np.flatnonzero(~left & (chance < leaves + moves))
        where = (chance[moved] - leaves[moved]) / moves[moved]
        left[grown] = False
        leaving = np.flatnonzero(left)
        self.let_go(crowd, leaving, band[leaving], month, found)
        self.grow_up(crowd, grown, month, found)
        stay = group[moved] != GONE
        moved, where = moved[stay], where[stay]
        self.move_on(crowd, moved, where, month, found)
        age += 1
        np.minimum(age, OLD, out=age)
        for months in (crowd.in_care[:count], crowd.here[:count]):
            months += 1
            np.minimum(months, LONGEST, out=months)
        crowd.here[moved] = 0
        self.differently(crowd, month, found)
        self.come(crowd, month, found)

    def differently(self, crowd: Crowd, month: int, found: Futures) -> None:
        """What changes do in a month; whom they move or let leave is counted as such.

        A change lets nobody leave but to special guardianship. It may bring more children, who
        stand behind all others of the month.
        """
        if not self.changes:
            return
        before = int(crowd.first[month])
        was = crowd.group[:before].copy()
        for at, change in enumerate(self.changes):
            found.unmet[month - 1, :, at] = change.during(crowd, month, self.of_changes)
        future, now = crowd.future[:before], crowd.group[:before]
        gone = (was != GONE) & (now == GONE)
        way = np.full(int(gone.sum()), GUARDIANSHIP)
        tally(found.left[month - 1], future[gone], way)
        moved = (was != now) & ~gone
        tally(found.moved[month - 1], future[moved], now[moved])

    def let_go(self, crowd: Crowd, left: Array, band: Array, month: int, found: Futures) -> None:
        """These leave before they are 18."""
        way = picked(self.tables.way[band], self.rng)
        tally(found.left[month - 1], crowd.future[left], way)
        crowd.group[left] = GONE

    def grow_up(self, crowd: Crowd, grown: Array, month: int, found: Futures) -> None:
        """These turn 18."""
        way = np.full(len(grown), EIGHTEEN)
        tally(found.left[month - 1], crowd.future[grown], way)
        tally(found.grown[month - 1], crowd.future[grown], crowd.group[grown])
        crowd.group[grown] = GONE

    def move_on(self, crowd: Crowd, moved: Array, where: Array, month: int, found: Futures) -> None:
        """These move to another home; `where` is their chance of which."""
        at = bands_of(crowd.age[moved], MOVE_AGES)
        to = at_chance(self.tables.to[at, crowd.group[moved]], where).astype(np.int8)
        crowd.group[moved] = to
        far = chances(crowd.key[moved], self.salts[month, 1])
        crowd.reach[moved] = at_chance(self.tables.reach[to], far)
        tally(found.moved[month - 1], crowd.future[moved], to)

    def come(self, crowd: Crowd, month: int, found: Futures) -> None:
        """Count those who come in this month."""
        new = slice(int(crowd.first[month - 1]), int(crowd.first[month]))
        band = self.tables.reported.take(crowd.age[new])
        here = crowd.group[new] != GONE
        kind = 2 * band[here] + crowd.uasc[new][here]
        tally(found.came[month - 1], crowd.future[new][here], kind)

    def count(self, crowd: Crowd, month: int, found: Futures) -> None:
        """Count everyone at the end of a month."""
        here = slice(0, int(crowd.first[month]))
        kind = crowd.group[here].astype(np.int32)
        kind *= len(AGE_BANDS)
        kind += self.tables.reported.take(crowd.age[here])
        kind *= len(REACHES)
        kind += crowd.reach[here]
        kind *= 2
        kind += crowd.uasc[here]
        kind += crowd.future[here] * np.int32(KIND_COUNT)
        counted = np.bincount(kind, minlength=self.futures * KIND_COUNT)
        found.there[month] = counted.reshape(self.futures, *KINDS)


class Tables:
    """Rates and shares laid out so that one number finds them."""

    def __init__(self, estimated: Estimate) -> None:
        every = np.arange(OLD + 1)
        self.band = bands_of(every, AGES).astype(np.int32)
        self.reported = np.array(BANDS)[self.band].astype(np.int32)
        shape = (len(AGES), len(CARE), len(HERE), GONE + 1)
        leave, move = padded(estimated.leave.table), padded(estimated.move.table)
        wide = bands_of(np.array(AGES), MOVE_AGES)
        self.leave = np.broadcast_to(leave[:, :, None], shape).astype(np.float32).ravel()
        self.move = np.broadcast_to(move[wide][:, None], shape).astype(np.float32).ravel()
        strides = np.array([shape[1] * shape[2] * shape[3], shape[2] * shape[3], shape[3]])
        months = np.arange(LONGEST + 1)
        self.ages = (self.band * strides[0]).astype(np.int16)
        self.cares = (bands_of(months, CARE) * strides[1]).astype(np.int16)
        self.heres = (bands_of(months, HERE) * strides[2]).astype(np.int16)
        self.to = np.cumsum(estimated.to, axis=-1)
        self.reach = np.cumsum(estimated.reach, axis=-1)
        self.way = np.cumsum(estimated.way, axis=-1)

    def cell(self, age: Array, in_care: Array, here: Array, group: Array) -> Array:
        """The place of each child's rates."""
        key: Array = self.ages.take(age, mode="clip")
        key += self.cares.take(in_care, mode="clip")
        key += self.heres.take(here, mode="clip")
        key += group
        return key


def tally(into: Array, future: Array, kind: Array) -> None:
    """Count in `into`, a row a future, each of these under its kind."""
    width = into.size // len(into)
    counted = np.bincount(future * width + kind, minlength=into.size)
    into += counted.reshape(into.shape).astype(into.dtype)


def picked(ladders: Array, rng: np.random.Generator) -> Array:
    """One of the shares of each row, drawn; the rows hold running sums."""
    return at_chance(ladders, rng.random(len(ladders)))


def at_chance(ladders: Array, chance: Array) -> Array:
    """The share of each row on which its chance falls."""
    return np.asarray((chance[:, None] * ladders[:, -1:] > ladders[:, :-1]).sum(axis=1))


def chances(key: Array, salt: np.uint32) -> Array:
    """A chance from 0 to 1 for each child that is its own, whoever else is in care.

    So a child fares alike in the base and in a scenario that does not touch it, and what differs
    between the two is the scenario's doing. (The mixing is that of MurmurHash3: Appleby.)
    """
    mixed = key * np.uint32(0x9E3779B9)
    mixed += salt
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        mixed ^= mixed >> np.uint32(shift)
        mixed *= np.uint32(factor)
    mixed ^= mixed >> np.uint32(16)
    chance = (mixed >> np.uint32(8)).astype(np.float32)
    chance *= np.float32(2.0**-24)
    return chance


def capped(months: Array) -> Array:
    """Months in care or in a home, no longer than makes a difference."""
    return np.clip(months, 0, LONGEST).astype(np.int16)
