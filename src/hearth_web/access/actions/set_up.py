"""The first administrator of an empty installation."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction

from hearth_web import audit
from hearth_web.access.models import Grant, SetUpCode, User

__all__ = ["first_administrator", "is_set_up_code", "set_up_code"]

FIRST_ROLES = ("administrator", "analyst")


def set_up_code() -> str:
    """A new code for the page that makes the first administrator; any earlier one is void.

    Only its hash is kept. Empty when somebody can sign in already.
    """
    with transaction.atomic():
        if User.objects.exists():
            return ""
        code = secrets.token_urlsafe(24)
        SetUpCode.objects.all().delete()
        SetUpCode.objects.create(hash=_hashed(code))
        return code


def is_set_up_code(code: str) -> bool:
    """Whether this code still sets up this installation."""
    kept = SetUpCode.objects.first()
    if kept is None or User.objects.exists():
        return False
    return secrets.compare_digest(kept.hash, _hashed(code))


def first_administrator(*, code: str, name: str, email: str, password: str) -> User | None:
    """Make the first person, who may do everything an empty installation needs; uses up the code.

    None if the code is not, or no longer, the one.
    """
    with transaction.atomic():
        used, _ = SetUpCode.objects.filter(hash=_hashed(code)).delete()
        if not used or User.objects.exists():
            return None
        user = User.objects.create_user(email, password, name=name)
        Grant.objects.bulk_create(Grant(user=user, role=role) for role in FIRST_ROLES)
        after = {"name": name, "email": user.email, "roles": list(FIRST_ROLES)}
        audit.record(by=user, action="access.set_up", subject=user, after=after)
        return user


def _hashed(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
