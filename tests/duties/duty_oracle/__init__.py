"""An oracle of the duties: plain loops over plain rows, written from the specification alone.

It shares nothing with `hearth.duties` but the arithmetic of `hearth.dates`. Where the
specification leaves something open, a comment says which reading is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from . import (
    care,
    education,
    health,
    leaving,
    permanence,
    reviews,
    safety,
    short_breaks,
    visits,
    voice,
)
from .counting import Found, Life, life_of
from .statuses import standing

__all__ = ["GROUPS", "every", "life_of", "of_group", "standing"]

Oracle = Callable[[Life], list[Found]]
Person = tuple[tuple[str, date, "date | None"], dict[str, list[dict[str, Any]]]]

TODAY = date(2025, 3, 31)

GROUPS: Mapping[str, Mapping[str, Oracle]] = {
    "care": care.DUTIES,
    "visits": visits.DUTIES,
    "short breaks": short_breaks.DUTIES,
    "reviews": reviews.DUTIES,
    "health": health.DUTIES,
    "education": education.DUTIES,
    "permanence": permanence.DUTIES,
    "safety": safety.DUTIES,
    "leaving": leaving.DUTIES,
    "voice": voice.DUTIES,
}


def every(people: Iterable[Person], today: date = TODAY) -> list[Found]:
    """All obligations that the oracles find, of all these people, as they stand on a day."""
    lives = [life_of(person, tables, today) for person, tables in people]
    oracles = [oracle for group in GROUPS.values() for oracle in group.values()]
    return [row for life in lives for oracle in oracles for row in oracle(life)]


def of_group(name: str, people: Iterable[Person], today: date) -> list[Found]:
    """The obligations of one group of duties."""
    lives = [life_of(person, tables, today) for person, tables in people]
    return [row for life in lives for oracle in GROUPS[name].values() for row in oracle(life)]
