"""Where work is late: counted in the database by duty, by worker, by team, by child, by delay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Case, Count, F, Min, QuerySet, UUIDField, When
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import reverse

from hearth.duties.catalogue import CATALOGUE
from hearth_web.access.models import Team, User, teams_below
from hearth_web.people.models import Child, Worker
from hearth_web.ui.tables import Column, Table
from hearth_web.worklists import queries
from hearth_web.worklists.asking import DELAYS, Narrowed, delayed
from hearth_web.worklists.models import Obligation
from hearth_web.worklists.rules import OF_ALLOCATION, owner_words
from hearth_web.worklists.states import coming, overdue, this_week, to_do

__all__ = ["GROUPINGS", "NOBODY", "STANDING", "Drift", "name_of_owner"]

NOBODY = "Nobody"
STANDING = "child__standing__"
ANSWERS = Case(
    When(owner="PA", then=F(f"{STANDING}adviser")),
    When(owner="IRO", then=F(f"{STANDING}iro")),
    When(
        owner__in=sorted(OF_ALLOCATION["SW"]),
        then=Coalesce(f"{STANDING}worker", f"{STANDING}adviser"),
    ),
    default=None,
    output_field=UUIDField(),
)
"""Who answers for an obligation now, where it is a worker of the child's."""
OF_WORKERS = frozenset({"PA", "IRO", *OF_ALLOCATION["SW"]})


@dataclass(frozen=True)
class Drift:
    """What this person may see of the work of a team, a worker or everybody, as asked for."""

    user: User
    asked: Narrowed
    today: date

    @cached_property
    def team(self) -> Team | None:
        """The team asked for; Http404 for one there is not."""
        return one_of(Team, self.asked.team)

    @cached_property
    def worker(self) -> Worker | None:
        """The worker asked for; Http404 for one there is not."""
        return one_of(Worker, self.asked.worker)

    @cached_property
    def whose(self) -> QuerySet[Obligation]:
        """The obligations of the children of the team, or those that the worker answers for.

        Where a role is asked for, those that no worker of the child's answers for.
        """
        rows = queries.seen_by(self.user)
        if self.team:
            rows = rows.filter(child__standing__team__in=teams_below([self.team.pk]))
        rows = rows.annotate(answers=ANSWERS)
        if self.worker:
            return rows.filter(answers=self.worker.pk)
        return rows.filter(answers=None) if self.asked.owner else rows

    @property
    def whenever(self) -> QuerySet[Obligation]:
        """What was asked for, whenever it is due."""
        return self.asked.whatever_when(self.whose)

    @property
    def rows(self) -> QuerySet[Obligation]:
        """What was asked for."""
        return self.asked.of(self.whose, self.today)

    def counted(self, *by: str) -> list[dict[str, Any]]:
        """Each value of some columns with how much is late, due this week and coming up."""
        rows = self.whenever.filter(to_do(self.today)).order_by().values(*by)
        late = overdue(self.today)
        found = rows.annotate(
            overdue=Count("pk", filter=late),
            week=Count("pk", filter=this_week(self.today)),
            coming=Count("pk", filter=coming(self.today)),
            children=Count("child", filter=late, distinct=True),
            oldest=Min("due", filter=late),
        )
        return sorted(found, key=lambda row: (-row["overdue"], -row["week"], -row["coming"]))

    def address(self, **more: Any) -> str:
        """The list of single obligations, of what is asked for and more."""
        return reverse("work-list") + self.asked.query(**more)


def one_of(model: Any, id: Any) -> Any:
    """The row with this id; None where none is asked for."""
    if id is None:
        return None
    found = model.objects.filter(pk=id).first()
    if found is None:
        raise Http404("no such team or worker")
    return found


COUNTS = (
    Column("overdue", "Overdue", "number"),
    Column("week", "Next 7 days", "number"),
    Column("coming", "8 to 28 days", "number"),
    Column("children", "Children with something overdue", "number"),
    Column("days", "Longest overdue, days", "number"),
)
NOTHING = "Nothing is due."


def days(drift: Drift, row: Mapping[str, Any]) -> dict[str, Any]:
    """How many days the oldest is late."""
    return {"days": (drift.today - row["oldest"]).days if row["oldest"] else 0}


def by_duty(drift: Drift) -> Table:
    """Each duty with how much of it is late."""
    columns = (
        Column("title", "Duty", link="href"),
        *COUNTS,
        Column("owner", "Who owes it"),
        Column("group", "Part of the work"),
    )
    rows = [
        row
        | days(drift, row)
        | {
            "title": CATALOGUE[row["duty"]].title,
            "owner": owner_words(row["owner"]),
            "group": CATALOGUE[row["duty"]].group.value,
            "href": drift.address(duty=row["duty"]),
        }
        for row in drift.counted("duty", "owner")
    ]
    return Table("What is due, by duty", columns, rows, empty=NOTHING)


def by_worker(drift: Drift) -> Table:
    """Each worker, and each service, with how much of theirs is late."""
    found = drift.counted("answers", "owner")
    workers = Worker.objects.select_related("team").in_bulk({row["answers"] for row in found})
    rows: dict[Any, dict[str, Any]] = {}
    for row in found:
        worker = workers.get(row["answers"])
        key = worker.pk if worker else row["owner"]
        own = rows.setdefault(key, whose_line(drift, worker, row["owner"]))
        for name in ("overdue", "week", "coming"):
            own[name] += row[name]
        own["days"] = max(own["days"], days(drift, row)["days"])
    told = children_of_workers(drift)
    for key, own in rows.items():
        own["children"] = told.get(key, 0)
    ordered = sorted(rows.values(), key=lambda row: (-row["overdue"], -row["week"], row["name"]))
    team = [Column("team", "Team")] if any(row["team"] for row in ordered) else []
    columns = (Column("name", "Worker", link="href"), *COUNTS, *team)
    return Table("What is due, by worker", columns, ordered, empty=NOTHING)


def whose_line(drift: Drift, worker: Worker | None, owner: str) -> dict[str, Any]:
    """A line of a worker, or of a service or role that no worker of the child's stands for."""
    none = {"overdue": 0, "week": 0, "coming": 0, "days": 0}
    if worker:
        team = str(worker.team or "")
        return none | {
            "name": str(worker),
            "team": team,
            "href": drift.address(worker=worker.pk),
        }
    return none | {
        "name": name_of_owner(owner),
        "team": "",
        "href": drift.address(owner=owner),
    }


def name_of_owner(owner: str) -> str:
    """A service or role, or that nobody holds the role that a worker of the child's should."""
    words = owner_words(owner)
    return f"{NOBODY} ({words.lower()})" if owner in OF_WORKERS else words


def children_of_workers(drift: Drift) -> dict[Any, int]:
    """How many children with something overdue each worker, or else each role, answers for."""
    late: QuerySet[Any] = drift.whenever.filter(overdue(drift.today)).order_by()
    found: dict[Any, set[Any]] = {}
    for row in late.values("answers", "owner", "child").distinct():
        found.setdefault(row["answers"] or row["owner"], set()).add(row["child"])
    return {key: len(children) for key, children in found.items()}


def by_team(drift: Drift) -> Table:
    """Each team with how much is late for its children."""
    columns = (Column("name", "Team", link="href"), *COUNTS)
    rows = [
        row
        | days(drift, row)
        | {
            "name": row[f"{STANDING}team__name"] or "No team",
            "href": team_address(drift, row[f"{STANDING}team"]),
        }
        for row in drift.counted(f"{STANDING}team", f"{STANDING}team__name")
    ]
    return Table("What is due, by team", columns, rows, empty=NOTHING)


def team_address(drift: Drift, team: Any) -> str:
    """The same page of one team."""
    return reverse("team-work") + drift.asked.query(team=team) if team else ""


def by_child(drift: Drift) -> Table:
    """Each child with how much is late for them."""
    columns = (
        Column("name", "Child", link="href"),
        *(column for column in COUNTS if column.key != "children"),
        Column("worker", "Worker"),
        Column("team", "Team"),
    )
    names = ("child", "child__child", "child__forename", "child__known_as", "child__surname")
    whose = (f"{STANDING}worker__name", f"{STANDING}adviser__name", f"{STANDING}team__name")
    rows = drift.counted(*names, *whose)
    return Table(
        "What is due, by child",
        columns,
        rows,
        per_page=100,
        empty=NOTHING,
        as_row=lambda row: row | days(drift, row) | child_line(row, whose),
    )


def child_line(row: Mapping[str, Any], whose: tuple[str, str, str]) -> dict[str, Any]:
    """Who a line is of."""
    child = Child(
        child=row["child__child"],
        forename=row["child__forename"],
        known_as=row["child__known_as"],
        surname=row["child__surname"],
    )
    worker, adviser, team = (row[name] for name in whose)
    return {
        "name": child.name,
        "href": reverse("child-duties", args=[row["child"]]),
        "worker": worker or adviser or NOBODY,
        "team": team or "",
    }


def by_delay(drift: Drift) -> Table:
    """How much is late by how long."""
    columns = (
        Column("name", "Overdue by", link="href"),
        Column("count", "Overdue", "number"),
        Column("children", "Children", "number"),
    )
    counts = {}
    for key in DELAYS:
        late = delayed(key, drift.today)
        counts[key] = Count("pk", filter=late)
        counts[f"{key}_children"] = Count("child", filter=late, distinct=True)
    found = drift.whenever.filter(overdue(drift.today)).order_by().aggregate(**counts)
    rows = [
        {
            "name": words,
            "count": found[key],
            "children": found[f"{key}_children"],
            "href": drift.address(late=key),
        }
        for key, (words, _, _) in DELAYS.items()
    ]
    return Table("What is overdue, by how long", columns, rows)


Maker = Callable[[Drift], Table]
GROUPINGS: Mapping[str, tuple[str, Maker]] = {
    "duty": ("By duty", by_duty),
    "worker": ("By worker", by_worker),
    "team": ("By team", by_team),
    "delay": ("By delay", by_delay),
    "child": ("By child", by_child),
}
