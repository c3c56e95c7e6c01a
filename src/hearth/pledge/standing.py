"""Where a measure stands: what it was when set, what it is, what is aspired to, and by when.

A verdict is words first. It says no more than is known: a value without one from when the
aspiration was set has no direction, and one with another definition is not set against today's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from hearth.measures import CATALOGUE, Better, Unit, version_of
from hearth.pledge.strategy import Part, SuccessMeasure
from hearth.pledge.target import Aim, amounts

__all__ = [
    "Now",
    "Standing",
    "Verdict",
    "better_of",
    "is_redefined",
    "now_of",
    "standing",
    "unit_of",
]


class Verdict(Enum):
    """What is said of a measure: its words, and whether that is good news."""

    MET = ("Met", "good")
    ALREADY_MET = ("Already met when it was set", "good")
    ON_COURSE = ("Moving the right way, fast enough", "good")
    RIGHT_WAY = ("Moving the right way", "good")
    TOO_SLOW = ("Moving the right way, too slowly", "slow")
    NO_CHANGE = ("No change", "slow")
    WRONG_WAY = ("Moving the wrong way", "bad")
    LOST = ("No longer met, as it was when set", "bad")
    MISSED = ("Not met by its day", "bad")
    NOT_MET = ("Not met", "slow")
    NOT_COMPARED = ("Not compared: the definition changed", "unknown")
    NOT_KNOWN = ("Not known", "unknown")
    WAITS = ("Waiting for a definition", "unknown")
    IN_WORDS = ("Judged by evidence", "unknown")

    def __init__(self, words: str, news: str) -> None:
        self.words = words
        self.news = news


@dataclass(frozen=True)
class Now:
    """The value of today's record, the day it is of and where it comes from; `lacks` is why there
    is none."""

    value: Decimal | None = None
    on: date | None = None
    lacks: str = ""
    source: str = ""


@dataclass(frozen=True)
class Standing:
    """A verdict with what it rests on. `way` and `time` are the shares of the way and of the time
    that are behind, where both can be said."""

    verdict: Verdict
    was: Decimal | None = None
    now: Decimal | None = None
    on: date | None = None
    way: Decimal | None = None
    time: Decimal | None = None


def unit_of(part: Part) -> Unit:
    """The unit of a part: the catalogue's, else as its target or its value when set is printed."""
    if part.measure in CATALOGUE:
        return CATALOGUE[part.measure].unit
    return part.target.unit or part.when_set.unit or Unit.COUNT


def better_of(part: Part) -> Better:
    """Which way is better: as the target says, else as the catalogue does."""
    usual = CATALOGUE[part.measure].better if part.measure in CATALOGUE else Better.NEUTRAL
    return part.target.better(usual)


def now_of(measure: SuccessMeasure, at: int, today: date) -> Now:
    """The latest reading, no later than today, of a part that nothing counts; `at` is its place."""
    held = [each for each in measure.readings if each.on and each.on <= today]
    for reading in sorted(held, key=lambda each: each.on or today, reverse=True):
        values = amounts(reading.value)
        if at < len(values) and values[at].number is not None:
            return Now(values[at].number, reading.on, source=reading.source)
    return Now(lacks="Nobody has recorded a value.")


def standing(measure: SuccessMeasure, part: Part, now: Now, today: date) -> Standing:
    """Where one part of a measure stands."""
    was, value = part.when_set.number, now.value
    if part.target.waits:
        return Standing(Verdict.WAITS, was, value, now.on)
    if not part.target.numeric:
        return Standing(Verdict.IN_WORDS, was, value, now.on)
    if value is None:
        return Standing(Verdict.NOT_KNOWN, was)
    if part.target.bound is None:
        return Standing(by_direction(measure, part, was, now), was, value, now.on)
    return by_bound(measure, part, now, today)


def by_direction(measure: SuccessMeasure, part: Part, was: Decimal | None, now: Now) -> Verdict:
    """The verdict of "reduce", "increase" and "maintain"."""
    assert now.value is not None
    if was is None:
        return Verdict.NOT_KNOWN
    if is_redefined(part) or changed_between(measure, now.on):
        return Verdict.NOT_COMPARED
    if now.value == was:
        return Verdict.MET if part.target.aim is Aim.HOLD else Verdict.NO_CHANGE
    way = better_of(part)
    is_better = (now.value > was) == (way is Better.HIGHER)
    if part.target.aim is Aim.HOLD:
        return Verdict.MET if is_better and way is not Better.NEUTRAL else Verdict.WRONG_WAY
    return Verdict.RIGHT_WAY if is_better else Verdict.WRONG_WAY


def by_bound(measure: SuccessMeasure, part: Part, now: Now, today: date) -> Standing:
    """The standing to a bound."""
    assert now.value is not None
    was, usual = part.when_set.number, better_of(part)
    met = bool(part.target.reached(now.value, usual))
    already = was is not None and bool(part.target.reached(was, usual))
    if met or already:
        kept = Verdict.ALREADY_MET if already else Verdict.MET
        return Standing(kept if met else Verdict.LOST, was, now.value, now.on)
    verdict = not_met(measure, part, now, today)
    way, time = way_of(part, now.value), time_of(measure, now.on)
    if verdict is not Verdict.RIGHT_WAY or way is None or time is None:
        return Standing(verdict, was, now.value, now.on, way=way, time=time)
    pace = Verdict.ON_COURSE if way >= time else Verdict.TOO_SLOW
    return Standing(pace, was, now.value, now.on, way=way, time=time)


def not_met(measure: SuccessMeasure, part: Part, now: Now, today: date) -> Verdict:
    """Which way a value moves that does not meet its bound."""
    was, bound, value = part.when_set.number, part.target.bound, now.value
    assert bound is not None and value is not None
    if measure.due and measure.due < today:
        return Verdict.MISSED
    if was is None:
        return Verdict.NOT_MET
    if is_redefined(part) or changed_between(measure, now.on):
        return Verdict.NOT_COMPARED
    if value == was:
        return Verdict.NO_CHANGE
    return Verdict.RIGHT_WAY if abs(bound - value) < abs(bound - was) else Verdict.WRONG_WAY


def is_redefined(part: Part) -> bool:
    """Whether the catalogue counts it by another definition than when it was set."""
    counted = part.measure in CATALOGUE and bool(part.version)
    return counted and version_of(CATALOGUE[part.measure]) != part.version


def changed_between(measure: SuccessMeasure, on: date | None) -> bool:
    """Whether the definition changed after the value when set and by the day of today's."""
    changed, was = measure.definition_from, measure.set_on
    return changed is not None and (was is None or was < changed) and (on is None or changed <= on)


def way_of(part: Part, value: Decimal) -> Decimal | None:
    """The share of the way from the value when set to the bound that is behind."""
    was, bound = part.when_set.number, part.target.bound
    if was is None or bound is None or was == bound:
        return None
    return (value - was) / (bound - was)


def time_of(measure: SuccessMeasure, on: date | None) -> Decimal | None:
    """The share of the time that is behind, at most all of it."""
    if measure.set_on is None or measure.due is None or on is None or measure.due <= measure.set_on:
        return None
    gone = Decimal((on - measure.set_on).days) / Decimal((measure.due - measure.set_on).days)
    return min(max(gone, Decimal(0)), Decimal(1))
