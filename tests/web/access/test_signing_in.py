"""Signing in, as people do it: password, second factor, throttling, history, sessions."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.sessions.models import Session
from django.core import mail
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from hearth_web.access.middleware import StaysSignedIn
from hearth_web.access.models import SignIn, User
from hearth_web.audit.models import Event

pytestmark = pytest.mark.django_db

PASSWORD = "three odd wet lamps"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada@council.test", PASSWORD, name="Ada Field")


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def sign_in(client: Client, password: str = PASSWORD, email: str = "ada@council.test"):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("my-account")).status_code == 200


def test_the_right_password_signs_in_in_any_case_of_the_address(ada: User, client: Client) -> None:
    assert sign_in(client, email="Ada@Council.Test").status_code == 302
    assert is_signed_in(client)


def test_the_short_address_leads_to_signing_in(client: Client, db: None) -> None:
    assert client.get("/sign-in/").headers["Location"] == reverse("account_login")


def test_a_wrong_password_and_an_unknown_address_read_alike(ada: User, client: Client) -> None:
    wrong = sign_in(client, "three odd wet lions")
    unknown = sign_in(client, email="nobody@council.test")
    said = [
        re.search(rb"The email address or the password is wrong", r.content)
        for r in (wrong, unknown)
    ]
    assert all(said)
    hidden = rb'value="[^"]*"'
    assert re.sub(hidden, b"", wrong.content) == re.sub(hidden, b"", unknown.content)


def test_a_forgotten_password_answers_alike_for_known_and_unknown(
    ada: User, client: Client
) -> None:
    url = reverse("account_reset_password")
    for email in ("ada@council.test", "nobody@council.test"):
        answer = client.post(url, {"email": email})
        assert answer.headers["Location"] == reverse("account_reset_password_done")
    assert [m.to for m in mail.outbox] == [["ada@council.test"]]
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)
    assert link
    page = client.get(link[1], follow=True)
    assert b"Choose your password" in page.content


def test_the_sixth_attempt_is_turned_away_even_with_the_right_password(
    ada: User, client: Client
) -> None:
    for _ in range(5):
        sign_in(client, "wrong wrong wrong")
    late = sign_in(client)
    assert b"too many attempts" in late.content
    assert not is_signed_in(client)
    hows = list(SignIn.objects.order_by("id").values_list("how", "succeeded"))
    assert hows == [("password", False)] * 5 + [("too many attempts", False)]


def test_after_five_minutes_one_may_try_again(ada: User, client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(6):
            sign_in(client, "wrong wrong wrong")
        clock.shift(timedelta(seconds=301))
        sign_in(client)
        assert is_signed_in(client)


def test_every_attempt_stands_in_the_history_with_address_and_browser(ada: User) -> None:
    client = Client(headers={"user-agent": "Lantern 9"})
    sign_in(client, "wrong wrong wrong")
    sign_in(client)
    client.post(reverse("account_logout"))
    rows = list(SignIn.objects.order_by("id").values_list("how", "succeeded", "address", "browser"))
    assert rows == [
        ("password", False, "127.0.0.1", "Lantern 9"),
        ("password", True, "127.0.0.1", "Lantern 9"),
        ("signed out", True, "127.0.0.1", "Lantern 9"),
    ]
    assert Event.objects.filter(action="access.signed_in", by_id=str(ada.pk)).count() == 1


def test_the_history_is_shown_to_the_person_and_the_administrator(
    ada: User, client: Client, signed_in: Callable[[str], Client]
) -> None:
    sign_in(client, "wrong wrong wrong")
    sign_in(client)
    assert client.get(reverse("my-account")).content.count(b"127.0.0.1") == 2
    page = signed_in("administrator").get(reverse("user", args=[ada.pk]))
    assert page.content.count(b"127.0.0.1") == 2


def test_a_closed_account_cannot_sign_in(ada: User, client: Client) -> None:
    ada.is_active = False
    ada.save()
    sign_in(client)
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "path",
    [
        "signup/", "email/", "confirm-email/", "confirm-email/abc/", "password/set/",
        "login/code/confirm/", "3rdparty/", "3rdparty/signup/", "social/signup/",
        "social/connections/",
    ],
)  # fmt: skip
def test_what_we_do_not_offer_is_not_there(path: str, signed_in: Callable[[str], Client]) -> None:
    assert Client().get(f"/account/{path}").status_code == 404
    assert signed_in("administrator").get(f"/account/{path}").status_code == 404
    assert signed_in("administrator").post(f"/account/{path}").status_code == 404


def test_staying_here_keeps_the_session_and_says_how_long(ada: User, client: Client) -> None:
    sign_in(client)
    answer = client.post(reverse("still-here"))
    assert answer.json() == {"seconds": 1800}
    assert client.get(reverse("still-here")).status_code == 405
    assert Client().post(reverse("still-here")).status_code == 404


def test_a_session_runs_out_unless_one_says_one_is_still_here(ada: User, client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sign_in(client)
        clock.shift(timedelta(minutes=29))
        client.post(reverse("still-here"))
        clock.shift(timedelta(minutes=29))
        assert is_signed_in(client)
        clock.shift(timedelta(minutes=31))
        assert not is_signed_in(client)


def test_other_sessions_are_listed_and_ended(ada: User, client: Client) -> None:
    elsewhere = Client(headers={"user-agent": "Lantern 9"})
    sign_in(elsewhere)
    sign_in(client)
    assert b"Lantern 9" in client.get(reverse("usersessions_list")).content
    client.post(reverse("usersessions_list"))
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)


def test_a_changed_password_signs_out_elsewhere(ada: User, client: Client) -> None:
    elsewhere = Client()
    sign_in(elsewhere)
    sign_in(client)
    new = "slow green kettle song"
    said = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    answer = client.post(reverse("account_change_password"), said)
    assert answer.headers["Location"] == reverse("my-account")
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert Event.objects.filter(action="access.password.changed").exists()


def test_without_a_second_factor_nothing_else_opens_where_one_is_required(
    ada: User, client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.SECOND_FACTOR = "required"
    sign_in(client)
    setting_up = reverse("second-factor")
    for name in ("my-account", "roles", "account_change_password", "usersessions_list"):
        assert client.get(reverse(name)).headers["Location"] == setting_up
    assert client.get(setting_up).status_code == 200
    page = client.get(reverse("mfa_activate_totp"))
    assert b"<svg" in page.content
    assert b"style=" not in page.content
    assert b"data:" not in page.content


def test_an_authenticator_app_is_set_up_and_then_asked_for(
    ada: User, client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.SECOND_FACTOR = "required"
    sign_in(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    counter = next(iter(yield_hotp_counters_from_time()))
    code = format_hotp_value(hotp_value(secret, counter))
    done = client.post(reverse("mfa_activate_totp"), {"code": code}, follow=True)
    assert b"Recovery codes" in done.content, done.redirect_chain
    assert is_signed_in(client)

    again = Client()
    answer = sign_in(again)
    assert answer.headers["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(again)
    codes = Authenticator.objects.get(user=ada, type="recovery_codes").wrap().get_unused_codes()
    again.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert is_signed_in(again)
    assert SignIn.objects.filter(how="password and recovery code", succeeded=True).exists()
    once = Client()
    sign_in(once)
    once.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert not is_signed_in(once)
    assert SignIn.objects.filter(how="second factor", succeeded=False).exists()


def test_the_last_second_factor_cannot_be_taken_away_where_one_is_required(
    ada: User, client: Client, settings: pytest.FixtureRequest
) -> None:
    TOTP.activate(ada, SECRET)
    settings.SECOND_FACTOR = "required"
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    answer = client.post(reverse("mfa_deactivate_totp"))
    assert b"your only second factor" in answer.content
    assert Authenticator.objects.filter(user=ada, type="totp").exists()


def test_a_session_left_open_must_show_again_that_it_is_they(ada: User, client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sign_in(client)
        clock.shift(timedelta(minutes=16))
        answer = client.get(reverse("mfa_activate_totp"))
        assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))
        client.post(answer.headers["Location"], {"password": "wrong wrong wrong"})
        assert client.get(reverse("mfa_activate_totp")).status_code == 302
        client.post(answer.headers["Location"], {"password": PASSWORD})
        assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_a_session_is_kept_alive_by_work_and_written_once_a_minute(
    signed_in: Callable[[str], Client],
) -> None:
    with time_machine.travel("2025-05-01 09:00:00+01:00", tick=False) as clock:
        client = signed_in("analyst")
        client.get("/my-account/")
        first = Session.objects.get().expire_date
        clock.shift(20)
        client.get("/my-account/")
        assert Session.objects.get().expire_date == first
        for _ in range(3):  # an hour and a half of pages, half an hour apart but a minute
            clock.shift(29 * 60)
            assert client.get("/my-account/").status_code == 200
        clock.shift(31 * 60)
        assert client.get("/my-account/").status_code == 404


def test_after_a_fault_the_session_is_not_asked_of_the_database_again() -> None:
    class Away(dict[str, int]):
        def __contains__(self, _name: object) -> bool:
            raise AssertionError("A database that is away would be waited for a second time.")

    request = RequestFactory().get("/")
    request.session = Away()  # type: ignore[assignment]
    passed_on = StaysSignedIn(lambda _: HttpResponse(status=503))(request)
    assert passed_on.status_code == 503


def test_no_browser_keeps_a_page(ada: User, client: Client) -> None:
    sign_in(client)
    pages = [reverse("my-account"), reverse("account_login"), "/nothing-here/", reverse("roles")]
    for page in pages:
        assert "no-store" in client.get(page).headers["Cache-Control"], page
