"""What the first page says of the pledge, for those who may see it."""

from __future__ import annotations

from django.db.models import Count, Q
from django.template.loader import render_to_string

from hearth.pledge.strategy import State
from hearth_web.access.models import User
from hearth_web.people.sections import Panel
from hearth_web.pledge.queries import strategies_for
from hearth_web.ui import clock

__all__ = ["home_panel"]

OPEN = [state.value for state in State if state.is_open]


def home_panel(user: User) -> Panel | None:
    """Each strategy in force, with how many of its actions are late; None where there is none."""
    late = Q(actions__due__lt=clock.today(), actions__state__in=OPEN)
    found = (
        strategies_for(user)
        .filter(closed_at=None)
        .annotate(
            acts=Count("actions", distinct=True), late=Count("actions", filter=late, distinct=True)
        )
    )
    rows = list(found)
    if not rows:
        return None
    return Panel("What we promised", render_to_string("pledge/parts/home.html", {"rows": rows}))
