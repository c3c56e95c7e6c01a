"""Signing in and passwords: allauth's forms, drawn and worded as ours."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as theirs

from hearth_web.ui.forms import HearthForm
from hearth_web.ui.forms.sentences import named

__all__ = ["ChangePassword", "ChoosePassword", "ForgottenPassword", "PasswordAgain", "SignIn"]

PASSWORD_HINT = (
    "12 characters or more. Several words that do not belong together are easy to remember "
    "and hard to guess."
)


class _Ours(HearthForm):
    """Labels and hints by field, in place of allauth's; no placeholders."""

    labels: dict[str, str] = {}  # noqa: RUF012
    hints: dict[str, str] = {}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = self.hints.get(name, "")
            field.label = self.labels.get(name, field.label)
        for name, sentence in self.missing().items():
            self.fields[name].error_messages["required"] = sentence

    def missing(self) -> dict[str, str]:
        """What is said of each field that was left empty."""
        return {
            name: f"Enter {named(label)}"
            for name, label in self.labels.items()
            if name in self.fields
        }


class SignIn(_Ours, theirs.LoginForm):
    """Email address and password."""

    labels = {"login": "Email address", "password": "Password"}  # noqa: RUF012

    def missing(self) -> dict[str, str]:
        """In full."""
        return {"login": "Enter your email address", "password": "Enter your password"}


class ChangePassword(_Ours, theirs.ChangePasswordForm):
    """The password now, and another twice."""

    labels = {  # noqa: RUF012
        "oldpassword": "Password you have now",
        "password1": "New password",
        "password2": "New password again",
    }
    hints = {"password1": PASSWORD_HINT}  # noqa: RUF012


class ForgottenPassword(_Ours, theirs.ResetPasswordForm):
    """Where to send a link."""

    labels = {"email": "Your email address"}  # noqa: RUF012
    hints = {"email": "The one you sign in with"}  # noqa: RUF012


class ChoosePassword(_Ours, theirs.ResetPasswordKeyForm):
    """A password, twice."""

    labels = {"password1": "Password", "password2": "Password again"}  # noqa: RUF012
    hints = {"password1": PASSWORD_HINT}  # noqa: RUF012


class PasswordAgain(_Ours, theirs.ReauthenticateForm):
    """The password once more before something that matters."""

    labels = {"password": "Password"}  # noqa: RUF012
