"""Where the pages of the board stand in the navigation, and how its acts are told."""

from __future__ import annotations

from datetime import time

from django.template.loader import render_to_string

from hearth_web import jobs
from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.audit.log import recorded
from hearth_web.audit.words import say
from hearth_web.board import bearing, making, queries, tidying
from hearth_web.board.actions.packs import KIND
from hearth_web.board.standing import standing_of
from hearth_web.insight.panels import register_home_panel
from hearth_web.people.sections import Panel
from hearth_web.ui import beside, clock, navigation

__all__ = ["home_panel", "register"]

ACTS = {
    "councillor.document": "took away what every councillor should know",
    "item.moved": "moved an item of an agenda",
    "item.put_off": "put an item off to another meeting",
    "meeting.approved": "recorded that minutes were approved",
    "pack.asked": "asked for a pack",
    "pack.made": "had a pack made",
    "pack.published": "published a pack",
    "pack.withdrawn": "withdrew a published pack",
    "paper.version_kept": "saved a version of a report",
}


def register() -> None:
    """Called once, when the app is ready."""
    jobs.register(KIND, title="Making the pack", leads_to=making.leads_to)(making.make_pack)
    jobs.register(tidying.TIDY, title="Removing old packs", every_night_at=time(5, 15))(
        tidying.tidy
    )
    register_home_panel(home_panel)
    beside.register(bearing.promises_beside)
    recorded.connect(bearing.unlink_removed, dispatch_uid="board.bearing")
    navigation.register("Meetings", "board", Verb.SEE_BOARD, 47, covers=("/board/",))
    navigation.register(
        "Meetings and papers", "public-meetings", None, 25, place="footer", is_public=True
    )
    for act, words in ACTS.items():
        say(f"board.{act}", words)


def home_panel(user: User) -> Panel | None:
    """The next meeting of each body somebody is on, or of every body for whoever is on none."""
    today = clock.today()
    bodies = queries.bodies_of(user, today)
    coming = queries.next_meetings(bodies, today)
    standings = [standing_of(coming[each.pk], today) for each in bodies if each.pk in coming]
    if not standings:
        return None
    return Panel("Meetings", render_to_string("board/home.html", {"rows": standings}))
