"""What this app shows on the pages of others: a child's duties, the navigation, the first page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.audit.words import say
from hearth_web.insight.panels import register_home_panel
from hearth_web.people import sections
from hearth_web.people.life import Life
from hearth_web.people.sections import Panel, Section, Whose
from hearth_web.people.views.record.watching import register_watch
from hearth_web.ui import clock, navigation
from hearth_web.worklists import queries
from hearth_web.worklists.asking import Narrowed
from hearth_web.worklists.closing import what_it_closes
from hearth_web.worklists.states import to_do
from hearth_web.worklists.telling import told_of
from hearth_web.worklists.words import stats

__all__ = ["child_section", "home_panel", "register", "team_panel"]

ACTS = {
    "work.seen": "looked at what is due",
    "work.downloaded": "took a list of what is due away",
}


def register() -> None:
    """Called once, when the app is ready."""
    sections.register(
        Section("duties", "Duties", 15, None, "worklists/section.html", child_section)
    )
    sections.register_team_panel(team_panel)
    register_home_panel(home_panel)
    register_watch(what_it_closes)
    navigation.register("Work", "work", Verb.RECORD, 10)
    for act, words in ACTS.items():
        say(f"worklists.{act}", words)


def child_section(life: Life) -> Mapping[str, Any]:
    """What is to be done for this child in four weeks, and where all of it is."""
    rows = queries.of_child(life.child, life.may).filter(to_do(life.today)).order_by("due", "pk")
    told = [told_of(row, life.today, life.may) for row in rows]
    return {
        "told": [each for each in told if not each.is_old],
        "old": [each for each in told if each.is_old],
        "href": reverse("child-duties", args=[life.child.pk]),
    }


def home_panel(user: User) -> Panel | None:
    """How much there is to do, for those who have work of their own."""
    if not queries.has_work(user):
        return None
    today = clock.today()
    counted = queries.tally(queries.owed_by(user, today), today)
    context = {"stats": stats(Narrowed(), counted, reverse("work"))}
    return Panel("My work", render_to_string("worklists/home.html", context))


def team_panel(whose: Whose) -> Panel | None:
    """Where the work of this team or worker is listed."""
    one = whose.worker or whose.team
    if one is None:
        return None
    of = f"worker={one.pk}" if whose.worker else f"team={one.pk}"
    may_cover = bool(whose.worker) and whose.user.may(Verb.ALLOCATE)
    context = {"of": of, "worker": whose.worker if may_cover else None}
    return Panel("What is due", render_to_string("worklists/panel.html", context))
