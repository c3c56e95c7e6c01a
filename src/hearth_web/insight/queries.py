"""Reading board reports."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.insight.models import BoardReport

__all__ = ["report_for", "theirs"]


def theirs(user: User) -> QuerySet[BoardReport]:
    """The reports this person may take: public ones, and full ones with exact numbers."""
    made = BoardReport.objects.select_related("by", "job")
    return made if user.may(Verb.SEE_EXACT_NUMBERS) else made.filter(public=True)


def report_for(user: User, id: UUID) -> BoardReport:
    """One of them; Http404 for any other."""
    found = theirs(user).filter(pk=id).first()
    if found is None:
        raise Http404("no such report for them")
    return found
