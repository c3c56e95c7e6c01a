"""The panel of numbers on the pages of teams and workers."""

from __future__ import annotations

from django.template.loader import render_to_string

from hearth_web.access.verbs import Verb
from hearth_web.insight.scopes import asked
from hearth_web.people.sections import Panel, Whose, register_team_panel

__all__ = ["numbers_panel", "register"]


def register() -> None:
    """Put the panel on those pages."""
    register_team_panel(numbers_panel)


def numbers_panel(whose: Whose) -> Panel | None:
    """Where the numbers and what is amiss of this team or worker are; None if not for them."""
    team = str(whose.team.pk) if whose.team else ""
    worker = str(whose.worker.pk) if whose.worker else ""
    scope = asked(whose.user, team, worker)
    if scope is None or scope.id is None:
        return None
    quality = bool(whose.team) and whose.user.may(Verb.SEE_QUALITY)
    context = {"scope": scope, "quality": quality}
    return Panel("Numbers", render_to_string("insight/parts/panel.html", context))
