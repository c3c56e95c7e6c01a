"""Tables of people, teams and sign-ins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from hearth_web.access.browsers import in_words
from hearth_web.access.models import SignIn, Team, User
from hearth_web.ui.tables import Column, Table

__all__ = ["people_table", "sign_in_table", "team_table"]

COLOURS = {"Yes": "green", "No": "red"}


def sign_in_table(sign_ins: Iterable[SignIn], caption: str) -> Table:
    """When somebody signed in or tried to, from where and how."""
    columns = [
        Column("at", "When", "time"),
        Column("succeeded", "Succeeded", "tag", colours=COLOURS),
        Column("how", "How"),
        Column("address", "Network address"),
        Column("browser", "Browser"),
    ]
    rows = list(sign_ins)
    return Table(caption, columns, rows, as_row=_sign_in, empty="Nobody has signed in yet.")


def _sign_in(sign_in: SignIn) -> dict[str, Any]:
    return {
        "at": sign_in.at,
        "succeeded": sign_in.succeeded,
        "how": sign_in.how,
        "address": sign_in.address,
        "browser": in_words(sign_in.browser),
    }


def people_table(people: Any, caption: str) -> Table:
    """Those who sign in."""
    columns = [
        Column("name", "Name", link="href"),
        Column("email", "Email address"),
        Column("roles", "Roles"),
        Column("last_came", "Last signed in", "time"),
    ]
    return Table(caption, columns, people, per_page=50, as_row=_person, empty="Nobody matches.")


def _person(user: User) -> dict[str, Any]:
    return {
        "name": user.name,
        "href": reverse("user", args=[user.pk]),
        "email": user.email,
        "roles": "; ".join(str(grant) for grant in user.grants.all()) or "none",
        "last_came": user.last_came or "never",  # type: ignore[attr-defined]
    }


def team_table(teams: Any) -> Table:
    """Every team."""
    columns = [
        Column("name", "Team", link="href"),
        Column("above", "Part of"),
        Column("code", "Code"),
        Column("holders", "Roles held in it", "number"),
        Column("state", "State", "tag", colours={"open": "green", "closed": "grey"}),
    ]
    return Table("Teams", columns, list(teams), as_row=_team, empty="There are no teams yet.")


def _team(team: Team) -> dict[str, Any]:
    return {
        "name": team.name,
        "href": reverse("settings-team", args=[team.pk]),
        "above": team.parent.name if team.parent else "",
        "code": team.code,
        "holders": team.holders,  # type: ignore[attr-defined]
        "state": "open" if team.open else "closed",
    }
