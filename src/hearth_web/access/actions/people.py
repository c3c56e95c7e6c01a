"""Adding people who sign in, giving them roles, closing their accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse

from hearth_web import audit
from hearth_web.access.models import Grant, Team, User
from hearth_web.access.roles import ROLES, Reach
from hearth_web.access.verbs import Verb

__all__ = [
    "add_person",
    "change_person",
    "close_account",
    "mail_link",
    "note_taken",
    "open_account",
    "password_link",
    "reset_second_factor",
    "set_roles",
]

Roles = Sequence[tuple[str, Team | None]]
LAST = (
    "This is the only administrator. Make somebody else an administrator first, "
    "or nobody could look after people and settings."
)
OWN = (
    "You cannot give yourself a role that opens children’s records. "
    "Another administrator must give it to you."
)
OWN_ACCOUNT = "You cannot close your own account. Another administrator must do it."
TAKEN = "Somebody with this email address signs in already."


def add_person(*, by: audit.Actor, email: str, name: str, roles: Roles = (), why: str = "") -> User:
    """A new person, who chooses their own password by a link. ValidationError if they are known."""
    try:
        with transaction.atomic():
            if User.objects.filter(email__iexact=email).exists():
                raise ValidationError({"email": TAKEN})
            user = User.objects.create_user(email, name=name)
            after = {"name": name, "email": user.email}
            audit.record(by=by, action="access.person.added", subject=user, after=after, why=why)
            if roles:
                set_roles(by=by, user=user, roles=roles, why=why)
            return user
    except IntegrityError:
        raise ValidationError({"email": TAKEN}) from None


def change_person(*, by: User, user: User, name: str, email: str) -> None:
    """Another name or address."""
    before, after = audit.changes(
        {"name": user.name, "email": user.email}, {"name": name, "email": email.lower()}
    )
    if not after:
        return
    with transaction.atomic():
        if User.objects.filter(email__iexact=email).exclude(pk=user.pk).exists():
            raise ValidationError({"email": TAKEN})
        user.name, user.email, user.version = name, email.lower(), user.version + 1
        user.save(update_fields=["name", "email", "version"])
        audit.record(
            by=by, action="access.person.changed", subject=user, before=before, after=after
        )


def set_roles(*, by: audit.Actor, user: User, roles: Roles, why: str = "") -> None:
    """Let this person hold these roles and no others.

    ValidationError if that takes the last administrator away, leaves out a team, or gives oneself
    a role that opens children's records.
    """
    with transaction.atomic():
        administrators = _administrators()
        held = {(g.role, g.team_id): g for g in Grant.objects.filter(user=user)}
        wanted = {(role, team.pk if team else None): (role, team) for role, team in roles}
        _check_teams(roles)
        if by.pk == user.pk:
            _check_own(set(wanted) - set(held))
        is_last = administrators == {user.pk} and ("administrator", None) not in wanted
        if is_last and isinstance(by, audit.System):
            wanted["administrator", None] = ("administrator", None)
        elif is_last:
            raise ValidationError(LAST)
        if set(wanted) == set(held):
            return
        before = [str(grant) for grant in held.values()]
        Grant.objects.filter(pk__in=[g.pk for k, g in held.items() if k not in wanted]).delete()
        Grant.objects.bulk_create(
            Grant(user=user, role=role, team=team)
            for key, (role, team) in wanted.items()
            if key not in held
        )
        _roles_changed(by, user, before, why)


def _roles_changed(by: audit.Actor, user: User, before: list[str], why: str) -> None:
    user.version += 1
    user.save(update_fields=["version"])
    user.__dict__.pop("held", None)
    grants = Grant.objects.filter(user=user).select_related("team")
    audit.record(
        by=by,
        action="access.roles.changed",
        subject=user,
        before={"roles": sorted(before)},
        after={"roles": sorted(map(str, grants)), "person": user.name},
        why=why,
    )


def _administrators() -> set[Any]:
    """Who is an administrator now; nobody else changes it until this transaction ends."""
    grants = Grant.objects.select_for_update().filter(role="administrator")
    everyone = {grant.user_id for grant in grants}
    return set(User.objects.filter(pk__in=everyone, is_active=True).values_list("pk", flat=True))


def _check_teams(roles: Roles) -> None:
    for role, team in roles:
        if (ROLES[role].reach is Reach.TEAM) != (team is not None):
            name = ROLES[role].name
            raise ValidationError(
                f"{name}: choose a team." if team is None else f"{name}: no team."
            )


def _check_own(added: set[tuple[str, Any]]) -> None:
    if any(Verb.SEE_CHILDREN in ROLES[role].verbs for role, _ in added):
        raise ValidationError(OWN)


def close_account(*, by: User, user: User, why: str = "") -> None:
    """They can sign in no more, and are signed out everywhere at once."""
    if by.pk == user.pk:
        raise ValidationError(OWN_ACCOUNT)
    with transaction.atomic():
        if _administrators() == {user.pk}:
            raise ValidationError(LAST)
        user.is_active, user.version = False, user.version + 1
        user.save(update_fields=["is_active", "version"])
        _end_sessions(user)
        audit.record(by=by, action="access.person.closed", subject=user, why=why)


def open_account(*, by: User, user: User, why: str = "") -> None:
    """They can sign in again, with the roles they had."""
    with transaction.atomic():
        user.is_active, user.version = True, user.version + 1
        user.save(update_fields=["is_active", "version"])
        audit.record(by=by, action="access.person.opened", subject=user, why=why)


def reset_second_factor(*, by: User, user: User, why: str) -> None:
    """For somebody who lost theirs: it is taken away, they are signed out, and set up another."""
    with transaction.atomic():
        Authenticator.objects.filter(user=user).delete()
        _end_sessions(user)
        audit.record(by=by, action="access.second_factor.reset", subject=user, why=why)


def _end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()


def password_link(*, by: User, user: User) -> str:
    """The path by which this person chooses their password, once, within a day."""
    with transaction.atomic():
        audit.record(by=by, action="access.link.made", subject=user)
    return reverse(
        "account_reset_password_from_key",
        kwargs={
            "uidb36": user_pk_to_url_str(user),
            "key": default_token_generator.make_token(user),
        },
    )


def note_taken(*, by: User) -> None:
    """Log that the list of people was taken away as a file."""
    with transaction.atomic():
        audit.record(by=by, action="access.people.taken")


def mail_link(*, user: User, link: str) -> bool:
    """Mail the link, if mail is set up here; whether it was."""
    if settings.EMAIL_BACKEND.endswith(("console.EmailBackend", "dummy.EmailBackend")):
        return False
    words = render_to_string("access/mail/link.txt", {"user": user, "link": link})
    title = "Choose your password for Hearth"
    return bool(send_mail(title, words, None, [user.email], fail_silently=True))
