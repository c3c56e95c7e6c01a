"""What can be recorded for a child: the way in for whoever does not know where a form is."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people import queries
from hearth_web.people.forms.base import Desk, desk_of
from hearth_web.people.forms.who import SUBJECTS
from hearth_web.people.queries import child_for, visible_children
from hearth_web.people.views.record.kept import user_of
from hearth_web.people.views.record.kinds import CARE, Kind, kinds
from hearth_web.ui.navigation import Link

__all__ = ["record"]

NEEDS_CARE = ("placement", "legal-status")
NEEDS_NO_CARE = ("care",)


@page(Verb.RECORD)
def record(request: HttpRequest, id: UUID) -> HttpResponse:
    """Every form there is for this child and this person."""
    user = user_of(request)
    child = child_for(user, id, Verb.RECORD)
    desk = desk_of(user, child)
    open_period = queries.open_period(child)
    groups: dict[str, list[Link]] = {}
    for what in kinds():
        if offered(what, desk, in_care=open_period is not None):
            href = reverse("add-fact", args=[id, what.slug])
            groups.setdefault(what.group, []).append(Link(what.adding, href))
    if open_period:
        href = reverse("end-care", args=[id, open_period.pk])
        groups.setdefault(CARE, []).append(Link("End care", href))
    subjects = [
        Link(form.title, reverse("correct-child", args=[id, word]))
        for word, form in SUBJECTS.items()
        if form(desk=desk, row=child).asked() != ["why"]
    ]
    context = {"child": child, "groups": groups.items(), "subjects": subjects}
    return render(request, "people/record/menu.html", context)


def offered(what: Kind, desk: Desk, *, in_care: bool) -> bool:
    """Whether this person may add one now."""
    if what.add is None or (what.see and what.see not in desk.may):
        return False
    if (what.slug in NEEDS_CARE and not in_care) or (what.slug in NEEDS_NO_CARE and in_care):
        return False
    if what.verb is Verb.RECORD:
        return True
    child = desk.child
    return child is not None and visible_children(desk.user, what.verb).filter(pk=child.pk).exists()
