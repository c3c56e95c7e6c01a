"""My work: what one person owes, child by child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth_web.access.models import User
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people import presenters
from hearth_web.people.models import Child
from hearth_web.people.views.record.unfinished import unfinished
from hearth_web.ui import clock
from hearth_web.ui.tables import respond
from hearth_web.worklists import queries
from hearth_web.worklists.asking import Narrowed, narrowed
from hearth_web.worklists.forms import Narrow
from hearth_web.worklists.listing import obligations_table
from hearth_web.worklists.models import Obligation
from hearth_web.worklists.seeing import as_file, log_work
from hearth_web.worklists.telling import LONG, Told, told_of
from hearth_web.worklists.words import chosen, stats

__all__ = ["my_work"]

CHILDREN = 25  # on a page
MINE = "My work"


@dataclass(frozen=True)
class Card:
    """A child, and what is owed to them."""

    child: Child
    href: str
    about: str
    told: Sequence[Told]
    old: int = 0  # how many more are overdue for over a year
    old_href: str = ""

    @property
    def place(self) -> str:
        """Where on the page it stands, which forms lead back to."""
        return place_of(self.child)


@page(Verb.RECORD)
@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    """Overdue, due this week and coming up, by child, each with why and by which rule; the team's
    work for whoever leads and owes nothing now."""
    user, today = request.user, clock.today()
    if not queries.has_work(user) and user.may(Verb.SEE_TEAMS):
        return redirect("team-work")
    asked = narrowed(request.GET)
    mine = queries.owed_by(user, today)
    wanted = asked.of(mine, today)
    if as_file(request):
        log_work(request, {"list": MINE, "rows": wanted.count()})
        rows = queries.in_full(wanted)
        table = obligations_table(rows, today, user.may, MINE, whole=True)
        return respond(request, table, "worklists/mine.html")
    if asked == Narrowed() and leads(user) and not wanted.exists():
        return redirect("team-work")  # what they lead by; there is nothing of their own to do
    children = queries.children_in_order(wanted, today - timedelta(LONG))
    here = Paginator(children, CHILDREN).get_page(request.GET.get("page"))
    cards = cards_of(user, wanted, here, asked, request.get_full_path())
    log_work(request, {"list": MINE, "children": len(cards)})
    return render(
        request,
        "worklists/mine.html",
        {
            "cards": cards,
            "landings": [card.place for card in cards],
            "page": here,
            "asked": asked,
            "stats": stats(asked, queries.tally(asked.whatever_when(mine), today)),
            "filter": Narrow(request.GET or None),
            "chosen": chosen(asked),
            "clear": reverse("work"),
            "nothing": nothing(asked),
            "may_download": user.may(Verb.DOWNLOAD),
            "has_work": queries.has_work(user),
            "leads": leads(user),
            "unfinished": unfinished(user) if asked == Narrowed() else (),
        },
    )


def cards_of(
    user: User, rows: QuerySet[Obligation], here: Page[Any], asked: Narrowed, address: str
) -> list[Card]:
    """The children of a page with what is owed to each; whoever records it comes back to them."""
    today = clock.today()
    ids = [each["child"] for each in here.object_list]
    return [
        card(child, [told_of(row, today, user.may, back_to(address, child)) for row in held], asked)
        for child, held in queries.of_children(rows, ids)
    ]


def back_to(address: str, child: Child) -> str:
    """The page at this child."""
    return f"{address}#{place_of(child)}"


def place_of(child: Child) -> str:
    """Where on the page a child stands."""
    return f"child-{child.pk}"


def card(child: Child, told: Sequence[Told], asked: Narrowed) -> Card:
    """One child's card. What is overdue for over a year is counted, and shown where it is asked
    for: it must not bury what can be done today."""
    href = reverse("child-duties", args=[child.pk])
    if asked.late:
        return Card(child, href, about(child), told)
    now = [each for each in told if not each.is_old]
    old_href = asked.query(when="", child=child.pk, late="longer")
    return Card(child, href, about(child), now, len(told) - len(now), old_href)


def about(child: Child) -> str:
    """A child in a few words: how old, and how they live."""
    standing = getattr(child, "standing", None)
    parts = [presenters.age_of(child, clock.today())]
    if standing and standing.in_care and standing.place:
        parts.append(presenters.living(standing.place))
    elif standing:
        parts.append(presenters.place_in_service(standing).lower())
    return ", ".join(part for part in parts if part)


def nothing(asked: Narrowed) -> str:
    """What it means that the list is empty."""
    if asked == Narrowed():
        return "Nothing is overdue, and nothing falls due in the next four weeks."
    return "Nothing is due that fits the filters. Take one away to see more."


def leads(user: User) -> bool:
    """Whether this person sees more than their own children, and so the work of others."""
    whose = user.reach_of(Verb.SEE_CHILDREN)
    return user.may(Verb.SEE_TEAMS) and (whose.everyone or bool(whose.teams))
