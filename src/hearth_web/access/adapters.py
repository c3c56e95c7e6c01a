"""What allauth asks of us: nobody signs up by themselves, and the words are ours."""

from __future__ import annotations

import logging
import time
from smtplib import SMTPException
from threading import Thread
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse

from hearth_web.access import directory, second_factor, sign_ins
from hearth_web.access.models import User
from hearth_web.ui.models import House

__all__ = ["Accounts", "Directory", "SecondFactor", "name_of"]

log = logging.getLogger("hearth.mail")
ALREADY_ON_PAGE = {
    "account/messages/logged_in.txt",
    "account/messages/logged_out.txt",
    "mfa/messages/recovery_codes_generated.txt",
}


def _has_just_signed_in(request: HttpRequest) -> bool:
    methods = request.session.get("account_authentication_methods") or [{"at": 0}]
    return time.time() - methods[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def _post(message: EmailMessage) -> None:
    try:
        message.send()
    except (OSError, SMTPException) as error:
        log.error("a mail could not be sent: %s", type(error).__name__)


def name_of(user: User) -> str:
    """How a person is named on the pages and in the mails of their account."""
    return str(user)


class Accounts(DefaultAccountAdapter):
    """Signing in with an address and a password."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The email address or the password is wrong. Check both.",
        "too_many_login_attempts": (
            "There were too many attempts. Wait 5 minutes, then try again. "
            "If you have forgotten your password, choose a new one."
        ),
        "rate_limited": "There were too many attempts. Wait a few minutes, then try again.",
        "incorrect_password": "The password is wrong. Type it again.",
        "enter_current_password": "The password you have now is wrong. Type it again.",
        "incorrect_code": "The code is wrong or too old. Enter the newest code your app shows.",
        "invalid_password_reset": "The link is wrong, was used already or is too old.",
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Never: an administrator, or the council's directory, makes accounts."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """An attempt that is turned away for being one too many stands in the history too."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            sign_ins.failed(request, str(credentials.get("email", "")), "too many attempts")
            raise

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not of whoever has just shown that it is they."""
        is_recent = _has_just_signed_in(context.request)
        return not is_recent and super().is_reauthentication_required(app=app, **kwargs)

    def send_mail(self, template_prefix: str, email: str, said: dict[str, Any]) -> None:
        """A mail server is spoken to beside the request.

        How long it takes, or that it fails, would else tell a stranger whose address is known here.
        """
        request = context.request
        here = {"request": request, "email": email, "current_site": get_current_site(request)}
        message = self.render_mail(template_prefix, email, {**here, **said})
        if settings.EMAIL_HOST:
            Thread(target=_post, args=(message,)).start()
        else:
            message.send()

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        """Back to one's account."""
        return reverse("my-account")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Say what happened, but for what the page says already."""
        if message_template not in ALREADY_ON_PAGE:
            super().add_message(request, level, message_template, *args, **kwargs)


class SecondFactor(DefaultMFAAdapter):
    """Authenticator apps, security keys and recovery codes."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": Accounts.error_messages["incorrect_code"],
        "cannot_delete_authenticator": (
            "This is your only second factor, and the council asks everybody for one. "
            "Set up another before you take this one away."
        ),
    }

    def get_totp_issuer(self) -> str:
        """What the app on the telephone shows."""
        council = House.now().name
        return f"Hearth, {council}" if council else "Hearth"

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """A name for a security key that was given none."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return f"Security key {number}"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last second factor, where one is required."""
        if not second_factor.is_required():
            return True
        others = Authenticator.objects.filter(
            user_id=authenticator.user_id, type__in=second_factor.FACTORS
        ).exclude(pk=authenticator.pk)
        return others.exists()


class Directory(DefaultSocialAccountAdapter):
    """Signing in through the council's own directory."""

    def is_open_for_signup(self, _request: HttpRequest, _login: SocialLogin) -> bool:
        """Never by allauth: `directory.welcome` makes the account of whoever has a role."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Match, make, give roles, or turn away."""
        directory.welcome(request, sociallogin)

    def on_authentication_error(self, request: HttpRequest, *_: Any, **__: Any) -> None:
        """The history says so; the page is ours."""
        sign_ins.failed(request, "", "directory")
