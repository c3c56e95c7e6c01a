"""One value of a strategy file, read without guessing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from hearth.errors import FaultError
from hearth.forecast.scenario.values import day, last_day, truth
from hearth.pledge.shape import LONG, SHORT, TINY, Holds
from hearth.pledge.strategy import EvidenceKind, State
from hearth.vocabulary.nearest import not_found

__all__ = ["named", "value_of"]

STATES = {
    **{state.value: state for state in State},
    "started": State.UNDER_WAY,
    "in progress": State.UNDER_WAY,
    "on track": State.UNDER_WAY,
    "complete": State.DONE,
    "completed": State.DONE,
    "stopped": State.DROPPED,
}
EVIDENCE = {
    **{kind.name.casefold(): kind for kind in EvidenceKind},
    **{kind.value: kind for kind in EvidenceKind},
}
LIMITS = {Holds.NUMBER: TINY, Holds.SHORT: SHORT, Holds.LONG: LONG}
APART = re.compile(r"\s*[;\n]\s*")


def value_of(said: Any, holds: Holds) -> Any:
    """A value as the field holds it; FaultError with a sentence for one that is none."""
    if holds is Holds.NAMES:
        return names(said)
    text = line(said)
    if holds is Holds.FIRST_DAY:
        return a_day(text, last=False)
    if holds is Holds.LAST_DAY:
        return a_day(text, last=True)
    if holds is Holds.YES:
        return truth(text)
    if holds is Holds.STATE:
        return named(text, STATES, "state")
    if holds is Holds.EVIDENCE:
        return named(text, EVIDENCE, "kind of evidence")
    if len(text) > LIMITS[holds]:
        raise FaultError(f"is longer than {LIMITS[holds]:,} characters. Shorten it.")
    return text


def line(said: Any) -> str:
    """A text; a list or a mapping is none."""
    if not isinstance(said, str):
        raise FaultError("holds a list or more words where a text belongs.")
    return said.strip()


def names(said: Any) -> tuple[str, ...]:
    """Names as a list, or in one text apart by semicolons, new lines or, without those, commas."""
    if isinstance(said, str):
        found = APART.split(said) if APART.search(said) else said.split(",")
    elif isinstance(said, list):
        found = [line(each) for each in said]
    else:
        raise FaultError("holds more words where names belong.")
    kept = tuple(dict.fromkeys(name.strip() for name in found if name.strip()))
    if any(len(name) > SHORT for name in kept):
        raise FaultError(f"has a name longer than {SHORT} characters. Shorten it.")
    return kept


def a_day(text: str, *, last: bool) -> date:
    """A day; a year by itself is its first or last day."""
    if re.fullmatch(r"(19|20)\d\d", text):
        return date(int(text), 12, 31) if last else date(int(text), 1, 1)
    return last_day(text) if last else day(text)


def named(text: str, known: dict[str, Any], kind: str) -> Any:
    """One of several words."""
    found = known.get(" ".join(text.casefold().replace("_", " ").split()))
    if found is None:
        raise FaultError(str(not_found(kind, text, known, f"There are: {listed(known)}.")))
    return found


def listed(known: Iterable[str]) -> str:
    """Words in a row."""
    return ", ".join(known)
