"""What the checks look at: read once, a few queries for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, F, Max

from hearth_web.bridge.memory import Held
from hearth_web.people.models import Child, LegalStatus, PeriodOfCare, Placement, Review

__all__ = ["Look", "Now"]


@dataclass(frozen=True)
class Now:
    """A child in care or a care leaver today, with what checks ask of them."""

    id: UUID
    name: str
    dob: date | None
    ethnic: str
    upn: str
    in_care: bool
    care_leaver: bool
    respite: bool
    since: date | None
    worker: UUID | None
    adviser: UUID | None


SPELL = ("child_id", "pk", "decom", "respite")


class Open(NamedTuple):
    """A placement or legal status that is open; a status has no place."""

    child_id: UUID
    pk: UUID
    decom: date
    respite: bool
    place: str = ""
    pl_post: str = ""
    urn: str = ""


class Look:
    """The record on a day. `held` is the record at hand, for what is asked of whole histories."""

    def __init__(self, today: date, held: Held) -> None:
        self.today, self.held = today, held

    @cached_property
    def now(self) -> list[Now]:
        """Children in care and care leavers today; records closed by adoption are over."""
        current = Child.objects.filter(severed=False, standing__isnull=False).exclude(
            standing__in_care=False, standing__care_leaver=False
        )
        names = ("id", "forename", "surname", "known_as", "dob", "ethnic", "upn")
        standing = ("in_care", "care_leaver", "respite", "since", "worker_id", "adviser_id")
        rows = current.values_list(*names, *(f"standing__{name}" for name in standing))
        return [
            Now(id, f"{known or first} {last}".strip(), *rest)
            for id, first, last, known, *rest in rows.order_by()
        ]

    @cached_property
    def ids(self) -> dict[str, UUID]:
        """Children's ids by the identifier of the return."""
        known = self.held.tables["known_children"]
        pairs = zip(known["child"].to_list(), known["id"].to_list(), strict=True)
        return {child: UUID(id) for child, id in pairs}

    @cached_property
    def homes(self) -> list[Open]:
        """Placements that are open."""
        rows = Placement.objects.filter(dec=None).order_by()
        return [Open(*row) for row in rows.values_list(*SPELL, "place", "pl_post", "urn")]

    @cached_property
    def statuses(self) -> list[Open]:
        """Legal statuses that are open."""
        rows = LegalStatus.objects.filter(dec=None).order_by()
        return [Open(*row) for row in rows.values_list(*SPELL)]

    @cached_property
    def open_care(self) -> set[tuple[UUID, bool]]:
        """Whose period of care is open, and whether it is of short breaks."""
        found = PeriodOfCare.objects.filter(dec=None).values_list("child_id", "respite")
        return set(found.order_by())

    @cached_property
    def reviews(self) -> dict[UUID, tuple[int, date]]:
        """How many reviews each child in care has had since they came in, and the last of them."""
        held = Review.objects.filter(
            child__standing__in_care=True, review__gte=F("child__standing__since")
        )
        rows = held.order_by().values_list("child_id").annotate(Count("pk"), Max("review"))
        return {child: (count, last) for child, count, last in rows}
