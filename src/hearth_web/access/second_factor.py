"""Who must have a second factor, and whether they have one."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

__all__ = ["THROUGH_DIRECTORY", "has_one", "is_missing", "is_required"]

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
THROUGH_DIRECTORY = "through_directory"  # in the session: the directory asked for its own
KNOWN = "second_factor"  # in the session, so that it is not asked of the database each time


def is_required() -> bool:
    """Whether this installation asks everybody for one: it does unless it says `optional`."""
    return settings.SECOND_FACTOR != "optional"


def has_one(user: object) -> bool:
    """Whether they have an authenticator app or a security key."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def is_missing(request: HttpRequest) -> bool:
    """Whether this person must set one up now."""
    if not is_required() or not request.user.is_authenticated or KNOWN in request.session:
        return False
    if request.session.get(THROUGH_DIRECTORY) and settings.OIDC_SECOND_FACTOR == "directory":
        return False
    if not has_one(request.user):
        return True
    request.session[KNOWN] = True
    return False
