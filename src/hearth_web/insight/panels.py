"""The panel of numbers on the pages of teams and workers, and what others add to the first page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.template.loader import render_to_string

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.insight.scopes import asked
from hearth_web.people.sections import Panel, Whose, register_team_panel

__all__ = ["home_panels", "numbers_panel", "register", "register_home_panel"]

HomePanel = Callable[[User], Panel | None]

_home_panels: list[HomePanel] = []


def register_home_panel(draw: HomePanel) -> HomePanel:
    """Let an app of a tier above add to the first page; it gives None where it has nothing."""
    if draw not in _home_panels:
        _home_panels.append(draw)
    return draw


def home_panels(user: User) -> Sequence[Panel]:
    """What other apps have for this person on the first page."""
    drawn = (draw(user) for draw in _home_panels)
    return [panel for panel in drawn if panel is not None]


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
