"""What is asked of one person: by an improvement plan, after a file audit, by a panel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.board.panels.queries import asked_of
from hearth_web.quality.queries.audits import all_actions_of
from hearth_web.quality.queries.inspections import owned_by
from hearth_web.ui.tables import Column, Table

__all__ = ["mine"]

LATE_LAST = date.max  # what has no day comes after all that has one


@dataclass(frozen=True)
class Asked:
    """One thing: what, who asked, by when, where one says that it is done."""

    what: str
    by: str
    due: date | None
    href: str


def mine(user: User, today: date) -> Table:
    """Everything asked of somebody that is still to be done, what is due first on top."""
    columns = (
        Column("what", "What", link="href"),
        Column("by", "Asked by"),
        Column("due", "Due", "date"),
        Column("state", "State", "tag", colours={"Late": "red", "Open": "blue"}),
    )
    rows = [
        {
            "what": each.what,
            "by": each.by,
            "due": each.due or "Not set",
            "state": "Late" if each.due and each.due < today else "Open",
            "href": each.href,
        }
        for each in sorted(asked(user), key=lambda each: each.due or LATE_LAST)
    ]
    return Table("Still to be done", columns, rows, empty="Nothing is asked of you.")


def asked(user: User) -> Iterator[Asked]:
    """From all three. Of children only those this person may see."""
    if user.may(Verb.SEE_FINDINGS):
        for line in owned_by(user):
            href = reverse("improvement", args=[line.pk])
            yield Asked(line.what, f"Improvement plan: {line.inspection}", line.due, href)
    if not user.may(Verb.SEE_CHILDREN):
        return
    for action in all_actions_of(user):
        href = reverse("file-audit-finish", args=[action.pk])
        by = f"File audit: {action.audit.child}"
        yield Asked(action.what, by, action.due, href)
    for decision in asked_of(user):
        href = reverse("panel-finish", args=[decision.pk])
        by = f"{decision.sitting.panel}: {decision.case.child}"
        yield Asked(decision.action, by, decision.due, href)
