"""Reading children: every read starts here, from what this person may see."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from hearth_web.access.models import BreakGlass, User
from hearth_web.access.verbs import Verb
from hearth_web.people.models import Allocation, Child, MayOpen

__all__ = ["child_for", "may_read", "reach_alike", "visible_children"]

log = logging.getLogger("hearth.stranger")


def visible_children(user: User, verb: Verb = Verb.SEE_CHILDREN) -> QuerySet[Child]:
    """The children whose records this verb opens to this person now.

    Reach comes from roles: everyone's, a team's, or those allocated. Restricted records are left
    out but for those named to open them, and records closed by adoption but for those who may see
    a new identity; a record opened by break-glass is added to what may be seen, while it lasts.
    """
    children = within_reach(user, verb).filter(not_restricted(user))
    if not user.may(Verb.SEE_NEW_IDENTITY):
        children = children.filter(severed=False)
    opened = broken_glass(user, timezone.now()) if verb is Verb.SEE_CHILDREN else []
    return (
        Child.objects.filter(Q(pk__in=children.values("pk")) | Q(pk__in=opened))
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
    today = timezone.localdate()
    now = Q(dec=None) | Q(dec__gt=today)
    # A list worked out once, not a question asked of every child: SQLite answers that in seconds.
    theirs = Allocation.objects.filter(mine, now, decom__lte=today)
    return Child.objects.filter(pk__in=theirs.values("child"))


def not_restricted(user: User) -> Q:
    """Leaves out restricted records that name others."""
    named = MayOpen.objects.filter(child=OuterRef("pk"), user=user)
    return Q(restricted=False) | Q(Exists(named))


def broken_glass(user: User, now: datetime) -> list[UUID]:
    """The records this person has opened by break-glass and that are open still."""
    mine = BreakGlass.objects.filter(user=user, closed_at=None, ends_at__gt=now)
    opened = list(mine.values_list("child", flat=True))
    user.glass_open = frozenset(opened)  # the audit log marks what is seen while it lasts
    return opened


def child_for(user: User, id: UUID, verb: Verb = Verb.SEE_CHILDREN) -> Child:
    """The child with this id, if this person may; Http404, and a line in the log, if not."""
    found = visible_children(user, verb).select_related("standing").filter(pk=id).first()
    if found is None:
        log.warning("no such child for them: user=%s child=%s verb=%s", user.pk, id, verb)
        raise Http404("child")
    return found


def may_read(user: User, child: Child, verb: Verb) -> bool:
    """Whether this person, who may open the child's record, may also see what `verb` guards there.

    A record opened by break-glass shows what their roles would show of a child within reach.
    """
    if not user.may(verb):
        return False
    if child.pk in broken_glass(user, timezone.now()):
        return True
    return visible_children(user, verb).filter(pk=child.pk).exists()


def reach_alike(user: User, verb: Verb) -> bool:
    """Whether a verb opens exactly the children whose records this person may see."""
    ours, theirs = user.reach_of(Verb.SEE_CHILDREN), user.reach_of(verb)
    return vars(ours) == vars(theirs)
