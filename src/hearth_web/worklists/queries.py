"""Reading obligations, always of the children this person may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet

from hearth.duties.catalogue import CATALOGUE
from hearth.duties.limits import Policy
from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.people.models import Child, Worker
from hearth_web.people.queries import held_on, reach_alike, visible_children
from hearth_web.ui import clock
from hearth_web.worklists.models import Obligation
from hearth_web.worklists.policy.reading import in_force
from hearth_web.worklists.rules import (
    CASE_HOLDERS,
    OF_ALLOCATION,
    OF_ROLE,
    WITHOUT_SEAT,
    closed_duties,
    needed_for,
)
from hearth_web.worklists.states import coming, overdue, this_week, to_do

__all__ = [
    "children_in_order",
    "has_work",
    "in_full",
    "of_child",
    "of_children",
    "owed_by",
    "owes_now",
    "policy",
    "seen_by",
    "tally",
    "workers_here",
    "workers_led",
]


def policy() -> Policy:
    """What the council adds to the law's limits, and which duties its record answers for."""
    return in_force().policy


def seen_by(user: User) -> QuerySet[Obligation]:
    """The obligations this person may know of: of children within reach, and of duties that tell
    nothing they may not read of that child."""
    rows = Obligation.objects.filter(child__in=visible_children(user).values("pk"))
    closed = {*closed_duties(user.may)}
    open_to = [duty for duty in CATALOGUE if duty not in closed]
    verbs = {verb for duty in open_to for verb in needed_for(duty)}
    for verb in sorted(verb for verb in verbs if not reach_alike(user, verb)):
        kept_close = [duty for duty in open_to if verb in needed_for(duty)]
        theirs = Q(child__in=visible_children(user, verb).values("pk"))
        rows = rows.filter(theirs | ~Q(duty__in=kept_close))
    return rows.filter(duty__in=open_to)


def roles_held(user: User, today: date) -> dict[str, list[UUID]]:
    """The children allocated to this person today, by the role of the allocation."""
    found: dict[str, list[UUID]] = defaultdict(list)
    held = held_on(today).filter(worker__user=user)
    for role, child in held.order_by().values_list("role", "child_id").distinct():
        found[role].append(child)
    return found


def owed_by(user: User, today: date) -> QuerySet[Obligation]:
    """What this person owes: to the children allocated to them by the role of the allocation, and
    to every child within reach by the roles they sign in with."""
    mine = Q(pk__in=[])
    held = roles_held(user, today)
    for role, children in held.items():
        mine |= Q(child__in=children, owner__in=OF_ALLOCATION.get(role, ()))
    social, adviser = CASE_HOLDERS
    if held.get(adviser):
        alone = Q(child__in=held[adviser]) & ~Q(child__in=with_role(social, held[adviser], today))
        mine |= alone & Q(owner__in=WITHOUT_SEAT)
    for grant in user.held:
        if grant.role in OF_ROLE:
            mine |= Q(owner__in=OF_ROLE[grant.role])
    return seen_by(user).filter(mine)


def with_role(role: str, children: Sequence[UUID], today: date) -> list[UUID]:
    """Those of the children whom somebody holds in a role today."""
    held = held_on(today).filter(role=role, worker__isnull=False, child__in=children)
    return list(held.order_by().values_list("child_id", flat=True))


def has_work(user: User) -> bool:
    """Whether there is work of this person's own: they work with children, or hold a role for
    all of them."""
    if not user.may(Verb.SEE_CHILDREN):
        return False
    return any(grant.role in OF_ROLE for grant in user.held) or hasattr(user, "worker")


def owes_now(user: User, today: date) -> bool:
    """Whether anything of this person's own is overdue or due in the next four weeks."""
    return has_work(user) and owed_by(user, today).filter(to_do(today)).exists()


def tally(rows: QuerySet[Obligation], today: date) -> dict[str, int]:
    """How many are overdue, due this week and coming up."""
    return rows.order_by().aggregate(
        overdue=Count("pk", filter=overdue(today)),
        week=Count("pk", filter=this_week(today)),
        coming=Count("pk", filter=coming(today)),
    )


def children_in_order(rows: QuerySet[Obligation], since: date) -> QuerySet[Obligation, Any]:
    """The children these are owed to, the one with the earliest due first; what was due before
    `since` does not put anybody first."""
    first = Min("due", filter=Q(due__gte=since))
    found = rows.order_by().values("child").annotate(first=first)
    return found.order_by(F("first").asc(nulls_last=True), "child")


def of_children(
    rows: QuerySet[Obligation], children: Iterable[UUID]
) -> list[tuple[Child, list[Obligation]]]:
    """Each of these children with what is owed to them, by the day it is due."""
    ids = list(children)
    found: dict[UUID, list[Obligation]] = {id: [] for id in ids}
    for row in rows.filter(child__in=ids).select_related("rule").order_by("due", "duty", "pk"):
        found[row.child_id].append(row)
    by_id = Child.objects.select_related("standing").in_bulk(ids)
    return [(by_id[id], held) for id, held in found.items() if id in by_id]


def in_full(rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
    """Obligations by the day they are due, with all that a list says of each."""
    standing = ("worker", "adviser", "iro", "team")
    beside = [f"child__standing__{each}" for each in standing]
    return rows.select_related("rule", *beside).order_by("due", "child", "duty", "pk")


def of_child(child: Child, may: Any) -> QuerySet[Obligation]:
    """All that was and is owed to a child whose page is open; `may` says what may be read there."""
    closed = {*closed_duties(may)}
    open_to = [duty for duty in CATALOGUE if duty not in closed]
    rows = Obligation.objects.filter(child=child, duty__in=open_to)
    return rows.select_related("rule")


def workers_here() -> list[Worker]:
    """Workers who have not left: those to whom a child may be given."""
    return list(Worker.objects.select_related("team").filter(left=None))


def workers_led(user: User) -> list[Worker]:
    """Workers whose children this person may give to others: those of their teams and those who
    hold a child within their reach, and all where it is everybody's."""
    now = held_on(clock.today())
    found = Worker.objects.select_related("team").filter(Q(left=None) | Q(allocations__in=now))
    whose = user.reach_of(Verb.ALLOCATE)
    if not whose.everyone:
        theirs = now.filter(child__in=visible_children(user, Verb.ALLOCATE).values("pk"))
        found = found.filter(Q(team__in=whose.teams) | Q(allocations__in=theirs))
    return list(found.distinct())
