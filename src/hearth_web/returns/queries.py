"""Reading what fails, always of the children this person may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.http import Http404

from hearth.dates import CollectionYear
from hearth_web.access.models import User, teams_below
from hearth_web.access.verbs import Verb
from hearth_web.bridge.models import Given
from hearth_web.insight.scopes import Scope
from hearth_web.jobs.models import Job
from hearth_web.people.models import Child, Worker
from hearth_web.people.queries import visible_children
from hearth_web.returns.models import CHECK, MENDED, Check, Explanation, Failure, OfCheck, Tally
from hearth_web.returns.rules import closed_rules
from hearth_web.returns.years import checked_years

__all__ = [
    "Sight",
    "by_child",
    "by_rule",
    "by_team",
    "by_worker",
    "check_called",
    "checks_of_import",
    "checks_of_record",
    "explained_by",
    "explanation_for",
    "failure_to_explain",
    "failures",
    "failures_to_explain",
    "is_being_checked",
    "latest",
    "of_child",
    "tallies",
    "totals",
    "years_known",
]

Rows = TypeVar("Rows", bound=OfCheck)
ANSWERS = Coalesce("child__standing__worker", "child__standing__adviser")


@dataclass(frozen=True)
class Sight:
    """What one person may see of a check, of a team or a worker if one is named."""

    user: User
    check: Check
    scope: Scope | None = None

    @cached_property
    def theirs(self) -> Q:
        """The rows of the children within sight, worked out once for a page.

        A child who is not held here, in files somebody brought, may be seen by whoever may see
        every child and bring data in.
        """
        user = self.user
        to_mend = visible_children(user, Verb.SEE_QUALITY).values("pk")
        seen = Q(child__in=visible_children(user).filter(pk__in=to_mend).values("pk"))
        is_of_files = self.check.imported is not None
        if is_of_files and user.may(Verb.IMPORT) and user.reach_of(Verb.SEE_CHILDREN).everyone:
            seen |= Q(child=None) & ~Q(number__in=Child.objects.values("child"))
        return seen & ~Q(rule__in=closed_rules(user.may)) & self.of_scope

    @cached_property
    def of_scope(self) -> Q:
        """The rows of the children of a team or a worker; of everybody where none is named."""
        if self.scope is None or self.scope.id is None:
            return Q()
        if self.scope.kind == "team":
            return Q(child__standing__team__in=teams_below([self.scope.id]))
        worker = Q(child__standing__worker=self.scope.id)
        return worker | Q(child__standing__worker=None, child__standing__adviser=self.scope.id)

    def of(self, rows: QuerySet[Rows]) -> QuerySet[Rows]:
        """Those of these rows that are in sight."""
        return rows.filter(self.theirs, check_of=self.check)


def years_known(checked: Iterable[int]) -> list[int]:
    """The years whose return can be checked: brought, or `checked` before."""
    brought = Given.objects.order_by().values_list("year", flat=True).distinct()
    return checked_years(sorted({*brought, *checked}))


def checks_of_record() -> dict[int, Check]:
    """By year, the check of the record's return that stands."""
    return {one.year: one for one in Check.objects.filter(imported=None, ready=True)}


def is_being_checked() -> bool:
    """Whether a check of the record is under way, or waits to be made."""
    unfinished = (Job.State.WAITING, Job.State.RUNNING)
    return Job.objects.filter(kind__in=(CHECK, MENDED), state__in=unfinished).exists()


def latest(year: int) -> Check | None:
    """The check of the record's return of a year that stands; None before there is one."""
    return Check.objects.filter(imported=None, year=year, ready=True).first()


def check_called(id: UUID) -> Check | None:
    """The check of an import's files with this id."""
    return Check.objects.filter(pk=id, ready=True, imported__isnull=False).first()


def checks_of_import(user: User, imported: UUID) -> list[dict[str, Any]]:
    """Each year's check of an import's files, with how much fails that this person may see.

    Nothing for those who may not see what is amiss with children.
    """
    if not user.may(Verb.SEE_QUALITY):
        return []
    found = Check.objects.filter(imported=imported, ready=True).order_by("-year")
    return [
        {"check": each, "label": CollectionYear(each.year).label, **totals(Sight(user, each))}
        for each in found
    ]


def tallies(sight: Sight) -> QuerySet[Tally]:
    """How often each rule fails for each child."""
    return sight.of(Tally.objects.order_by())


def failures(sight: Sight) -> QuerySet[Failure]:
    """The failures kept, one by one, with whose they are."""
    rows = sight.of(Failure.objects.order_by("rule", "id"))
    return rows.select_related(
        "child__standing__team", "child__standing__worker", "child__standing__adviser",
        "explanation",
    )  # fmt: skip


def explained_by(sight: Sight, key: str) -> dict[Any, int]:
    """How many failures are explained, by a column."""
    rows = sight.of(Failure.objects.order_by())
    rows = rows.filter(explanation__isnull=False).annotate(answers=ANSWERS)
    return dict(rows.values_list(key).annotate(count=Count("pk")))


def totals(sight: Sight) -> dict[str, int]:
    """How many failures, of how many children, by how many rules, and how many are explained."""
    told = tallies(sight).aggregate(
        failures=Sum("count", default=0),
        children=Count("number", distinct=True),
        rules=Count("rule", distinct=True),
    )
    rows = sight.of(Failure.objects.order_by())
    explained = rows.filter(explanation__isnull=False).count()
    return {**told, "explained": explained, "to_mend": told["failures"] - explained}


def by_rule(sight: Sight) -> list[dict[str, Any]]:
    """Each rule that fails: how often, for how many children, and how many are explained."""
    rows = tallies(sight).values("rule")
    counted = rows.annotate(failures=Sum("count"), children=Count("number", distinct=True))
    return with_explained(counted, explained_by(sight, "rule"), "rule")


def by_team(sight: Sight) -> list[dict[str, Any]]:
    """Each team with how much its children's rows fail."""
    rows = tallies(sight).values("child__standing__team", "child__standing__team__name")
    counted = rows.annotate(failures=Sum("count"), children=Count("number", distinct=True))
    key = "child__standing__team"
    return with_explained(counted, explained_by(sight, key), key)


def by_worker(sight: Sight) -> list[dict[str, Any]]:
    """Each worker (the adviser where there is no social worker) with how much fails."""
    rows = tallies(sight).annotate(answers=ANSWERS).values("answers")
    counted = rows.annotate(failures=Sum("count"), children=Count("number", distinct=True))
    told = with_explained(counted, explained_by(sight, "answers"), "answers")
    workers = Worker.objects.select_related("team").in_bulk([each["answers"] for each in told])
    return [each | {"worker": workers.get(each["answers"])} for each in told]


def by_child(sight: Sight) -> list[dict[str, Any]]:
    """Each child with how much of theirs fails."""
    names = ("number", "child", "child__forename", "child__known_as", "child__surname",
             "child__standing__team__name")  # fmt: skip
    rows = tallies(sight).values(*names)
    counted = rows.annotate(failures=Sum("count"), rules=Count("rule", distinct=True))
    return with_explained(counted, explained_by(sight, "number"), "number")


def with_explained(rows: Any, explained: dict[Any, int], key: str) -> list[dict[str, Any]]:
    """Rows with how much is explained and what is left to mend, the most to mend first."""
    told = []
    for row in rows:
        known = explained.get(row[key], 0)
        told.append(row | {"explained": known, "to_mend": row["failures"] - known})
    return sorted(told, key=lambda row: (-row["to_mend"], str(row[key])))


def of_child(check: Check, child: Child) -> QuerySet[Failure]:
    """What fails of a child whose page is open already."""
    rows = Failure.objects.filter(check_of=check, child=child)
    return rows.select_related("explanation").order_by("rule", "on", "id")


def failure_to_explain(child: Child, rule: str, mark: str) -> Failure | None:
    """A failure that stands, in the record before files, the latest year first."""
    rows = Failure.objects.filter(child=child, rule=rule, mark=mark, check_of__ready=True)
    rows = rows.select_related("check_of", "explanation")

    def nearest(one: Failure) -> tuple[bool, int]:
        return one.check_of.imported is not None, -one.check_of.year

    return min(rows, key=nearest, default=None)


def failures_to_explain(sight: Sight, rule: str) -> list[Failure]:
    """What a rule still finds of the children whose records this person may write."""
    mine = visible_children(sight.user, Verb.RECORD).values("pk")
    rows = sight.of(Failure.objects.order_by("id")).filter(rule=rule, explanation=None)
    return list(rows.filter(child__in=mine).select_related("check_of", "child"))


def explanation_for(user: User, id: UUID) -> Explanation:
    """An explanation that stands, of a child whose record this person may write; else Http404."""
    found = Explanation.objects.select_related("child").filter(pk=id, withdrawn_at=None).first()
    allowed = visible_children(user, Verb.RECORD)
    if (
        found is None
        or found.rule in closed_rules(user.may)
        or not allowed.filter(pk=found.child_id).exists()
    ):
        raise Http404("explanation")
    return found
