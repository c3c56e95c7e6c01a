"""What panels add to the site: navigation, words for the log, a section of the child's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from hearth_web.access.verbs import Verb
from hearth_web.audit.words import say
from hearth_web.board.panels.models import PanelCase
from hearth_web.board.panels.queries import cases_of, panels
from hearth_web.people import sections
from hearth_web.people.life import Life
from hearth_web.people.sections import Section
from hearth_web.ui import navigation

__all__ = ["register"]


def register() -> None:
    """Called once, when the app is ready."""
    navigation.register("Panels", "panels", Verb.HOLD_PANELS, 25)
    navigation.register("My actions", "my-actions", None, 15, place="account")
    sections.register(Section("panels", "Panels", 280, None, "board/panels/child.html", of_child))
    say("board.panel.added", "set up a panel")
    say("board.panel.changed", "changed a panel")
    say("board.sitting.added", "called a sitting of a panel")
    say("board.sitting.changed", "wrote down who was at a panel")
    say("board.panelcase.added", "put this child before a panel")
    say("board.panelcase.closed", "took this child off a panel’s list")
    say("board.paneldecision.made", "wrote down what a panel decided")
    say("board.paneldecision.done", "did what a panel had asked for")


def of_child(life: Life) -> Mapping[str, Any] | None:
    """The panels this child is before. What they decided is among the notes."""
    told = [told_of(life, case) for case in cases_of(life.child)]
    add = ""
    if life.may(Verb.HOLD_PANELS) and panels():
        add = reverse("panel-child", args=[life.child.pk])
    return {"cases": told, "add": add} if told or add else None


def told_of(life: Life, case: PanelCase) -> dict[str, Any]:
    """A case: where it stands, and what is still to be done about it."""
    decisions = list(case.decisions.all())
    open_ones = [each for each in decisions if each.action and each.done_on is None]
    holds = life.may(Verb.HOLD_PANELS)
    return {
        "case": case,
        "last": decisions[0] if decisions else None,
        "actions": [
            {
                "decision": each,
                "href": reverse("panel-finish", args=[each.pk])
                if holds or each.owner_id == life.user.pk
                else "",
            }
            for each in open_ones
        ],
    }
