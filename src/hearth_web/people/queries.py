"""Reading children: every read starts here, from what this person may see."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from hearth_web.access.models import BreakGlass, User
from hearth_web.access.verbs import Verb
from hearth_web.people.models import (
    Allocation,
    Child,
    Document,
    Draft,
    Fact,
    MayOpen,
    PeriodOfCare,
    Placement,
    Worker,
)
from hearth_web.ui import clock

__all__ = [
    "allocated_to",
    "child_for",
    "document_of",
    "downloadable",
    "draft_of",
    "drafts_of",
    "fact_of",
    "held_on",
    "holds_care",
    "homes_now",
    "is_worker",
    "may_read",
    "open_period",
    "reach_alike",
    "visible_children",
]

log = logging.getLogger("hearth.stranger")

SHOWN_BY_GLASS = frozenset(
    {
        Verb.SEE_CHILDREN,
        Verb.SEE_HEALTH,
        Verb.SEE_IMMIGRATION,
        Verb.SEE_ADOPTION,
        Verb.SEE_PROTECTION,
    }
)


def visible_children(user: User, verb: Verb = Verb.SEE_CHILDREN) -> QuerySet[Child]:
    """The children whose records this verb opens to this person now.

    Reach comes from roles: everyone's, a team's, or those allocated. Restricted records are left
    out but for those named to open them, and records closed by adoption but for those who may see
    a new identity; a record opened by break-glass is added to what may be seen, while it lasts.
    """
    children = within_reach(user, verb).filter(not_restricted(user))
    if not user.may(Verb.SEE_NEW_IDENTITY):
        children = children.filter(severed=False)
    opened = broken_glass(user, timezone.now()) if verb is Verb.SEE_CHILDREN else {}
    return (
        Child.objects.filter(Q(pk__in=children.values("pk")) | Q(pk__in=list(opened)))
        if opened
        else children
    )


def within_reach(user: User, verb: Verb) -> QuerySet[Child]:
    """Children within the reach of the roles that hold this verb, restrictions apart."""
    whose = user.reach_of(verb)
    if whose.everyone:
        return Child.objects.all()
    mine = Q()
    if whose.own:
        mine |= Q(worker__user=user)
    if whose.teams:
        mine |= Q(team__in=whose.teams) | Q(team=None, worker__team__in=whose.teams)
    if not mine:
        return Child.objects.none()
    # A list worked out once, not a question asked of every child: SQLite answers that in seconds.
    theirs = held_on(clock.today()).filter(mine)
    return Child.objects.filter(pk__in=theirs.values("child"))


def not_restricted(user: User) -> Q:
    """Leaves out restricted records that name others."""
    named = MayOpen.objects.filter(user=user)  # a list, for PostgreSQL overrates a question of each
    return Q(restricted=False) | Q(pk__in=named.values("child"))


def broken_glass(user: User, now: datetime) -> Mapping[UUID, BreakGlass]:
    """What this person has opened by break-glass and is open still, by the child: the newest."""
    mine = BreakGlass.objects.filter(user=user, closed_at=None, ends_at__gt=now)
    # The audit log marks what is seen while it lasts.
    user.glass_open = {glass.child: glass for glass in mine.order_by("opened_at")}
    return user.glass_open


def child_for(user: User, id: UUID, verb: Verb = Verb.SEE_CHILDREN) -> Child:
    """The child with this id, if this person may; Http404, and a line in the log, if not."""
    found = visible_children(user, verb).select_related("standing").filter(pk=id).first()
    if found is None:
        log.warning("no such child for them: user=%s child=%s verb=%s", user.pk, id, verb)
        raise Http404("child")
    return found


def may_read(user: User, child: Child, verb: Verb) -> bool:
    """Whether this person, who may open the child's record, may do there what `verb` says.

    A record opened by break-glass shows what their roles would show of a child within reach; it
    lets them change nothing.
    """
    if not user.may(verb):
        return False
    # Opening the record has asked already which are open out of reach.
    is_opened = child.pk in user.glass_open
    if is_opened and verb in SHOWN_BY_GLASS:
        return True
    if not is_opened and reach_alike(user, verb):
        return True
    return visible_children(user, verb).filter(pk=child.pk).exists()


def reach_alike(user: User, verb: Verb) -> bool:
    """Whether a verb opens exactly the children whose records this person may see."""
    ours, theirs = (
        {(grant.what.reach, grant.team_id) for grant in user.held if each in grant.what.verbs}
        for each in (Verb.SEE_CHILDREN, verb)
    )
    return ours == theirs


def downloadable(user: User, children: QuerySet[Child]) -> QuerySet[Child]:
    """Those of these children whom this person may take away on a list."""
    if reach_alike(user, Verb.DOWNLOAD):
        return children
    return children.filter(pk__in=visible_children(user, Verb.DOWNLOAD).values("pk"))


def allocated_to(user: User) -> QuerySet[Child]:
    """The children allocated to this person today, in any role."""
    theirs = held_on(clock.today()).filter(worker__user=user)
    return visible_children(user).filter(pk__in=theirs.values("child"))


def held_on(today: date) -> QuerySet[Allocation]:
    """The allocations that hold on a day."""
    return Allocation.objects.filter(Q(dec=None) | Q(dec__gt=today), decom__lte=today)


def homes_now(children: Iterable[UUID], today: date) -> Mapping[UUID, Placement]:
    """Where each of these children lives today; those with no placement are left out."""
    rows = Placement.objects.filter(
        Q(dec=None) | Q(dec__gt=today), child__in=list(children), decom__lte=today
    )
    return {row.child_id: row for row in rows.order_by("-respite", "decom")}


def document_of(child: Child, id: UUID) -> Document:
    """A document of this child's record; Http404 for any other."""
    found = Document.objects.filter(child=child, pk=id).first()
    if found is None:
        raise Http404("document")
    return found


def is_worker(user: User) -> bool:
    """Whether this person works with children, and so has some of their own."""
    return Worker.objects.filter(user=user).exists()


def open_period(child: Child) -> PeriodOfCare | None:
    """The period of care that has not ended, a series of short breaks last."""
    return PeriodOfCare.objects.filter(child=child, dec=None).order_by("respite").first()


def holds_care() -> bool:
    """Whether any child's care is held here at all."""
    return PeriodOfCare.objects.exists()


def drafts_of(user: User, most: int) -> list[Draft]:
    """What somebody was typing and has not saved, the latest first."""
    return list(Draft.objects.filter(user=user).order_by("-saved_at")[:most])


def draft_of(user: User, form: str) -> Draft | None:
    """What this person was typing into a form."""
    return Draft.objects.filter(user=user, form=form).first()


def fact_of(model: type[Fact], child: Child, id: UUID) -> Fact | None:
    """The fact of this child's with this id."""
    return model._default_manager.filter(child=child, pk=id).first()
