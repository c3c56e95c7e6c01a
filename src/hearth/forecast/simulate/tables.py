"""Rates and shares laid out for looking up, and chances for drawing from them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.estimate import Estimate
from hearth.forecast.groups import AGES, BANDS, GONE, OLD
from hearth.forecast.rates import CARE, HERE, MOST, MOVE_AGES, bands_of
from hearth.forecast.simulate.crowd import LONGEST

__all__ = ["Shares", "Tables", "chances"]

Array = NDArray[Any]


class Tables:
    """Rates and shares laid out so that one number finds them."""

    def __init__(self, estimated: Estimate) -> None:
        every = np.arange(OLD + 1)
        self.band = bands_of(every, AGES).astype(np.int16)
        self.reported = np.array(BANDS)[self.band].astype(np.int32)
        self.birthday = np.append(np.diff(self.reported) != 0, False)
        shape = (2, len(AGES), len(CARE), len(HERE), GONE + 1)
        leave, move = padded(estimated.leave.table), padded(estimated.move.table)
        both = np.stack([leave, np.minimum(leave * estimated.leave.alone, MOST)])
        wide = bands_of(np.array(AGES), MOVE_AGES)
        self.home = (bands_of(every, MOVE_AGES) * GONE).astype(np.int16)
        self.shape = shape
        self.leave = np.broadcast_to(both[:, :, :, None], shape).astype(np.float32).ravel()
        self.move = np.broadcast_to(move[wide][:, None], shape).astype(np.float32).ravel()
        self.alone, self.ages, cares, heres = np.cumprod(shape[:0:-1], dtype=np.int16)[::-1]
        self.of_age = self.band * self.ages
        months = np.arange(LONGEST + 1)
        # Two numbers are looked up at a time: looking up is what a month costs most.
        long = bands_of(months, CARE)[:, None] * cares + bands_of(months, HERE) * heres
        self.long = long.astype(np.int16).ravel()
        self.to, self.reach = Shares(estimated.to), Shares(estimated.reach)
        self.way = Shares(estimated.way)

    def most(self, leave: Array, move: Array) -> Array:
        """Of each place the chance of leaving or moving in the future where it is greatest.

        `leave` and `move` are the factors of futures, those of leaving by band of age.
        """
        by_band = leave.max(axis=0)[:, None, None, None]
        most = self.leave.reshape(self.shape) * by_band + self.move.reshape(self.shape) * move.max()
        return np.asarray(most * np.float32(1.0001)).ravel()

    def cell(self, uasc: Array, age: Array, in_care: Array, here: Array, group: Array) -> Array:
        """The place of each child's rates."""
        key: Array = self.of_age.take(age, mode="clip")
        key += uasc * self.alone
        key += self.long.take(in_care * np.int16(LONGEST + 1) + here, mode="clip")
        key += group
        return key


def padded(table: Array) -> Array:
    """A table with one more group, of those who are not in care, to whom nothing happens."""
    return np.concatenate([table, np.zeros((*table.shape[:2], 1))], axis=2)


class Shares:
    """Shares of one whole, for each of some cells, laid out so that a chance finds its share at
    once however many there are (the alias method: Walker 1977).

    Every share has a place as wide as the others. What is too small for its place leaves room, in
    which a part of one that is too large for its own is laid.
    """

    def __init__(self, shares: Array) -> None:
        self.count = shares.shape[-1]
        laid = [laid_out(each) for each in shares.reshape(-1, self.count)]
        self.own = np.array([own for own, _ in laid], np.float32).ravel()
        self.other = np.array([other for _, other in laid], np.int8).ravel()

    def at(self, cell: Array, chance: Array) -> Array:
        """On which share of its cell each chance from 0 to 1 falls; the first of a cell that has
        none."""
        along = chance * np.float32(self.count)
        place = np.minimum(along.astype(np.int8), np.int8(self.count - 1))
        found = cell.astype(np.int32) * self.count + place
        return np.where(along - place < self.own.take(found), place, self.other.take(found))


def laid_out(shares: Array) -> tuple[Array, Array]:
    """How much of each place its own share takes, and which share takes the rest."""
    total = shares.sum()
    own = shares * len(shares) / total if total > 0 else np.eye(1, len(shares))[0] * len(shares)
    other = np.zeros(len(shares), np.int8)
    small, large = (np.flatnonzero(each).tolist() for each in (own < 1, own >= 1))
    while small and large:
        room, giver = small.pop(), large[-1]
        other[room] = giver
        own[giver] -= 1 - own[room]
        if own[giver] < 1:
            small.append(large.pop())
    own[small + large] = 1  # what rounding left
    return own, other


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
