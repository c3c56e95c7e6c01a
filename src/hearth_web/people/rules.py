"""Who may read which field, and what a record may not say.

Histories may not overlap, leave days out, or run outside a life. Pure: rows are read, nothing is
fetched or written. A record that already disagreed with itself when it came in is not made harder
to mend: only what a change makes worse is refused. That is why each problem has its days here,
which `hearth.records.care.problems`, asked of one reading of a source, need not tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from django.db import models

from hearth.dates import Period, PeriodSet
from hearth.documents.sentences import day
from hearth.vocabulary import code_set
from hearth_web.access.verbs import Verb
from hearth_web.people.models import (
    Allocation,
    Fact,
    LegalStatus,
    PeriodOfCare,
    Placement,
    Spell,
)

__all__ = [
    "ADOPTIVE",
    "FIELD_VERBS",
    "WHERE_THEY_LIVE",
    "History",
    "Problem",
    "problems",
    "unfit",
    "worse",
]

FIELD_VERBS: Mapping[str, Verb] = {
    "uasc": Verb.SEE_IMMIGRATION,
    "duc": Verb.SEE_IMMIGRATION,
    "nationality": Verb.SEE_IMMIGRATION,
    "disability": Verb.SEE_HEALTH,
}
"""What it takes to read or write these fields of a child, beside opening the record."""

ADOPTIVE = code_set("PLACE").in_group("adoption")
"""Placements with adopters: who and where these are is read with the right to see adoption."""

WHERE_THEY_LIVE = frozenset({"carer", "pl_post", "urn"})
"""What a placement says of that."""

NAMES: dict[type[models.Model], str] = {
    PeriodOfCare: "period of care",
    LegalStatus: "legal status",
    Placement: "placement",
    Allocation: "allocation",
}


@dataclass(frozen=True)
class Problem:
    """One thing a record says that cannot be.

    `kind` is order, birth, death, overlap, gap, outside, length or character; `what` names the
    rows; `days` is when; `sentence` tells a person, and what to do.
    """

    kind: str
    what: str
    sentence: str
    days: Period | None = None

    def is_within(self, other: Problem) -> bool:
        """Whether the other already said as much."""
        if (self.kind, self.what) != (other.kind, other.what):
            return False
        if self.days is None or other.days is None:
            return self.sentence == other.sentence
        return other.days.covers(self.days)


@dataclass(frozen=True)
class History:
    """The spells of one child, and the life they must lie in."""

    dob: date | None = None
    died: date | None = None
    periods: Sequence[PeriodOfCare] = ()
    legal_statuses: Sequence[LegalStatus] = ()
    placements: Sequence[Placement] = ()
    allocations: Sequence[Allocation] = field(default=())

    def spells(self) -> Iterator[Spell]:
        """Every one."""
        yield from self.periods
        yield from self.legal_statuses
        yield from self.placements
        yield from self.allocations


def problems(history: History) -> tuple[Problem, ...]:
    """Everything a history says that cannot be, in the order a person would mend it."""
    return (
        *backwards(history),
        *outside_life(history),
        *overlaps(history),
        *gaps(history),
        *outside_care(history),
    )


def worse(before: Sequence[Problem], after: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems that were not there before."""
    return tuple(each for each in after if not any(each.is_within(old) for old in before))


def stretch(spell: Spell) -> Period | None:
    """The days of a spell; None when it holds none."""
    if spell.dec is not None and spell.dec <= spell.decom:
        return None
    return Period(spell.decom, spell.dec)


def named(spell: Spell) -> str:
    """A spell as a sentence speaks of it."""
    until = f"to {day(spell.dec)}" if spell.dec else "that is still open"
    return f"{NAMES[type(spell)]} from {day(spell.decom)} {until}"


def backwards(history: History) -> Iterator[Problem]:
    """Spells that end before they start."""
    for spell in history.spells():
        if spell.dec is not None and spell.dec < spell.decom:
            yield Problem(
                "order",
                NAMES[type(spell)],
                f"The {named(spell)} ends before it starts. Change one of the two dates.",
            )


def outside_life(history: History) -> Iterator[Problem]:
    """Spells that start before birth, or go on after death."""
    for spell in history.spells():
        if history.dob and spell.decom < history.dob:
            yield Problem(
                "birth",
                NAMES[type(spell)],
                f"The {named(spell)} starts before the child was born on {day(history.dob)}. "
                "Change its start, or correct the date of birth.",
            )
        if history.died and max(spell.decom, spell.dec or spell.decom) > history.died:
            yield Problem(
                "death",
                NAMES[type(spell)],
                f"The {named(spell)} goes on after the child died on {day(history.died)}. "
                "Change its dates, or correct the date of death.",
            )


def overlaps(history: History) -> Iterator[Problem]:
    """Spells of one kind that share days. Short breaks are a history of their own."""
    for rows in (history.periods, history.legal_statuses, history.placements):
        for respite in (False, True):
            yield from shared([row for row in rows if row.respite is respite])
    for role in dict.fromkeys(row.role for row in history.allocations):
        yield from shared([row for row in history.allocations if row.role == role])


def shared(rows: Sequence[Spell]) -> Iterator[Problem]:
    """The days that two of these rows both claim."""
    ordered = sorted(rows, key=lambda row: row.decom)
    for first, second in combinations(ordered, 2):
        one, other = stretch(first), stretch(second)
        both = one.intersection(other) if one and other else None
        if both:
            yield Problem(
                "overlap",
                NAMES[type(first)],
                f"The {named(first)} overlaps the {named(second)}. "
                f"End the first on or before {day(second.decom)}, or change the second's start.",
                both,
            )


def gaps(history: History) -> Iterator[Problem]:
    """Days in care for which no legal status, or no placement, is recorded."""
    kinds: tuple[tuple[str, Sequence[Spell]], ...] = (
        ("legal status", history.legal_statuses),
        ("placement", history.placements),
    )
    for what, rows in kinds:
        held = PeriodSet(days for row in rows if (days := stretch(row)))
        for period in history.periods:
            if period.respite or not (days := stretch(period)):
                continue
            for missing in PeriodSet([days]).difference(held):
                yield Problem("gap", what, gap_sentence(what, missing), missing)


def gap_sentence(what: str, missing: Period) -> str:
    """Which days are missing, and what to do."""
    when = f"from {day(missing.start)}"
    if missing.end:
        when += f" to {day(missing.end)}"
    return (
        f"There is no {what} {when}, while the child is in care. "
        f"Add one for those days, or change the dates of the {what} beside them."
    )


def outside_care(history: History) -> Iterator[Problem]:
    """Legal statuses and placements for days when the child was not in care."""
    for respite in (False, True):
        care = PeriodSet(
            days for row in history.periods if row.respite is respite and (days := stretch(row))
        )
        rows: tuple[LegalStatus | Placement, ...] = (*history.legal_statuses, *history.placements)
        for row in rows:
            if row.respite is not respite or not (days := stretch(row)):
                continue
            for left in PeriodSet([days]).difference(care):
                yield Problem("outside", NAMES[type(row)], outside_sentence(row), left)


def outside_sentence(row: Spell) -> str:
    """What stands outside care, and what to do."""
    return (
        f"The {named(row)} has days outside any period of care. "
        "Change its dates, or those of the period of care."
    )


def unfit(row: Fact | models.Model) -> Iterator[Problem]:
    """Values that the database cannot hold."""
    what = str(row._meta.verbose_name)
    for each in row._meta.concrete_fields:
        value: Any = getattr(row, each.attname)
        if not isinstance(value, str):
            continue
        name = str(each.verbose_name).capitalize()
        if "\x00" in value:
            yield Problem(
                "character", what, f"{name} holds a character that cannot be kept. Type it again."
            )
        if each.max_length and len(value) > each.max_length:
            yield Problem("length", what, f"{name} must be {each.max_length} characters or fewer.")
