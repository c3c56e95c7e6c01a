"""Adding, renaming, moving and closing teams."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from hearth_web import audit
from hearth_web.access.models import Team, User, teams_below

__all__ = ["add_team", "change_team"]

TAKEN = "There is a team of this name already."
CIRCLE = "A team cannot stand below itself or below one of its own teams."
NOT_EMPTY = "Close or move the teams below this one first."


def add_team(*, by: User, name: str, code: str = "", parent: Team | None = None) -> Team:
    """A new team. ValidationError if there is one of this name."""
    with transaction.atomic():
        _check_name(name)
        team = Team.objects.create(name=name, code=code, parent=parent)
        after = audit.values_of(team, leave_out=["version"])
        audit.record(by=by, action="access.team.added", subject=team, after=after)
        return team


def change_team(
    *, by: User, team: Team, name: str, code: str, parent: Team | None, open: bool
) -> None:
    """Another name, code or place, closed or open again."""
    with transaction.atomic():
        team = Team.objects.select_for_update().get(pk=team.pk)
        before = audit.values_of(team, leave_out=["version"])
        _check_name(name, team)
        if parent is not None and parent.pk in teams_below([team.pk]):
            raise ValidationError({"parent": CIRCLE})
        if not open and team.children.filter(open=True).exists():
            raise ValidationError({"open": NOT_EMPTY})
        team.name, team.code, team.parent, team.open = name, code, parent, open
        was, now = audit.changes(before, audit.values_of(team, leave_out=["version"]))
        if not now:
            return
        team.version += 1
        team.save()
        audit.record(by=by, action="access.team.changed", subject=team, before=was, after=now)


def _check_name(name: str, team: Team | None = None) -> None:
    others = Team.objects.filter(name__iexact=name)
    if team is not None:
        others = others.exclude(pk=team.pk)
    if others.exists():
        raise ValidationError({"name": TAKEN})
