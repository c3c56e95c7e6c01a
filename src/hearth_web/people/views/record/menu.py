"""What can be recorded for a child: the way in for whoever does not know where a form is.

A link may name a kind, and the day it is about, and lead straight to the form:
`?kind=placement-plan&about=2025-01-03`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from hearth.dates import age_on
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people import queries
from hearth_web.people.forms.base import Desk, desk_of
from hearth_web.people.forms.who import SUBJECTS
from hearth_web.people.models import Child
from hearth_web.people.queries import child_for, visible_children
from hearth_web.people.views.record.kept import user_of
from hearth_web.people.views.record.kinds import CARE, FINISH, GROUPS, LEAVING, Kind, kind, kinds
from hearth_web.ui import clock
from hearth_web.ui.navigation import Link

__all__ = ["record"]

NEEDS_CARE = ("placement", "legal-status")
NEEDS_NO_CARE = ("care",)
DAILY = ("visit", "note", "review", "missing")
LEAVING_FROM = 15  # the age from which leaving care is near enough to stand first
WORD = re.compile(r"\w+")


@dataclass
class Group:
    """What can be recorded of one part of practice: the most used, and where the rest is."""

    name: str
    links: list[Link] = field(default_factory=list)
    all: int = 0
    href: str = ""


@page(Verb.RECORD)
def record(request: HttpRequest, id: UUID) -> HttpResponse:
    """The forms there are for this child and this person: the most used, a group, or a search."""
    user = user_of(request)
    child = child_for(user, id, Verb.RECORD)
    if "kind" in request.GET:
        return HttpResponseRedirect(straight_to(child, request.GET.dict()))
    desk = desk_of(user, child)
    links = list(links_of(child, desk))
    asked, group = request.GET.get("q", "").strip(), request.GET.get("group", "")
    context: dict[str, Any] = {"child": child, "asked": asked, "group": group}
    if asked:
        context["found"] = [link for _, _, link, words in links if is_meant(asked, words)]
    elif group:
        context["found"] = [link for name, _, link, _ in links if name == group]
    else:
        context |= {"groups": groups_of(child, links), "subjects": subjects_of(child, desk)}
    return render(request, "people/record/menu.html", context)


def straight_to(child: Child, asked: Mapping[str, str]) -> str:
    """The form a link names, with the days it fills in."""
    what = kind(asked["kind"].lower().replace("_", "-"))
    days = {name: asked[name] for name in ("about", "date") if name in asked}
    href = reverse("add-fact", args=[child.pk, what.slug])
    return f"{href}?{urlencode(days)}" if days else href


Offered = tuple[str, bool, Link, str]  # group, whether it is used often, link, words to search in


def links_of(child: Child, desk: Desk) -> Iterable[Offered]:
    """Every form this person may use for this child."""
    open_period = queries.open_period(child)
    for what in sorted(kinds(), key=by_use):
        if offered(what, desk, in_care=open_period is not None):
            if what.unended and (row := what.unended(child)):
                form = reverse("correct-fact", args=[child.pk, what.slug, row.pk])
                link = Link(what.finishing, f"{form}?{FINISH}=yes")
                yield what.group, what.often, link, what.finishing
            link = Link(what.adding, reverse("add-fact", args=[child.pk, what.slug]))
            yield what.group, what.often, link, f"{what.adding} {what.name} {what.slug}"
    if open_period:
        link = Link("End care", reverse("end-care", args=[child.pk, open_period.pk]))
        yield CARE, True, link, "End care"


def by_use(what: Kind) -> int:
    """What is recorded most days comes before the rest, in this order."""
    return DAILY.index(what.slug) if what.slug in DAILY else len(DAILY)


def groups_of(child: Child, links: Iterable[Offered]) -> list[Group]:
    """The parts of practice in their order, each with what is used most."""
    groups: dict[str, Group] = {}
    here = reverse("record", args=[child.pk])
    early = child.dob is not None and age_on(child.dob, clock.today()) < LEAVING_FROM
    for name, often, link, _ in links:
        group = groups.setdefault(name, Group(name, href=f"{here}?{urlencode({'group': name})}"))
        group.all += 1
        if often and not (name == LEAVING and early):
            group.links.append(link)
    order = {name: at for at, name in enumerate(GROUPS)}
    return sorted(groups.values(), key=lambda group: order.get(group.name, len(order)))


def subjects_of(child: Child, desk: Desk) -> list[Link]:
    """The forms that correct who a child is."""
    return [
        Link(form.title, reverse("correct-child", args=[child.pk, word]))
        for word, form in SUBJECTS.items()
        if form(desk=desk, row=child).asked() != ["why"]
    ]


def is_meant(asked: str, words: str) -> bool:
    """Whether each word that is searched for begins one of these."""
    there = WORD.findall(words.lower())
    return all(any(w.startswith(each) for w in there) for each in WORD.findall(asked.lower()))


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
