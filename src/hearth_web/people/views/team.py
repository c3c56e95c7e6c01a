"""The pages of a team and of a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people import presenters, sections, teams
from hearth_web.people.models import ALLOCATION_ROLES, Child
from hearth_web.people.queries import visible_children
from hearth_web.people.views.children import listed
from hearth_web.ui import clock
from hearth_web.ui.tables import Column, Table

__all__ = ["team", "worker"]

NOBODY = "no_worker"
STATS = (
    ("in_care", "In care", "status=in-care"),
    ("care_leavers", "Care leavers", "status=care-leaver"),
    ("short_breaks", "Short breaks", "status=short-breaks"),
    (NOBODY, "Without a worker", "no_worker=yes"),
    ("far", "Over 20 miles from home", "status=in-care&distance=over-20"),
)


@page(Verb.SEE_TEAMS)
@require_safe
def team(request: HttpRequest, id: UUID) -> HttpResponse:
    """A team: its children, its workers, who has nobody, who moved."""
    one, today = teams.team_for(request.user, id), clock.today()
    seen, below = visible_children(request.user), teams.below(one)
    children = teams.children_of_team(seen, below)
    whose = sections.Whose(request.user, today, children, team=one)

    def more() -> Mapping[str, Any]:
        return around(whose) | {
            "team": one,
            "below": teams.directly_below(one),
            "workers": workers_table(teams.loads(seen, below, today)),
        }

    return listed(request, children, one.name, "people/team.html", more)


@page(Verb.SEE_TEAMS)
@require_safe
def worker(request: HttpRequest, id: UUID) -> HttpResponse:
    """A worker: the children they have, and who of them moved."""
    one, today = teams.worker_for(request.user, id), clock.today()
    children = teams.children_of_worker(visible_children(request.user), one, today)
    whose = sections.Whose(request.user, today, children, worker=one)
    return listed(
        request, children, str(one), "people/worker.html", lambda: around(whose) | {"worker": one}
    )


def around(whose: sections.Whose) -> dict[str, Any]:
    """What both pages show above their list."""
    counted = teams.counts(whose.children, whose.today)
    return {
        "stats": [
            {"label": label, "value": counted[key], "href": f"?{query}#list"}
            for key, label, query in STATS
            if whose.team or key != NOBODY  # a worker's children have a worker
        ],
        "moved": moved_table(teams.moved_lately(whose.children, whose.today), whose.today),
        "panels": sections.team_panels(whose),
    }


def workers_table(loads: Sequence[teams.Load]) -> Table:
    """Who works here, and how many children each has."""
    held = [role for role in ALLOCATION_ROLES if any(role in load.by_role for load in loads)]
    columns = [Column("name", "Worker", link="href"), Column("title", "Job")]
    columns += [Column(role, f"As {ALLOCATION_ROLES[role].lower()}", "number") for role in held]
    rows = [
        {
            "name": str(load.worker),
            "href": reverse("worker", args=[load.worker.pk]),
            "title": load.worker.title,
            **{role: load.by_role.get(role, 0) for role in held},
        }
        for load in loads
    ]
    return Table("Workers", columns, rows, empty="Nobody is in this team.")


def moved_table(children: Sequence[Child], today: date) -> Table:
    """Who came to a new home lately."""
    columns = (
        Column("name", "Name", link="href"),
        Column("age", "Age"),
        Column("home", "Home"),
        Column("since", "Since", "date"),
        Column("worker", "Worker"),
    )
    rows = [
        {
            "name": child.name,
            "href": reverse("child", args=[child.pk]),
            "age": presenters.age_of(child, today),
            "home": presenters.home(child.standing.place),
            "since": child.standing.placed_since,
            "worker": str(child.standing.worker or "Nobody"),
        }
        for child in children
    ]
    title = f"New home in the last {teams.RECENT} days"
    return Table(title, columns, rows, empty="Nobody has moved.")
