"""The facts a standing is worked out from, read for many children at once: one query a kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from hearth_web.people.models import Allocation, Identifier, LegalStatus, PeriodOfCare, Placement

__all__ = ["READ", "Case", "Facts", "Held", "Home", "Status", "facts_of"]


class Case(NamedTuple):
    """A period of care."""

    decom: date
    dec: date | None
    respite: bool
    rec: str


class Status(NamedTuple):
    """A legal status."""

    decom: date
    dec: date | None
    respite: bool
    ls: str


class Home(NamedTuple):
    """A placement."""

    decom: date
    dec: date | None
    respite: bool
    place: str
    place_provider: str
    pl_post: str
    urn: str
    same_carer: bool
    carer: str
    area: str
    distance: float | None


class Held(NamedTuple):
    """An allocation, with the names a person may search by."""

    decom: date
    dec: date | None
    role: str
    worker_id: UUID | None
    team_id: UUID | None
    worker__team_id: UUID | None
    worker__name: str | None
    team__name: str | None
    worker__team__name: str | None


class Number(NamedTuple):
    """An identifier."""

    kind: str
    value: str


@dataclass(frozen=True)
class Facts:
    """One child's facts, each kind in order of time."""

    periods: Sequence[Case] = ()
    statuses: Sequence[Status] = ()
    homes: Sequence[Home] = ()
    allocations: Sequence[Held] = ()
    numbers: Sequence[Number] = ()


KINDS: Mapping[str, tuple[Any, Any, tuple[str, ...]]] = {
    "periods": (PeriodOfCare, Case, ("decom", "id")),
    "statuses": (LegalStatus, Status, ("decom", "id")),
    "homes": (Placement, Home, ("decom", "id")),
    "allocations": (Allocation, Held, ("decom", "id")),
    "numbers": (Identifier, Number, ("kind", "value")),
}

READ = frozenset(model for model, _, _ in KINDS.values())
"""The kinds of fact that are read."""


def facts_of(children: Collection[UUID]) -> Mapping[UUID, Facts]:
    """The facts of these children; those with none are there too."""
    by_kind = {kind: _read(*how, children) for kind, how in KINDS.items()}
    return {
        child: Facts(**{kind: read.get(child, ()) for kind, read in by_kind.items()})
        for child in children
    }


def _read(
    model: Any, row: Any, order: tuple[str, ...], children: Collection[UUID]
) -> Mapping[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    rows = model.objects.filter(child__in=children).order_by(*order)
    for child, *values in rows.values_list("child_id", *row._fields):
        found[child].append(row(*values))
    return found
