"""Who may read which field, and what a record may not say.

What histories may not say is the rule of `hearth.records.care`, asked of the rows. Pure: rows are
read, nothing is fetched or written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from hearth.records import care
from hearth.records.care import Fault
from hearth.vocabulary import code_set
from hearth_web.access.verbs import Verb
from hearth_web.people.models import (
    Allocation,
    Fact,
    LegalStatus,
    PeriodOfCare,
    Placement,
    ProtectionPlan,
)

__all__ = [
    "ADOPTIVE",
    "EVENT_VERBS",
    "FIELD_VERBS",
    "KIND_VERBS",
    "WHERE_THEY_LIVE",
    "History",
    "problems",
    "unfit",
    "verb_to_read",
    "verbs_of_event",
]

FIELD_VERBS: Mapping[str, Verb] = {
    "uasc": Verb.SEE_IMMIGRATION,
    "duc": Verb.SEE_IMMIGRATION,
    "nationality": Verb.SEE_IMMIGRATION,
    "disability": Verb.SEE_HEALTH,
    "disabled": Verb.SEE_HEALTH,
}
"""What it takes to read or write these fields of a child, beside opening the record."""

KIND_VERBS: Mapping[str, Verb] = {
    "healthyear": Verb.SEE_HEALTH,
    "healthcheck": Verb.SEE_HEALTH,
    "sdqscore": Verb.SEE_HEALTH,
    "immunisation": Verb.SEE_HEALTH,
    "substancemisuse": Verb.SEE_HEALTH,
    "conviction": Verb.SEE_HEALTH,
    "immigrationstatus": Verb.SEE_IMMIGRATION,
    "childinneed": Verb.SEE_PROTECTION,
    "protectionplan": Verb.SEE_PROTECTION,
    "adopter": Verb.SEE_ADOPTION,
    "adoptionplan": Verb.SEE_ADOPTION,
    "adoptionyear": Verb.SEE_ADOPTION,
    "adoptionlink": Verb.SEE_ADOPTION,
    "previouspermanence": Verb.SEE_ADOPTION,
}
"""What it takes to read facts of these kinds, by the name of their model."""

EVENT_VERBS: Mapping[str, Verb] = {
    "health": Verb.SEE_HEALTH,
    "adoption": Verb.SEE_ADOPTION,
    "immigration": Verb.SEE_IMMIGRATION,
    "protection": Verb.SEE_PROTECTION,
}
"""What it takes to read events of these groups of EVENT; the others open with the record."""

ADOPTIVE = code_set("PLACE").in_group("adoption")
"""Placements with adopters: who and where these are is read with the right to see adoption."""

WHERE_THEY_LIVE = frozenset({"carer", "pl_post", "urn"})
"""What a placement says of that."""


def verb_to_read(kind: str) -> Verb:
    """What it takes to read facts of a kind, by its label (`wellbeing.sdqscore`) or name."""
    return KIND_VERBS.get(kind.rpartition(".")[2], Verb.SEE_CHILDREN)


def verbs_of_event(code: str) -> frozenset[Verb]:
    """What it takes to read an event of this code, beside opening the record.

    Of a code that is not known nobody can say what it tells: it takes every right there is.
    """
    codes = code_set("EVENT")
    if not codes.has(code):
        return frozenset(EVENT_VERBS.values())
    needed = EVENT_VERBS.get(codes.group(code))
    return frozenset({needed} if needed else ())


@dataclass(frozen=True)
class History:
    """The spells of one child, and the life they must lie in."""

    dob: date | None = None
    died: date | None = None
    periods: Sequence[PeriodOfCare] = ()
    legal_statuses: Sequence[LegalStatus] = ()
    placements: Sequence[Placement] = ()
    allocations: Sequence[Allocation] = ()
    protection_plans: Sequence[ProtectionPlan] = ()

    @property
    def care(self) -> care.Care:
        """The days of its care, which is all that the rule asks about."""
        return care.Care(
            tuple(care.Period(**days_of(row)) for row in self.periods),
            tuple(care.LegalStatus(**days_of(row)) for row in self.legal_statuses),
            tuple(care.Placement(**days_of(row)) for row in self.placements),
        )


def problems(history: History) -> tuple[Fault, ...]:
    """Everything a history says that cannot be; a history of workers is one for each role."""
    found = [*care.problems(history.care, dob=history.dob, died=history.died)]
    for role in dict.fromkeys(row.role for row in history.allocations):
        rows = [row for row in history.allocations if row.role == role]
        spells = [care.Spell(decom=row.decom, dec=row.dec) for row in rows]
        found += care.problems_of("allocation", spells, dob=history.dob, died=history.died)
    plans = [care.Spell(decom=row.decom, dec=row.dec) for row in history.protection_plans]
    # A child not yet born may be on a plan.
    found += care.problems_of("child protection plan", plans, died=history.died)
    return tuple(found)


def days_of(row: PeriodOfCare | LegalStatus | Placement) -> dict[str, Any]:
    """When a row of care was, and to which history it belongs."""
    return {"decom": row.decom, "dec": row.dec, "respite": row.respite}


def unfit(row: Fact | models.Model) -> Iterator[Fault]:
    """Values that the database cannot hold."""
    what = str(row._meta.verbose_name)
    for each in row._meta.concrete_fields:
        value: Any = getattr(row, each.attname)
        if not isinstance(value, str):
            continue
        name = str(each.verbose_name).capitalize()
        if "\x00" in value:
            sentence = f"{name} holds a character that cannot be kept. Type it again."
            yield Fault("character", None, sentence, what)
        if each.max_length and len(value) > each.max_length:
            sentence = f"{name} must be {each.max_length} characters or fewer."
            yield Fault("length", None, sentence, what)
