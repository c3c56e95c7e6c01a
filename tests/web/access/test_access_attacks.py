"""What somebody tries who means harm: at signing in, between its steps, and in forms and logs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from addresses import addresses, table
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth_web.access.models import SignIn, User

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
PASSWORD, SECRET = "three odd wet lamps", "JBSWY3DPEHPK3PXP"
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "https:evil.example",
    "javascript:alert(1)",
    "\t//evil.example",
    "http://testserver@evil.example/",
)


@pytest.fixture
def ada(cast: Any) -> User:
    """The performance analyst, with a password and an authenticator app."""
    cache.clear()
    user: User = cast["analyst"]
    user.set_password(PASSWORD)
    user.save()
    TOTP.activate(user, SECRET)
    return user


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def with_password(client: Client, user: User, **more: str) -> Any:
    form = {"login": user.email, "password": PASSWORD, **more}
    return client.post(reverse("account_login"), form)


def with_code(client: Client, code: str) -> bool:
    """Whether the code opens the site."""
    client.post(reverse("mfa_authenticate"), {"code": code})
    return client.get(reverse("my-account")).status_code == 200


def test_between_password_and_second_factor_one_is_a_stranger_everywhere(
    ada: User, client: Client
) -> None:
    assert with_password(client, ada)["Location"] == reverse("mfa_authenticate")
    known = table()
    for each in addresses():
        if known[each.name].kind in ("signed-in", "verbs"):
            assert client.get(each.path).status_code in (404, 405), each.name
            assert client.post(each.path).status_code in (404, 405), each.name


def test_a_code_that_was_used_signs_nobody_in_again(ada: User) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        code = code_now()
        for expected in (True, False):
            client = Client()
            with_password(client, ada)
            assert with_code(client, code) is expected


def test_codes_are_guessed_five_times_and_then_not_even_the_right_one_opens(ada: User) -> None:
    start = timezone.now()
    for guess in range(5):  # each from a new session, which must not begin the count anew
        client = Client()
        with_password(client, ada)
        assert not with_code(client, f"00000{guess}")
    with time_machine.travel(start, tick=False) as clock:
        client = Client()
        with_password(client, ada)
        assert not with_code(client, code_now())
        clock.shift(timedelta(minutes=6))
        assert with_code(client, code_now())
    assert SignIn.objects.filter(how="second factor", succeeded=False, user=ada).exists()


def test_recovery_codes_are_guessed_no_more_often(ada: User) -> None:
    codes = RecoveryCodes.activate(ada).get_unused_codes()
    client = Client()
    with_password(client, ada)
    for guess in range(5):
        assert not with_code(client, f"0000000{guess}")
    assert not with_code(client, codes[0])


def test_a_password_reset_goes_not_past_the_second_factor(ada: User, client: Client) -> None:
    client.post(reverse("account_reset_password"), {"email": ada.email})
    link = next(word for word in mail.outbox[-1].body.split() if "/password/reset/key/" in word)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    another = "umbrella kettle 77 bicycle"
    client.post(form, {"password1": another, "password2": another}, follow=True)
    assert client.get(reverse("my-account")).status_code == 404
    answer = client.post(reverse("account_login"), {"login": ada.email, "password": another})
    assert answer["Location"] == reverse("mfa_authenticate")
    assert Authenticator.objects.filter(user=ada).exists()


def test_the_link_of_a_reset_leads_here_whatever_the_request_says(
    ada: User, client: Client
) -> None:
    forged = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    client.post(reverse("account_reset_password"), {"email": ada.email}, headers=forged)
    assert "evil.example" not in mail.outbox[-1].body
    evil = {"Host": "evil.example"}
    answer = client.post(reverse("account_reset_password"), {"email": ada.email}, headers=evil)
    assert (answer.status_code, len(mail.outbox)) == (400, 1)


def test_a_mail_server_that_is_away_tells_nobody_whose_address_is_known(
    ada: User, client: Client, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    for address in (ada.email, "nobody@council.test"):
        answer = client.post(reverse("account_reset_password"), {"email": address})
        assert answer["Location"] == reverse("account_reset_password_done")


@pytest.mark.parametrize("to", ELSEWHERE)
def test_nobody_is_led_elsewhere(cast: Any, signed_in: SignedIn, to: str) -> None:
    cast["auditor"].set_password(PASSWORD)
    cast["auditor"].save()
    signing_in = Client()
    assert with_password(signing_in, cast["auditor"], next=to)["Location"] == "/"
    inside = signed_in("analyst")
    for name in ("account_reauthenticate", "account_logout"):
        answer = inside.post(reverse(name), {"next": to, "password": PASSWORD})
        assert "evil" not in answer.headers.get("Location", "")


def test_no_form_is_taken_without_its_token(cast: Any) -> None:
    """Every address there is: none has put itself outside the check but those of programs, and the
    one by which a mail program stops a digest, whose secret is in the address (RFC 8058)."""
    free = {
        each.name
        for each in addresses()
        if getattr(each.view, "csrf_exempt", False) and not each.name.startswith("api-")
    }
    assert free == {"reminders-stop"}
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["analyst"], backend="django.contrib.auth.backends.ModelBackend")
    known = table()
    for each in addresses():
        if known[each.name].kind in ("public", "signed-in", "verbs"):
            assert client.post(each.path).status_code in (403, 404, 405), each.name


def test_what_a_stranger_asks_for_writes_one_line_of_the_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        client.get("/x%0d%0a2026-01-01 INFO hearth: all is well%1b[2J/")
        client.get("/é/", headers={"User-Agent": "a\r\nb"})
    lines = [record.getMessage() for record in caplog.records if "hearth" in record.name]
    assert len(lines) == 2
    assert not any(set("\r\n\x1b") & set(line) for line in lines)


def test_what_is_typed_at_signing_in_is_shown_as_it_was_typed(
    cast: Any, signed_in: SignedIn
) -> None:
    script = "<script>alert(1)</script>@council.test"
    Client().post(reverse("account_login"), {"login": script, "password": "'; DROP TABLE x; --"})
    user = cast["auditor"]
    Client().post(
        reverse("account_login"),
        {"login": user.email, "password": "x"},
        headers={"User-Agent": "<script>alert(2)</script>"},
    )
    page = signed_in("auditor").get(reverse("my-account")).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(2)" in page
