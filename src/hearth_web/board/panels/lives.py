"""What the rules of panels ask of children, read for all of them at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from hearth.dates import add_months
from hearth.quality import RecordOfChild
from hearth_web.people.models import AdoptionPlan, Child, PermanencePlan, Placement
from hearth_web.wellbeing.models import MissingEpisode

__all__ = ["records"]

GROWN = 18 * 12  # months


def records(children: QuerySet[Child], today: date) -> Mapping[UUID, RecordOfChild]:
    """Those of these children who are in care, or leave it before they are 18."""
    young = Q(standing__care_leaver=True, dob__gt=add_months(today, -GROWN))
    of = children.filter(Q(standing__in_care=True) | young)
    some = list(of.exclude(standing__respite=True).select_related("standing"))
    ids = [child.pk for child in some]
    plans, moves, missing = plan_days(ids, today), move_days(ids), missing_days(ids)
    return {
        child.pk: RecordOfChild(
            dob=child.dob,
            in_care_since=child.standing.since if child.standing.in_care else None,
            plan_since=plans.get(child.pk),
            moves=moves.get(child.pk, ()),
            missing=missing.get(child.pk, ()),
            miles=child.standing.distance,
            placed_since=child.standing.placed_since,
            care_leaver=child.standing.care_leaver,
        )
        for child in some
    }


def plan_days(ids: Iterable[UUID], today: date) -> dict[UUID, date]:
    """Since when each has the plan for permanence that holds: adoption's is one."""
    holds = Q(dec=None) | Q(dec__gt=today)
    plans = PermanencePlan.objects.filter(holds, child__in=ids).order_by("decom")
    found = dict(plans.values_list("child", "decom"))
    kept = AdoptionPlan.objects.filter(child__in=ids, date_placed_ceased=None)
    for child, day in kept.values_list("child", "date_placed"):
        found.setdefault(child, day)
    return found


def move_days(ids: Iterable[UUID]) -> Mapping[UUID, list[date]]:
    """The days each moved to other carers in the care they are in now."""
    rows = Placement.objects.filter(child__in=ids, respite=False, same_carer=False)
    care = rows.values_list("child", "decom", "child__standing__since").order_by("decom")
    found: dict[UUID, list[date]] = defaultdict(list)
    for child, day, since in care:
        if since is not None and day > since:
            found[child].append(day)
    return found


def missing_days(ids: Iterable[UUID]) -> Mapping[UUID, list[date]]:
    """The days each went missing; being away without leave is another thing."""
    found: dict[UUID, list[date]] = defaultdict(list)
    rows = MissingEpisode.objects.filter(child__in=ids, missing="M")
    for child, day in rows.values_list("child", "mis_start"):
        found[child].append(day)
    return found
