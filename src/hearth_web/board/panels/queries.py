"""Reading panels: only children this person may see are on any list."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hearth.quality import Hit, RecordOfChild
from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.board.panels.lives import records
from hearth_web.board.panels.models import Panel, PanelCase, PanelDecision, Sitting
from hearth_web.people.models import Child
from hearth_web.people.queries import child_for, visible_children

__all__ = [
    "Listed",
    "asked_of",
    "case_for",
    "cases_of",
    "child_of",
    "decision_for",
    "decisions_of",
    "may_set_up",
    "open_actions",
    "panel_for",
    "panels",
    "sitting_for",
    "theirs",
    "waiting",
    "waiting_at_each",
]

log = logging.getLogger("hearth.stranger")


@dataclass(frozen=True)
class Listed:
    """A child on a panel's list: why, since when, and the case if there is one already.

    `holds` says whether the panel's rule holds that day; a child who comes back may be over it.
    """

    child: Child
    why: str
    since: date
    case: PanelCase | None = None
    holds: bool = False

    @property
    def how(self) -> str:
        """How the child came on the list, in a few words."""
        if self.case is None:
            return "By the rule"
        if self.case.next_on:
            return "Comes back"
        return "By hand" if self.case.by_hand else "By the rule"


def theirs(user: User) -> QuerySet[Child]:
    """The children whom somebody may put before a panel; none whose record adoption has closed."""
    return visible_children(user, Verb.HOLD_PANELS).filter(severed=False)


def child_of(user: User, id: UUID) -> Child:
    """A child this person may put before a panel; Http404 if not."""
    found = child_for(user, id, Verb.HOLD_PANELS)
    if found.severed:
        raise Http404("closed by adoption")
    return found


def may_set_up(user: User) -> bool:
    """A panel is of the whole service: who keeps its improvement plan sets one up."""
    return user.may(Verb.MANAGE_FINDINGS)


def panels(*, closed: bool = False) -> list[Panel]:
    """Every panel that sits; or with `closed` every one."""
    rows = Panel.objects.prefetch_related("sittings")
    return list(rows if closed else rows.filter(open=True))


def panel_for(id: UUID) -> Panel:
    """The panel with this id; Http404 if there is none."""
    found = Panel.objects.filter(pk=id).first()
    if found is None:
        raise Http404("panel")
    return found


def sitting_for(id: UUID) -> Sitting:
    """The sitting with this id; Http404 if there is none."""
    found = Sitting.objects.select_related("panel").filter(pk=id).first()
    if found is None:
        raise Http404("sitting")
    return found


def case_for(user: User, id: UUID) -> PanelCase:
    """A case of a child this person may put before a panel; Http404 if not."""
    rows = PanelCase.objects.select_related("panel", "child")
    found = rows.filter(pk=id, child__in=theirs(user).values("pk")).first()
    if found is None:
        log.warning("no such case for them: user=%s case=%s", user.pk, id)
        raise Http404("case")
    return found


def decision_for(user: User, id: UUID) -> PanelDecision:
    """A decision about a child this person may see; Http404 if not."""
    rows = PanelDecision.objects.select_related("case__child", "sitting__panel", "owner")
    found = rows.filter(pk=id, case__child__in=visible_children(user).values("pk")).first()
    if found is None:
        log.warning("no such decision for them: user=%s decision=%s", user.pk, id)
        raise Http404("decision")
    return found


def waiting(user: User, panel: Panel, on: date) -> list[Listed]:
    """Whom a panel looks at on a day, of the children this person may see; the longest first."""
    children = theirs(user).select_related("standing")
    return waiting_of(panel, on, children, hits(panel, children, on))


def waiting_at_each(user: User, days: Mapping[Panel, date], today: date) -> Mapping[UUID, int]:
    """How many children wait for each panel on its day; their records are read once for all."""
    children = theirs(user).select_related("standing")
    lives = records(children, today) if any(panel.finds for panel in days) else {}
    return {
        panel.pk: len(waiting_of(panel, on, children, hits_among(panel, lives, on)))
        for panel, on in days.items()
    }


def hits(panel: Panel, children: QuerySet[Child], on: date) -> Mapping[UUID, Hit]:
    """Those of these children for whom the panel's rule holds."""
    return hits_among(panel, records(children, on), on) if panel.finds else {}


def hits_among(panel: Panel, lives: Mapping[UUID, RecordOfChild], on: date) -> Mapping[UUID, Hit]:
    """The same where the records are read already."""
    rule = panel.finds
    if rule is None:
        return {}
    asked = {child: rule.find(life, panel.measure, on) for child, life in lives.items()}
    return {child: hit for child, hit in asked.items() if hit is not None}


def waiting_of(
    panel: Panel, on: date, children: QuerySet[Child], found: Mapping[UUID, Hit]
) -> list[Listed]:
    """By the rule, by hand, and those who come back by that day."""
    cases = {
        case.child_id: case
        for case in panel.cases.filter(child__in=children.values("pk")).select_related("child")
    }
    fresh = [child for child, hit in found.items() if is_fresh(hit, cases.get(child))]
    rows = [
        Listed(child, found[child.pk].why, found[child.pk].since, cases.get(child.pk), holds=True)
        for child in children.filter(pk__in=fresh)
    ]
    rows += [
        Listed(case.child, case.why, case.since, case, holds=case.child_id in found)
        for case in cases.values()
        if case.closed_on is None and (case.next_on is None or case.next_on <= on)
    ]
    return sorted(rows, key=lambda row: (row.since, row.child.name))


def is_fresh(hit: Hit, case: PanelCase | None) -> bool:
    """Whether the rule brings a child: never seen, or closed before the rule held anew."""
    return case is None or (case.closed_on is not None and hit.since > case.closed_on)


def decisions_of(user: User, sitting: Sitting) -> QuerySet[PanelDecision]:
    """What a sitting decided about children this person may put before a panel."""
    rows = PanelDecision.objects.filter(sitting=sitting, case__child__in=theirs(user).values("pk"))
    rows = rows.select_related("case__child", "owner", "event", "sitting__panel")
    return rows.order_by("case__child__surname", "pk")


def open_actions(user: User, panel: Panel) -> QuerySet[PanelDecision]:
    """What was decided and is still to be done, what is due first."""
    rows = PanelDecision.objects.filter(
        ~Q(action=""),
        sitting__panel=panel,
        done_on=None,
        case__child__in=theirs(user).values("pk"),
    )
    return rows.select_related("case__child", "owner", "sitting").order_by("due", "pk")


def asked_of(user: User) -> QuerySet[PanelDecision]:
    """What panels asked of this person, about children they may see, and is still to be done."""
    rows = PanelDecision.objects.filter(
        ~Q(action=""),
        owner=user,
        done_on=None,
        case__child__in=visible_children(user).values("pk"),
    )
    return rows.select_related("case__child", "sitting__panel").order_by("due", "pk")


def cases_of(child: Child) -> QuerySet[PanelCase]:
    """A child's cases. Whoever asks has made sure that the reader may see the child."""
    return child.panel_cases.select_related("panel").prefetch_related(
        "decisions__sitting", "decisions__owner"
    )
