"""Reading teams and workers: who they have, who has nobody, who moved."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from hearth_web.access.models import Team, User, teams_below
from hearth_web.access.verbs import Verb
from hearth_web.people.listing.filters import FAR, no_worker
from hearth_web.people.models import Child, Worker
from hearth_web.people.queries import held_on, visible_children
from hearth_web.ui import clock

__all__ = [
    "RECENT",
    "Load",
    "below",
    "children_of_team",
    "children_of_worker",
    "counts",
    "directly_below",
    "loads",
    "moved_lately",
    "team_for",
    "worker_for",
]

log = logging.getLogger("hearth.stranger")

RECENT = 28  # days
MOST = 20  # rows of a list beside the main one


@dataclass(frozen=True)
class Load:
    """A worker and how many children they have, by role and altogether."""

    worker: Worker
    by_role: Mapping[str, int]

    @property
    def children(self) -> int:
        """How many altogether, whatever the role."""
        return sum(self.by_role.values())


def team_for(user: User, id: UUID) -> Team:
    """A team this person has to do with; Http404, and a line in the log, for any other."""
    team = Team.objects.select_related("parent").filter(pk=id).first()
    whose = user.reach_of(Verb.SEE_TEAMS)
    if team is not None and (
        whose.everyone
        or team.pk in whose.teams
        or Worker.objects.filter(user=user, team=team).exists()
        or children_of_team(visible_children(user), below(team)).exists()
    ):
        return team
    log.warning("no such team for them: user=%s team=%s", user.pk, id)
    raise Http404("team")


def worker_for(user: User, id: UUID) -> Worker:
    """A worker this person has to do with; Http404, and a line in the log, for any other."""
    worker = Worker.objects.select_related("team", "user").filter(pk=id).first()
    whose = user.reach_of(Verb.SEE_TEAMS)
    if worker is not None and (
        whose.everyone
        or worker.team_id in whose.teams
        or worker.user_id == user.pk
        or children_of_worker(visible_children(user), worker, clock.today()).exists()
    ):
        return worker
    log.warning("no such worker for them: user=%s worker=%s", user.pk, id)
    raise Http404("worker")


def below(team: Team) -> frozenset[UUID]:
    """A team and every team below it."""
    return teams_below([team.pk])


def children_of_team(seen: QuerySet[Child], teams: Iterable[UUID]) -> QuerySet[Child]:
    """Those of the children somebody may see whom these teams have."""
    return seen.filter(standing__team__in=teams)


def children_of_worker(seen: QuerySet[Child], worker: Worker, today: date) -> QuerySet[Child]:
    """Those of the children somebody may see whom a worker has today, in any role."""
    return seen.filter(pk__in=held_on(today).filter(worker=worker).values("child"))


def counts(children: QuerySet[Child], today: date) -> Mapping[str, int]:
    """How many of them are what a manager looks for first, in one query."""
    questions = {
        "in_care": Q(standing__in_care=True),
        "care_leavers": Q(standing__care_leaver=True),
        "short_breaks": Q(standing__respite=True),
        "no_worker": no_worker("yes", today),
        "moved": moved(today),
        "far": Q(standing__in_care=True, standing__distance__gt=FAR),
    }
    return children.order_by().aggregate(
        **{key: Count("pk", filter=question) for key, question in questions.items()}
    )


def moved(today: date) -> Q:
    """In care, and in a new home in the last four weeks."""
    since = today - timedelta(days=RECENT)
    return Q(standing__in_care=True, standing__placed_since__gt=since)


def moved_lately(children: QuerySet[Child], today: date) -> Sequence[Child]:
    """Who came to a new home lately, the last first."""
    rows = children.filter(moved(today)).select_related("standing", "standing__worker")
    return list(rows.order_by("-standing__placed_since", "surname")[:MOST])


def loads(seen: QuerySet[Child], teams: Iterable[UUID], today: date) -> Sequence[Load]:
    """The workers of these teams, with how many of the children somebody may see each has.

    Whoever holds a case for one of them counts too: files seldom say which team a worker is in.
    """
    teams = list(teams)
    for_them = held_on(today).filter(team__in=teams, worker__isnull=False)
    workers = Worker.objects.filter(Q(team__in=teams) | Q(pk__in=for_them.values("worker")))
    current = workers.filter(Q(left=None) | Q(left__gt=today)).select_related("team")
    held = (
        held_on(today)
        .filter(worker__in=current.values("pk"), child__in=seen.values("pk"))
        .values_list("worker", "role")
        .annotate(children=Count("child", distinct=True))
        .order_by()
    )
    by_worker: dict[UUID, dict[str, int]] = {}
    for worker, role, children in held:
        by_worker.setdefault(worker, {})[role] = children
    return [Load(worker, by_worker.get(worker.pk, {})) for worker in current]


def directly_below(team: Team) -> QuerySet[Team]:
    """The open teams that belong to a team."""
    return Team.objects.filter(parent=team, open=True)
