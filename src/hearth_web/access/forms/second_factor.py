"""Second factor: allauth's forms, drawn and worded as ours."""

from __future__ import annotations

from allauth.mfa.base import forms as codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as keys

from hearth_web.access.forms.sign_in import _Ours

__all__ = ["Code", "CodeAgain", "FirstCode", "NameKey", "NewKey"]

CODE = {"code": "Code"}
SIX = {"code": "6 numbers from your app, or one of your recovery codes"}


class Code(_Ours, codes.AuthenticateForm):
    """The code of the app, or a recovery code, at sign-in."""

    labels, hints = CODE, SIX


class CodeAgain(_Ours, codes.ReauthenticateForm):
    """The same before something that matters."""

    labels, hints = CODE, SIX


class FirstCode(_Ours, totp.ActivateTOTPForm):
    """The first code shows that the app was set up."""

    labels = {"code": "Code the app shows now"}  # noqa: RUF012
    hints = {"code": "6 numbers"}  # noqa: RUF012


class NewKey(_Ours, keys.AddWebAuthnForm):
    """A name for the key; the browser fills in the rest."""

    labels = {"name": "Name for this key"}  # noqa: RUF012
    hints = {"name": "So that you can tell your keys apart, for example: blue key on my keyring"}  # noqa: RUF012


class NameKey(_Ours, keys.EditWebAuthnForm):
    """Another name for a key."""

    labels = {"name": "Name for this key"}  # noqa: RUF012
