"""The history of signing in and out, written as it happens."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.signals import password_changed, password_reset, user_logged_in
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest

from hearth_web import audit
from hearth_web.access.models import SignIn, User

__all__ = ["connect", "failed"]

HOW = {
    "password": "password",
    "socialaccount": "directory",
    "password_reset": "link",
    "totp": "authenticator app",
    "webauthn": "security key",
    "recovery_codes": "recovery code",
}


def failed(request: HttpRequest | None, email: str, how: str, user: User | None = None) -> None:
    """An attempt that did not succeed. Whose it was is said only when the address is known."""
    who = user or User.objects.filter(email__iexact=email).first()
    _write(request, who, email, how, succeeded=False)


def _write(
    request: HttpRequest | None, user: User | None, email: str, how: str, *, succeeded: bool
) -> None:
    SignIn.objects.create(
        email=(user.email if user else email)[:254],
        user=user,
        how=how[:40],
        succeeded=succeeded,
        address=_address(request),
        browser=(request.headers.get("User-Agent", "") if request else "")[:200],
    )


def _address(request: HttpRequest | None) -> str | None:
    if request is None:
        return None
    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:
        return None


def _signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    methods = request.session.get("account_authentication_methods", [])
    how = " and ".join(_how(each) for each in methods) or "password"
    with transaction.atomic():
        _write(request, user, user.email, how, succeeded=True)
        audit.record(by=user, action="access.signed_in", subject=user, after={"how": how})


def _how(method: dict[str, Any]) -> str:
    kind = method.get("type") or method.get("method", "")
    return HOW.get(kind, kind)


def _refused(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    email = credentials.get("email") or credentials.get("username") or ""
    failed(request, str(email), "password")


def _second_factor_refused(request: HttpRequest, user: User, **_: Any) -> None:
    failed(request, user.email, "second factor", user)


def _signed_out(request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None:
        _write(request, user, user.email, "signed out", succeeded=True)


def _noted(action: str) -> Any:
    """A receiver that notes a change of somebody's own account in the audit log."""

    def receiver(user: User, **_: Any) -> None:
        with transaction.atomic():
            audit.record(by=user, action=action, subject=user)

    return receiver


NOTED = (
    (password_changed, "access.password.changed"),
    (password_reset, "access.password.chosen"),
    (authenticator_added, "access.second_factor.added"),
    (authenticator_removed, "access.second_factor.removed"),
    (authenticator_reset, "access.recovery_codes.made"),
)


def connect() -> None:
    """Listen. Called once, when the app is ready."""
    user_logged_in.connect(_signed_in, dispatch_uid="hearth-signed-in")
    user_login_failed.connect(_refused, dispatch_uid="hearth-refused")
    authentication_failed.connect(_second_factor_refused, dispatch_uid="hearth-second-refused")
    user_logged_out.connect(_signed_out, dispatch_uid="hearth-signed-out")
    for signal, action in NOTED:
        signal.connect(_noted(action), dispatch_uid=f"hearth-{action}", weak=False)
