"""Whose numbers: everyone's, a team's or a worker's, and who may see which."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.measures import CATALOGUE, Derived
from hearth.records.histories import Histories
from hearth_web.access.models import Team, User, teams_below
from hearth_web.access.verbs import Verb
from hearth_web.people.models import Worker

__all__ = [
    "EVERYONE",
    "PUBLIC",
    "Scope",
    "asked",
    "measures_of",
    "narrowed",
    "of_team",
    "of_worker",
    "scope_of",
]

FAR = date(9999, 12, 31)
CASE_HOLDERS = ("SW", "PA")  # a team answers for a child through its social worker, then adviser
PUBLIC = "public"


@dataclass(frozen=True)
class Scope:
    """Whose children are counted. `kind` is whole, team or worker; `name` is as people read it."""

    kind: str
    name: str
    id: UUID | None = None

    @property
    def key(self) -> str:
        """What figures are kept under."""
        return self.kind if self.id is None else f"{self.kind}:{self.id}"

    @property
    def query(self) -> str:
        """The part of an address that says so, to follow a question mark or an ampersand."""
        return "" if self.id is None else f"{self.kind}={self.id}"


EVERYONE = Scope("whole", "Whole service")


def of_team(team: Team) -> Scope:
    """A team's, with the teams below it."""
    return Scope("team", team.name, team.pk)


def of_worker(worker: Worker) -> Scope:
    """A worker's."""
    return Scope("worker", str(worker), worker.pk)


def asked(user: User, team: str, worker: str) -> Scope | None:
    """The scope an address asks for; None where there is none such, or not for this person."""
    if not (team or worker):
        return EVERYONE
    id = uuid_of(worker or team)
    if id is None:
        return None
    if worker:
        return scope_of(user, worker=Worker.objects.filter(pk=id).first())
    return scope_of(user, team=Team.objects.filter(pk=id).first())


def scope_of(user: User, team: Team | None = None, worker: Worker | None = None) -> Scope | None:
    """A team's or a worker's, where this person may see its numbers."""
    if not user.may(Verb.SEE_EXACT_NUMBERS) or not user.may(Verb.SEE_TEAMS):
        return None
    if worker:
        return of_worker(worker) if may_see_worker(user, worker) else None
    return of_team(team) if team and may_see_team(user, team.pk) else None


def may_see_worker(user: User, worker: Worker) -> bool:
    """Whether a worker's numbers are for this person: their own, or those of a team they answer
    for."""
    whose = user.reach_of(Verb.SEE_EXACT_NUMBERS)
    return worker.user_id == user.pk or whose.everyone or worker.team_id in whose.teams


def may_see_team(user: User, team: UUID) -> bool:
    """Whether a team's numbers are for this person: their own team's, or any below their reach."""
    whose = user.reach_of(Verb.SEE_EXACT_NUMBERS)
    if whose.everyone or team in whose.teams:
        return True
    return whose.own and Worker.objects.filter(user=user, team_id=team).exists()


def uuid_of(text: str) -> UUID | None:
    """The id a text holds; None when it holds none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def measures_of(scope: Scope) -> list[str]:
    """The measures that mean something there: what stands on a council's population does not."""
    return [
        id
        for id, measure in CATALOGUE.items()
        if scope.id is None or not isinstance(measure, Derived)
    ]


def narrowed(histories: Histories, scope: Scope) -> Histories:
    """The histories, counting only the children of the scope."""
    if scope.id is None:
        return histories
    spells = histories.record["allocations"]
    if scope.kind == "worker":
        held = taken_over(spells, "child", "role").filter(nw.col("worker") == str(scope.id))
    else:
        teams = {str(id) for id in teams_below([scope.id])}
        held = of_teams(spells, teams)
    return replace(histories, held=frames.settle(held.select("child", "start", "end", "until")))


def of_teams(spells: nw.LazyFrame[Any], teams: Collection[str]) -> nw.LazyFrame[Any]:
    """Who these teams answered for: through the social worker, and where there is no more of one
    through the personal adviser.
    """
    social, adviser = (spells.filter(nw.col("role") == role) for role in CASE_HOLDERS)
    last = social.group_by("child").agg(left=nw.col("end").fill_null(FAR).max())
    after = adviser.join(last, on="child", how="left").with_columns(
        start=nw.max_horizontal(nw.col("start"), nw.col("left"))
    )
    goes_on = nw.col("end").is_null() | (nw.col("end") > nw.col("start"))
    after = after.filter((nw.col("start") < FAR) & goes_on).drop("left")
    cases = nw.concat([social, after])
    return taken_over(cases, "child").filter(nw.col("team").is_in(sorted(teams)))


def taken_over(spells: nw.LazyFrame[Any], *by: str) -> nw.LazyFrame[Any]:
    """Spells with `until`, when the next of the same child (and role) began; null for the last."""
    ordered = frames.in_order(spells, *by, "start")
    same = nw.all_horizontal(*(nw.col(c) == nw.col(c).shift(-1) for c in by), ignore_nulls=False)
    return ordered.with_columns(until=nw.when(same).then(nw.col("start").shift(-1))).lazy()
