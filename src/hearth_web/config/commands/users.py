"""``hearth user``: people who sign in, from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hearth.cli.console import say
from hearth.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from hearth_web.access import models

__all__ = ["user"]


@click.group()
def user() -> None:
    """People who sign in."""


@user.command(epilog="Example: hearth user add sam@council.example --role analyst")
@click.argument("email")
@click.option("--role", required=True, help="For example administrator, analyst or social_worker.")
@click.option("--name", default="", help="Their name; the address if not given.")
@click.option("--team", default="", help="The team's name, for a role that is of a team.")
def add(email: str, role: str, name: str, team: str) -> None:
    """Add a person with a role, and print the link by which they choose their password."""
    from hearth_web.config.commands.readiness import ready_with_tables

    ready_with_tables()
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from hearth_web.access.actions.people import add_person, password_link
    from hearth_web.audit import System

    by = System("hearth user")
    try:
        validate_email(email)
        person = add_person(by=by, email=email, name=name or email, roles=[found(role, team)])
    except ValidationError as error:
        raise UsageError(" ".join(error.messages)) from error
    say(f"{person.name} may sign in, once they have chosen a password. The link works for a day:")
    say(f"  {password_link(by=by, user=person)}  (after the site's address)")


def found(role: str, team: str) -> tuple[str, models.Team | None]:
    """The role and team of these names."""
    from hearth_web.access.models import Team
    from hearth_web.access.roles import ROLES

    if role not in ROLES:
        raise NotFoundError(f"There is no role {role!r}. Roles are: {', '.join(ROLES)}.")
    if not team:
        return role, None
    held = Team.objects.filter(name__iexact=team).first()
    if held is None:
        names = ", ".join(Team.objects.values_list("name", flat=True)) or "none yet"
        raise NotFoundError(f"There is no team {team!r}. Teams are: {names}.")
    return role, held
