"""People who sign in, the teams they belong to, the roles they hold, and break-glass."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from hearth_web.access.roles import ROLES, Reach, Role
from hearth_web.access.verbs import Verb

__all__ = ["BreakGlass", "Grant", "SetUpCode", "SignIn", "Team", "User", "Users"]


class Team(models.Model):
    """A team, perhaps below another: a service is a team whose teams stand below it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    code = models.CharField(max_length=48, blank=True, db_index=True)  # the case system's own
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    open = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """By name."""

        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


def teams_below(roots: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
    """These teams and every team below them."""
    parents = dict(Team.objects.values_list("id", "parent_id"))
    found = frozenset(roots)
    while more := {one for one, above in parents.items() if above in found} - found:
        found |= more
    return found


class Users(BaseUserManager["User"]):
    """Making people; their password may be set later by themselves."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A person with this address. Without a password they cannot sign in by one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """By address, in any case."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in, known by their work address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = Users()
    # What they hold open by break-glass, by the child, once that was read for a request.
    glass_open: Mapping[uuid.UUID, BreakGlass] = MappingProxyType({})

    class Meta:
        """By name."""

        ordering = ("name",)

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def held(self) -> list[Grant]:
        """The roles this person holds now."""
        if not self.is_active:
            return []
        return [grant for grant in self.grants.all() if grant.role in ROLES]

    @cached_property
    def below(self) -> dict[uuid.UUID, frozenset[uuid.UUID]]:
        """Each team a role of theirs is in, with every team below it."""
        return {grant.team_id: teams_below([grant.team_id]) for grant in self.held if grant.team_id}

    def may(self, verb: Verb | str) -> bool:
        """Whether any role of theirs allows it."""
        return any(verb in grant.what.verbs for grant in self.held)

    def reach_of(self, verb: Verb) -> WhoseChildren:
        """Whose records this verb opens to them."""
        reaching = [grant for grant in self.held if verb in grant.what.verbs]
        named = {g.team_id for g in reaching if g.what.reach is Reach.TEAM and g.team_id}
        return WhoseChildren(
            everyone=any(grant.what.reach is Reach.SERVICE for grant in reaching),
            teams=frozenset().union(*(self.below[team] for team in named)),
            own=any(grant.what.reach is Reach.OWN for grant in reaching),
        )


class WhoseChildren:
    """How far a person's roles reach: `everyone`, the `teams` named, and their `own`."""

    def __init__(self, *, everyone: bool, teams: frozenset[uuid.UUID], own: bool) -> None:
        self.everyone, self.teams, self.own = everyone, teams, own


class Grant(models.Model):
    """A role somebody holds, in a team where the role is of a team."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="grants")

    class Meta:
        """A role once for each person and team."""

        constraints = (
            models.UniqueConstraint(fields=["user", "role", "team"], name="grant_once"),
            models.UniqueConstraint(
                fields=["user", "role"], condition=models.Q(team=None), name="grant_once_no_team"
            ),
        )

    def __str__(self) -> str:
        return f"{self.what.name}, {self.team}" if self.team else self.what.name

    @property
    def what(self) -> Role:
        """The role itself."""
        return ROLES[self.role]


class SignIn(models.Model):
    """One attempt to sign in or out, whether or not it succeeded."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    email = models.CharField(max_length=254, db_index=True)
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sign_ins")
    how = models.CharField(max_length=40)  # password, second factor, directory, signed out...
    succeeded = models.BooleanField()
    address = models.GenericIPAddressField(null=True)
    browser = models.CharField(max_length=200, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-at",)


class BreakGlass(models.Model):
    """A record opened out of reach, for a reason, for a short time.

    `child` is not a foreign key: children stand in a tier above, and the account of it is kept
    whatever becomes of the record.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="glass_broken")
    child = models.UUIDField(db_index=True)
    why = models.TextField()
    opened_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    review = models.TextField(blank=True)

    class Meta:
        """Newest first; a review has both who and when, or neither."""

        ordering = ("-opened_at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(reviewed_by=None, reviewed_at=None)
                | models.Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
                name="break_glass_reviewed_by_and_at",
            ),
        )

    def is_open(self, now: datetime) -> bool:
        """Whether it still opens the record."""
        return self.closed_at is None and now < self.ends_at


class SetUpCode(models.Model):
    """The hash of the code with which an empty installation gets its first administrator."""

    hash = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)
