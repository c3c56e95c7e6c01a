"""Who is a care leaver, as far as the return or another system says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from hearth.dates import CollectionYear, birthday
from hearth.vocabulary import code_set
from hearth_web.leaving.models import LeavingCare, LeavingYear
from hearth_web.people.models import Child, Standing

__all__ = ["READ", "amend"]

READ = frozenset({LeavingYear, LeavingCare})

NO_LONGER = code_set("IN_TOUCH").in_group("excluded-died", "excluded-returned-home")
LEAVERS = code_set("ELIGIBILITY").in_group("left-care", "qualifying")
NOT_NOW = code_set("ELIGIBILITY").in_group("not-eligible")
LONG_AGO = 2  # collection years after which a row of the return says nothing of today


def amend(standings: Mapping[UUID, Standing], today: date) -> None:
    """Where a return of the last two years, or another system, says more than the dates do.

    The council's own return names its care leavers, whatever the care behind it, and those who
    went back to parents for good; a system that knows their eligibility is believed after it.
    """
    this_year = CollectionYear.of(today).ending
    rows = LeavingYear.objects.filter(child__in=standings, year__gt=this_year - LONG_AGO)
    said = {row.child_id: row.in_touch not in NO_LONGER for row in rows.order_by("year")}
    for row in LeavingCare.objects.filter(child__in=standings).order_by("changed_at"):
        if row.eligibility in LEAVERS | NOT_NOW:
            said[row.child_id] = row.eligibility in LEAVERS
    for child, is_leaver in said.items():
        standing = standings[child]
        standing.care_leaver = is_leaver and may_be(standing, today)


def may_be(standing: Standing, today: date) -> bool:
    """Whether somebody can be a care leaver at all: alive, not in care, under 25."""
    child: Child = standing.child
    if standing.in_care or child.severed or (child.died and child.died <= today):
        return False
    return child.dob is None or today < birthday(child.dob, 25)
