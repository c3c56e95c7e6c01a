"""Tables of panels: what each has to do, whom it looks at, what it decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from hearth_web.board.panels.models import Panel, PanelDecision, Sitting
from hearth_web.board.panels.queries import Listed
from hearth_web.people import presenters
from hearth_web.ui.tables import Column, Table

__all__ = ["action_table", "list_table", "next_sitting", "panel_table"]

HOW = {"By the rule": "blue", "By hand": "purple", "Comes back": "turquoise"}


def panel_table(
    panels: Sequence[Panel], waiting: Mapping[UUID, int], late: Mapping[UUID, int], today: date
) -> Table:
    """Every panel with what waits for it."""
    columns = (
        Column("name", "Panel", link="href"),
        Column("waiting", "Waiting", "number"),
        Column("late", "Actions late", "number"),
        Column("next", "Next sitting", "date"),
        Column("by", "Who comes before it"),
    )
    rows = [
        {
            "name": panel.name,
            "href": reverse("panel", args=[panel.pk]),
            "by": by_what(panel),
            "next": next_sitting(panel, today) or "Not set",
            "waiting": waiting.get(panel.pk, 0),
            "late": late.get(panel.pk, 0),
        }
        for panel in panels
    ]
    return Table("What waits for each", columns, rows, empty="No panel is set up yet.")


def by_what(panel: Panel) -> str:
    """How children come before a panel."""
    return panel.finds.sentence(panel.measure) if panel.finds else "Put there by hand"


def next_sitting(panel: Panel, today: date) -> date | None:
    """The next day it sits: one that is set, or as long after the last as it usually waits."""
    days = sorted(sitting.on for sitting in panel.sittings.all())
    ahead = [on for on in days if on >= today]
    if ahead:
        return ahead[0]
    if not days or not panel.every_weeks:
        return None
    step = timedelta(weeks=panel.every_weeks)
    return max(today, days[-1] + step)


def list_table(listed: Iterable[Listed], today: date, sitting: Sitting | None) -> Table:
    """Whom a panel looks at, why and since when; at a sitting, where a decision is written."""
    columns = (
        Column("name", "Child", link="child_href"),
        Column("age", "Age"),
        Column("why", "Why"),
        Column("since", "On the list since", "date"),
        Column("how", "How", "tag", colours=HOW),
        Column("worker", "Social worker"),
        Column("act", "What next", link="href", said="name"),
    )
    rows = [list_row(each, today, sitting) for each in listed]
    return Table("Children before the panel", columns, rows, empty="Nobody is on the list.")


def list_row(listed: Listed, today: date, sitting: Sitting | None) -> dict[str, object]:
    """One child."""
    child, case = listed.child, listed.case
    href = act = ""
    if sitting is not None:
        href, act = reverse("panel-decide", args=[sitting.pk, child.pk]), "Decide"
    elif case is not None and case.closed_on is None:
        href, act = reverse("panel-case-close", args=[case.pk]), "Take off the list"
    over = "" if listed.holds or case is None or case.by_hand else " The rule no longer holds."
    standing = child.standing
    return {
        "name": child.name,
        "child_href": reverse("child", args=[child.pk]),
        "age": presenters.age_of(child, today) or "not known",
        "why": f"{listed.why}{over}",
        "since": listed.since,
        "how": listed.how,
        "worker": str(standing.worker or standing.adviser or "Nobody"),
        "act": act,
        "href": href,
    }


def action_table(decisions: Iterable[PanelDecision], today: date) -> Table:
    """What was decided and is still to be done."""
    columns = (
        Column("action", "Action"),
        Column("child", "Child", link="child_href"),
        Column("owner", "Who"),
        Column("due", "Due", "date"),
        Column("state", "State", "tag", colours={"Late": "red", "Open": "blue"}),
        Column("act", "What next", link="href", said="action"),
    )
    rows = [
        {
            "action": each.action,
            "child": each.case.child.name,
            "child_href": reverse("child", args=[each.case.child_id]),
            "owner": each.owner_name or "Nobody",
            "due": each.due or "Not set",
            "state": "Late" if each.due and each.due < today else "Open",
            "act": "Say that it is done",
            "href": reverse("panel-finish", args=[each.pk]),
        }
        for each in decisions
    ]
    return Table("Actions still to be done", columns, rows, empty="Nothing is left to do.")
