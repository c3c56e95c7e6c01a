"""The sections of a child's page and the panels of a team's. Each app registers its own.

In an app's ``AppConfig.ready``::

    sections.register(Section("health", "Health", 60, Verb.SEE_HEALTH,
                              "wellbeing/sections/health.html", health))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from hearth_web.access.models import Team, User
from hearth_web.access.verbs import Verb
from hearth_web.people.life import Life
from hearth_web.people.models import Child, Worker

__all__ = [
    "Panel",
    "Section",
    "Shown",
    "Whose",
    "follow",
    "register",
    "register_team_panel",
    "sections_of",
    "team_panels",
]

Context = Callable[[Life], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Section:
    """One part of a child's page.

    `key` is its anchor, `verb` what the reader must be allowed (None: to open the page), and
    `context` what `template` is drawn with beside `life`. A context that gives None leaves the
    section out; an empty section that says "nothing recorded" is usually better.
    """

    key: str
    title: str
    order: int
    verb: Verb | None
    template: str
    context: Context


@dataclass(frozen=True)
class Shown:
    """A section as one person sees it, and what others have put after it."""

    section: Section
    context: Mapping[str, Any]
    after: Sequence[Shown] = ()


@dataclass(frozen=True)
class Whose:
    """Whose page it is, a team's or a worker's, and the children on it this person may see."""

    user: User
    today: date
    children: QuerySet[Child]
    team: Team | None = None
    worker: Worker | None = None


@dataclass(frozen=True)
class Panel:
    """A part of a team's or worker's page, its inside already drawn."""

    title: str
    html: SafeString


TeamPanel = Callable[[Whose], Panel | None]

_sections: dict[str, Section] = {}
_after: dict[str, list[Section]] = {}
_team_panels: list[TeamPanel] = []


def register(section: Section) -> None:
    """Add a section, or put another in its place by the same key."""
    _sections[section.key] = section


def follow(part: Section) -> None:
    """Draw this at the end of the section with the same key; its title is not shown."""
    _after.setdefault(part.key, []).append(part)


def register_team_panel(draw: TeamPanel) -> TeamPanel:
    """Add a panel to the pages of teams and workers; it gives None where it has nothing to say."""
    if draw not in _team_panels:
        _team_panels.append(draw)
    return draw


def sections_of(life: Life) -> Sequence[Shown]:
    """The sections this person sees, in their order."""
    ordered = sorted(_sections.values(), key=lambda each: each.order)
    allowed = (section for section in ordered if life.may(section.verb))
    drawn = ((section, section.context(life)) for section in allowed)
    return [
        Shown(section, context, after_of(section, life))
        for section, context in drawn
        if context is not None
    ]


def after_of(section: Section, life: Life) -> Sequence[Shown]:
    """What follows in a section."""
    drawn = ((part, part.context(life)) for part in _after.get(section.key, ()))
    return [Shown(part, context) for part, context in drawn if context is not None]


def team_panels(whose: Whose) -> Sequence[Panel]:
    """What other apps have to say on this page."""
    drawn = (draw(whose) for draw in _team_panels)
    return [panel for panel in drawn if panel is not None]
