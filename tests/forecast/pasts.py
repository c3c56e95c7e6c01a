"""Pasts drawn by hand: a child a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from hearth.forecast.groups import HOME, NUMBER
from hearth.forecast.past import FAR, Past, day_number


@dataclass(frozen=True)
class Life:
    """A period of care: born, came, left, and the homes, each with the day it began."""

    dob: date | None
    start: date
    end: date | None = None
    homes: tuple[tuple[date, str], ...] = ()
    home: str = "foster-own"
    start_known: bool = True
    way: int = HOME
    uasc: bool = False


def number(day: date | None) -> int:
    return FAR if day is None else day_number(day)


def past_with(lives: Sequence[Life], first: date, today: date) -> Past:
    """The past of these lives, as known on a day."""
    stays = [
        (care, number(begins), number(until), NUMBER[group])
        for care, life in enumerate(lives)
        for begins, until, group in stays_of(life)
    ]
    care, begins, until, group = np.array(stays, np.int64).reshape(-1, 4).T
    every = np.arange(len(lives))
    return Past(
        today=FAR,
        first=day_number(first),
        child=every,
        start=np.array([number(life.start) for life in lives], np.int64),
        start_known=np.array([life.start_known for life in lives], bool),
        end=np.array([number(life.end) for life in lives], np.int64),
        first_end=until[np.flatnonzero(np.diff(care, prepend=-1))],
        way=np.array([life.way for life in lives], np.int8),
        dob=np.array([number(life.dob) for life in lives], np.int64),
        uasc=np.array([life.uasc for life in lives], bool),
        family=every,
        care=care,
        begins=begins,
        until=until,
        group=group.astype(np.int8),
        reach=np.zeros(len(care), np.int8),
    ).upto(day_number(today))


def stays_of(life: Life) -> list[tuple[date, date | None, str]]:
    homes = life.homes or ((life.start, life.home),)
    until = [begins for begins, _ in homes[1:]] + [life.end]
    return [(begins, end, group) for (begins, group), end in zip(homes, until, strict=True)]
