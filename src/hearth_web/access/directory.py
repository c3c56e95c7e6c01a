"""Signing in through the council's own directory (OpenID Connect), and the roles it gives.

``HEARTH_OIDC_ROLES`` maps a value of the roles claim to a role of Hearth, and a role of a team to
its team, by code or name::

    HEARTH_OIDC_ROLES="CP-Analysts=analyst,CP-Hill-Managers=team_manager:Hill team"

The directory decides: at each sign-in a person holds the roles it gives, and no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render

from hearth_web import audit
from hearth_web.access import sign_ins
from hearth_web.access.actions.people import add_person, set_roles
from hearth_web.access.models import Team, User
from hearth_web.access.roles import ROLES, Reach
from hearth_web.access.second_factor import THROUGH_DIRECTORY

__all__ = ["Mapped", "mapped", "welcome"]

BY = audit.System("the council's directory")
NO_ADDRESS = "Your council account has no confirmed email address."
NO_ROLE = "Your council account has no role in Hearth."
CLOSED = "Your account in Hearth is closed."
OTHERS = "This email address belongs to another council account in Hearth."


@dataclass(frozen=True)
class Mapped:
    """A role the directory gives, in a team where it is a role of a team."""

    role: str
    team: Team | None = None


def mapped(values: Iterable[str], lines: Iterable[str]) -> list[Mapped]:
    """The roles that these values of the claim give, by these lines of the mapping."""
    held = set(values)
    found = []
    for line in lines:
        value, role, team = _parts(line)
        if value in held:
            found.append(Mapped(role, _team(line, team) if team else None))
    return list(dict.fromkeys(found))


def _parts(line: str) -> tuple[str, str, str]:
    value, equals, rest = line.rpartition("=")
    role, _, team = rest.partition(":")
    needs_team = role in ROLES and ROLES[role].reach is Reach.TEAM
    if not equals or role not in ROLES or needs_team != bool(team):
        raise ImproperlyConfigured(
            f"HEARTH_OIDC_ROLES: {line!r} is not value=role or, for a role of a team, "
            f"value=role:team. Roles are {', '.join(ROLES)}."
        )
    return value.strip(), role, team.strip()


def _team(line: str, name: str) -> Team:
    found = Team.objects.filter(code=name).first() or Team.objects.filter(name=name).first()
    if found is None:
        raise ImproperlyConfigured(f"HEARTH_OIDC_ROLES: {line!r} names a team that is not there.")
    return found


def welcome(request: HttpRequest, login: SocialLogin) -> None:
    """Let in whoever the directory gives a role: match or make their account, set their roles."""
    claims = claims_of(login.account)
    said = claims.get("email")
    email = said.lower() if isinstance(said, str) else ""
    if not email or not (claims.get("email_verified") is True or settings.OIDC_TRUST_EMAIL):
        _turn_away(request, email, NO_ADDRESS)
    roles = mapped(_values(claims), settings.OIDC_ROLES)
    if not roles:
        _turn_away(request, email, NO_ROLE)
    known = _known(request, login, email)
    wanted = [(each.role, each.team) for each in roles]
    with transaction.atomic():
        user = known or add_person(
            by=BY, email=email, name=str(claims.get("name") or email), why="First sign-in"
        )
        set_roles(by=BY, user=user, roles=wanted, why="Given by the directory at sign-in")
        if not login.is_existing:
            login.connect(request, user)
    request.session[THROUGH_DIRECTORY] = True


def claims_of(account: SocialAccount) -> Mapping[str, Any]:
    """What the directory said, in the identity token and beside it."""
    said = account.extra_data
    return {**said.get("id_token", {}), **said.get("userinfo", {})}


def _values(claims: Mapping[str, Any]) -> list[str]:
    value = claims.get(settings.OIDC_ROLES_CLAIM) or []
    return [str(each) for each in (value if isinstance(value, list) else [value])]


def _known(request: HttpRequest, login: SocialLogin, email: str) -> User | None:
    """The person with this account of the directory, else with this address."""
    theirs: User | None = login.user if login.is_existing else None
    user = theirs or User.objects.filter(email__iexact=email).first()
    if user is None:
        return None
    if not user.is_active:
        _turn_away(request, email, CLOSED)
    if theirs is None and SocialAccount.objects.filter(user=user).exists():
        # An address given to somebody new must not open the account of whoever had it before.
        _turn_away(request, email, OTHERS)
    return user


def _turn_away(request: HttpRequest, email: str, reason: str) -> NoReturn:
    sign_ins.failed(request, email, "directory")
    page = render(request, "access/turned_away.html", {"reason": reason}, status=200)
    raise ImmediateHttpResponse(page)
