"""What the web tests share: a small council of invented people, and a client for each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from hearth_web.access.models import Grant, Team, User
from hearth_web.access.roles import ROLES, Reach
from hearth_web.people.models import Allocation, Child, Worker


@dataclass(frozen=True)
class Cast:
    """One person in each role, two teams, and a child of each team.

    Everyone with a team role is in Hill. `ash` is Hill's, allocated to the social worker, personal
    adviser, IRO and supervising social worker; `birch` is Vale's and nobody's here; `cedar` is
    restricted; `elder` was adopted and their record is closed.
    """

    users: dict[str, User]
    hill: Team
    vale: Team
    ash: Child
    birch: Child
    cedar: Child
    elder: Child

    def __getitem__(self, role: str) -> User:
        return self.users[role]


@pytest.fixture
def cast(db: None) -> Cast:
    service = Team.objects.create(name="Children in care service")
    hill = Team.objects.create(name="Hill team", parent=service)
    vale = Team.objects.create(name="Vale team", parent=service)
    users = {}
    for role in ROLES.values():
        user = User.objects.create_user(f"{role.key}@council.test", name=role.name)
        team = hill if role.reach is Reach.TEAM else None
        Grant.objects.create(user=user, role=role.key, team=team)
        users[role.key] = user
    ash = Child.objects.create(
        child="1001", forename="Ash", surname="Hillside", dob=date(2012, 5, 4), sex="F"
    )
    birch = Child.objects.create(
        child="1002", forename="Birch", surname="Valeside", dob=date(2010, 2, 28), sex="M"
    )
    cedar = Child.objects.create(
        child="1003", forename="Cedar", surname="Hidden", dob=date(2015, 1, 1), restricted=True
    )
    elder = Child.objects.create(
        child="1004", forename="Elder", surname="Before", dob=date(2018, 1, 1), severed=True
    )
    for role, key in (
        ("SW", "social_worker"),
        ("PA", "personal_adviser"),
        ("IRO", "iro"),
        ("SSW", "fostering"),
    ):
        worker = Worker.objects.create(worker=key, name=users[key].name, team=hill, user=users[key])
        for child in (ash, cedar, elder):
            Allocation.objects.create(
                child=child, role=role, worker=worker, team=hill, decom=date(2024, 1, 1)
            )
    other = Worker.objects.create(worker="other", name="Another Worker", team=vale)
    Allocation.objects.create(
        child=birch, role="SW", worker=other, team=vale, decom=date(2024, 1, 1)
    )
    return Cast(users, hill, vale, ash, birch, cedar, elder)


@pytest.fixture
def signed_in(cast: Cast) -> Callable[[str], Client]:
    """A client signed in as the person of a role: ``signed_in("social_worker").get("/")``."""

    def client(role: str) -> Client:
        one = Client()
        one.force_login(cast[role], backend="django.contrib.auth.backends.ModelBackend")
        return one

    return client
