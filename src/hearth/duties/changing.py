"""Changing a council's own rules: what may not be set, and what a change would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from hearth.dates import days
from hearth.duties.catalogue import CATALOGUE
from hearth.duties.columns import Array
from hearth.duties.engine import Obligations, obligations
from hearth.duties.limits import Limit, Policy, limits
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Level
from hearth.duties.parts import parts_of
from hearth.duties.states import OPEN, states

__all__ = ["Effect", "Moved", "effects", "moved", "why_refused"]

FIRST, LAST = days.day_number(date(2020, 1, 1)), days.day_number(date(2028, 1, 1))
# Every day of eight years, holidays and leap years among them, tells which of two limits is longer.
EVERY_DAY: Array = np.arange(FIRST, LAST)


def why_refused(limit: Limit) -> str | None:
    """Why a council may not set a limit, as a sentence; None when it may.

    A local limit is never looser than the law on any day. An emergency rule is law itself: it may
    be looser, and it must say when it ends.
    """
    if limit.starts and limit.stops and limit.stops <= limit.starts:
        return "The rule must end after it begins. Give a later last day."
    if limit.part not in parts_of(limit.duty):
        return "The duty has no such part. Choose one of those it has."
    if CATALOGUE[limit.duty].repeats and limit.span.unit != "given" and not limit.span.number:
        return "What is due again and again needs a day between. Give a longer time."
    if limit.level is Level.EMERGENCY:
        return None if limit.stops else "An emergency rule must end. Give its last day."
    if limit.level is not Level.LOCAL:
        return "A council can only set local limits and emergency rules."
    law = [
        each
        for each in limits(limit.duty)
        if each.level is Level.LAW and each.part == limit.part and each.span.unit != "given"
    ]
    for each in law:
        if limit.span.unit != "given" and looser(limit, each):
            return (
                f"{limit.span.words.capitalize()} is longer than the law allows, which is "
                f"{each.span.words}. Give a shorter time."
            )
    return None


def looser(limit: Limit, law: Limit) -> bool:
    """Whether there is a day from which a limit gives longer than the law."""
    return bool((limit.span.after(EVERY_DAY) > law.span.after(EVERY_DAY)).any())


@dataclass(frozen=True)
class Effect:
    """What a change of rules would do to one duty: how many obligations that are open now would
    stand so after it, by the words of `State`, and how many would be due sooner or later."""

    duty: str
    before: Counter[str]
    after: Counter[str]
    sooner: int
    later: int
    gone: int
    new: int


def effects(
    lives: Lives, duties: Iterable[Duty], today: date, before: Policy, after: Policy
) -> list[Effect]:
    """What changing `before` to `after` would do today, for each duty that it touches."""
    found = []
    for duty in duties:
        old, new = (obligations(lives, [duty], today, policy) for policy in (before, after))
        effect = compared(duty, old, new, days.day_number(today))
        if effect.before != effect.after or effect.sooner or effect.later:
            found.append(effect)
    return found


def compared(duty: Duty, old: Obligations, new: Obligations, today: int) -> Effect:
    """One duty before and after."""
    was, is_now = open_ones(old, today), open_ones(new, today)
    both = was.keys() & is_now.keys()
    return Effect(
        duty.id,
        Counter(state for state, _ in was.values()),
        Counter(state for state, _ in is_now.values()),
        sum(is_now[key][1] < was[key][1] for key in both),
        sum(is_now[key][1] > was[key][1] for key in both),
        len(was.keys() - both),
        len(is_now.keys() - both),
    )


@dataclass(frozen=True)
class Moved:
    """One obligation that a change of rules touches: the child, and how it stood and would stand,
    as the words of `State` and the day due; None where it is not there."""

    child: str
    was: tuple[str, int] | None
    now: tuple[str, int] | None


def moved(lives: Lives, duty: Duty, today: date, before: Policy, after: Policy) -> list[Moved]:
    """The obligations of a duty, closed ones among them, that a change would touch."""
    old, new = (
        every_one(obligations(lives, [duty], today, policy), days.day_number(today))
        for policy in (before, after)
    )
    found = []
    for key in dict.fromkeys([*old, *new]):
        was, is_now = old.get(key), new.get(key)
        if was != is_now:
            found.append(Moved(lives.children[key[0]], was, is_now))
    return found


def open_ones(found: Obligations, today: int) -> dict[tuple[int, ...], tuple[str, int]]:
    """The state and day due of each open obligation, by what it is."""
    return {key: each for key, each in every_one(found, today).items() if each[0] in OPEN}


def every_one(found: Obligations, today: int) -> dict[tuple[int, ...], tuple[str, int]]:
    """The state and day due of each obligation, by what it is; of several alike, by their order."""
    if not len(found.rows):
        return {}
    state = states(found.rows, today).tolist()
    named = ("child", "about", "opened", "turn")
    keys = zip(*(found.rows[name].tolist() for name in named), strict=True)
    seen: Counter[tuple[int, ...]] = Counter()
    told = {}
    for key, each, due in zip(keys, state, found.rows["due"].tolist(), strict=True):
        told[(*key, seen[key])] = (each, due)
        seen[key] += 1
    return told
