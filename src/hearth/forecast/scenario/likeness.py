"""Whom the children a scenario brings are like: those of the same kind who came before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.estimate import Estimate
from hearth.forecast.groups import GROUPS, OLD, REACHES
from hearth.forecast.panel import ages as ages_on
from hearth.forecast.scenario.choosing import drawn, of_ages
from hearth.forecast.scenario.model import Ages
from hearth.forecast.simulate import ROWS, Crowd

__all__ = ["Likeness", "alike", "put_in"]

Array = NDArray[Any]
TEENS = Ages(16, 17)  # of those who come alone from abroad, where none came before
(FOSTERED,) = (at for at, group in enumerate(GROUPS) if group.id == "foster-agency")
(SUPPORTED,) = (at for at, group in enumerate(GROUPS) if group.id == "supported")
NOT_KNOWN = len(REACHES) - 1


@dataclass(frozen=True)
class Likeness:
    """Children to be like: age in months, group and reach, a row a child, family by family; of
    each family its `size` and how often it is drawn."""

    age: Array
    group: Array
    reach: Array
    size: Array
    weight: Array
    uasc: bool = False

    def newcomers(self, future: Array, month: int, rng: np.random.Generator) -> dict[str, Array]:
        """Rows of a crowd for children who come in a month, one for each future given (in order),
        brothers and sisters together as far as so many come."""
        like, family = self.together(future, rng)
        none = np.zeros(len(future), np.int16)
        return {
            "future": future.astype(np.int32),
            "group": self.group[like],
            "age": self.age[like].astype(np.int16),
            "in_care": none,
            "here": none,
            "grown": (month + OLD - self.age[like]).astype(np.int16),
            "reach": self.reach[like],
            "uasc": np.full(len(future), self.uasc),
            "marked": none,
            "family": family,
        }

    def together(self, future: Array, rng: np.random.Generator) -> tuple[Array, Array]:
        """Whom each is like, and a number that brothers and sisters share."""
        drawn_families = drawn(self.weight, len(future), rng)
        size = self.size[drawn_families]
        family = np.repeat(np.arange(len(size)), size)
        like = (np.cumsum(self.size) - self.size)[drawn_families[family]]
        like += np.arange(len(family)) - (np.cumsum(size) - size)[family]
        theirs = future[family]
        rank = np.arange(len(family)) - np.searchsorted(theirs, theirs)
        kept = rank < np.bincount(future)[theirs] if len(future) else rank < 0
        return like[kept], family[kept]


def alike(estimated: Estimate, ages: Ages, uasc: bool = False) -> Likeness | None:
    """Children of these ages who came before, else who are in care; None where there are none.

    Of those who come alone from abroad a council that has had none is told enough by their age.
    """
    return came_before(estimated, ages, uasc) or (alone() if uasc else in_care(estimated, ages))


def came_before(estimated: Estimate, ages: Ages, uasc: bool) -> Likeness | None:
    """Children of these ages who came before."""
    for stream in estimated.streams:
        if stream.uasc is uasc and len(stream.age):
            fits = of_ages(stream.age, ages)
            family = np.repeat(np.arange(len(stream.size)), stream.size)
            size = np.bincount(family[fits], minlength=len(stream.size))
            if fits.any():
                age, group, reach = stream.age[fits], stream.group[fits], stream.reach[fits]
                return Likeness(age, group, reach, size, stream.weight * (size > 0), uasc)
    return None


def in_care(estimated: Estimate, ages: Ages) -> Likeness | None:
    """Children of these ages who are in care today."""
    past = estimated.past
    stays = past.on(past.today)
    months = ages_on(past.dob[past.care[stays]], past.today)
    fits = of_ages(months, ages)
    if not fits.any():
        return None
    mine = stays[fits]
    one = np.ones(len(mine), np.int64)
    return Likeness(months[fits], past.group[mine], past.reach[mine], one, one)


def alone() -> Likeness:
    """Sixteen and seventeen year olds, half with foster carers and half in supported homes."""
    months = np.arange(*TEENS.months)
    group = np.where(months % 2, FOSTERED, SUPPORTED).astype(np.int8)
    reach = np.full(len(months), NOT_KNOWN, np.int8)
    one = np.ones(len(months), np.int64)
    return Likeness(months, group, reach, one, one, uasc=True)


def put_in(crowd: Crowd, month: int, rows: dict[str, Array]) -> None:
    """Put newcomers of a month behind the others of it."""
    at = int(crowd.first[month])
    behind = len(crowd.future)
    key = 2**31 + behind + np.arange(len(rows["future"]))
    rows = {**rows, "key": key, "family": 2**30 + behind + rows["family"]}
    for name in ROWS:
        held = getattr(crowd, name)
        new = rows[name].astype(held.dtype)
        setattr(crowd, name, np.concatenate([held[:at], new, held[at:]]))
    crowd.first = crowd.first.copy()
    crowd.first[month:] += len(rows["future"])
