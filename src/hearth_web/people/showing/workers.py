"""Who works with a child, now and before, and why each change was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from hearth.documents.sentences import plural
from hearth_web.access.verbs import Verb
from hearth_web.people import presenters
from hearth_web.people.life import Life
from hearth_web.people.models import ALLOCATION_ROLES, Allocation
from hearth_web.people.showing.links import adding, changing
from hearth_web.people.showing.told import Told, history, newest_first, told

__all__ = ["current", "why_changed", "workers"]


def workers(life: Life) -> Mapping[str, Any]:
    """Everybody now, then everybody before, the social worker and reviewing officer first."""
    rows = newest_first(life.facts(Allocation))
    order = list(ALLOCATION_ROLES)
    rows.sort(key=lambda row: order.index(row.role) if row.role in order else len(order))
    pairs = [(row, one(life, row)) for row in rows]
    return {
        "history": history(pairs, life.today, "before", "No worker has been recorded."),
        "said": how_many(life, "SW"),
        "add": adding(life, "worker", Verb.ALLOCATE),
        "adds": "Give a worker or a team",
    }


def one(life: Life, row: Allocation) -> Told:
    """One worker's time with the child."""
    lines = [str(row.team or row.worker.team or "") if row.worker else "", why_changed(row)]
    href = changing(life, "worker", row, Verb.ALLOCATE)
    title = f"{presenters.role(row.role)}: {presenters.who(row)}"
    return told(row, life.today, title, lines, href)


def why_changed(row: Allocation) -> str:
    """Why this worker took over, in words for the child where there are any."""
    return row.why or presenters.label("SW_REASON", row.sw_reason)


def how_many(life: Life, role: str) -> str:
    """How many different workers there have been in a role; nothing said of one or none."""
    names = {row.worker_id for row in life.facts(Allocation) if row.role == role and row.worker_id}
    name = presenters.role(role).lower()
    return f"{plural(len(names), name)} so far." if len(names) > 1 else ""


def current(life: Life) -> Sequence[Mapping[str, str]]:
    """Who holds the case now, by role, for the top of the page; a gap is said."""
    running = [row for row in life.facts(Allocation) if holds(row, life)]
    found = [
        {"role": presenters.role(row.role), "name": presenters.who(row), "href": page_of(life, row)}
        for role in ALLOCATION_ROLES
        for row in running
        if row.role == role
    ]
    standing = getattr(life.child, "standing", None)
    if standing and standing.in_care and not any(row.role == "SW" for row in running):
        found.insert(0, {"role": presenters.role("SW"), "name": "Nobody", "href": ""})
    return found


def holds(row: Allocation, life: Life) -> bool:
    """Whether it holds today."""
    return row.decom <= life.today and (row.dec is None or row.dec > life.today)


def page_of(life: Life, row: Allocation) -> str:
    """The worker's page, for those who may open it."""
    if row.worker is None or not life.user.may(Verb.SEE_TEAMS):
        return ""
    return reverse("worker", args=[row.worker_id])
