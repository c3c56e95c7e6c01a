"""A day to stand on, care begun, and obligations as they are kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from hearth_web.people.models import Child, LegalStatus, PeriodOfCare, Placement
from hearth_web.worklists.keeping import KEPT
from hearth_web.worklists.models import Obligation

TODAY = date(2025, 3, 31)


def take_into_care(child: Child, since: date) -> None:
    """In care under an interim order, with foster carers, without an action."""
    PeriodOfCare.objects.create(child=child, decom=since, cin="N1")
    LegalStatus.objects.create(child=child, decom=since, ls="C1")
    Placement.objects.create(child=child, decom=since, place="U4", place_provider="PR1")


def kept() -> list[tuple[Any, ...]]:
    """Every obligation that is kept, in an order of its own."""
    return sorted(Obligation.objects.values_list(*KEPT), key=str)


def open_now(child: Child, duty: str) -> Obligation:
    """The one obligation of a duty that is not done."""
    return Obligation.objects.get(child=child, duty=duty, done=None)
