"""What a person may choose between on a page of numbers."""

from __future__ import annotations

from collections.abc import Sequence

from hearth_web.access.models import Team, User
from hearth_web.access.verbs import Verb
from hearth_web.people.models import Worker

__all__ = ["teams_to_choose"]


def teams_to_choose(user: User) -> Sequence[Team]:
    """The teams whose numbers this person may see."""
    if not user.may(Verb.SEE_TEAMS):
        return []
    teams = Team.objects.filter(open=True)
    whose = user.reach_of(Verb.SEE_EXACT_NUMBERS)
    if whose.everyone:
        return list(teams)
    own = Worker.objects.filter(user=user).values_list("team_id", flat=True) if whose.own else []
    return list(teams.filter(pk__in=[*whose.teams, *(team for team in own if team)]))
