"""What every answer carries, and what attackers try first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.test import Client, RequestFactory

from hearth_web.ui.views.errors import server_error

EVERYWHERE = ("/", "/account/login/", "/no-such-page/", "/api/v1/me", "/static/ui/images/mark.svg")


@pytest.mark.django_db
@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_is_guarded(path: str, client: Client) -> None:
    said = client.get(path)
    said.close()
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Referrer-Policy"] == "same-origin"
    assert said["Cross-Origin-Opener-Policy"] == "same-origin"
    if not path.startswith("/static/"):
        assert said["X-Frame-Options"] == "DENY"
        policy = said["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "http:" not in policy


@pytest.mark.django_db
def test_the_session_cookie_is_kept_from_scripts_and_other_sites(
    signed_in: Callable[[str], Client],
) -> None:
    signed_in_cookie = signed_in("analyst").get("/").cookies["hearth_session"]
    assert signed_in_cookie["httponly"]
    assert signed_in_cookie["samesite"] == "Lax"


@pytest.mark.django_db
def test_over_https_cookies_never_travel_in_the_clear(settings: Any, cast: Any) -> None:
    settings.SESSION_COOKIE_SECURE = True
    client = Client()
    client.force_login(cast["analyst"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/", secure=True).cookies["hearth_session"]["secure"]


@pytest.mark.django_db
def test_a_session_is_another_once_signed_in(cast: Any) -> None:
    cast["analyst"].set_password("correct horse battery staple")
    cast["analyst"].save()
    client = Client()
    session = client.session
    session["planted"] = "by an attacker"
    session.save()
    before = client.cookies["hearth_session"].value
    form = {"login": cast["analyst"].email, "password": "correct horse battery staple"}
    client.post("/account/login/", form)
    assert client.session.get("_auth_user_id") == str(cast["analyst"].pk)
    assert client.session.session_key != before


@pytest.mark.django_db
def test_another_sites_name_is_not_answered_to(client: Client) -> None:
    said = client.get("/account/login/", headers={"Host": "evil.example"})
    assert said.status_code == 400
    assert b"evil.example" not in said.content


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_not_taken(cast: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["analyst"], backend="django.contrib.auth.backends.ModelBackend")
    said = client.post("/api/tokens/new/", {"name": "x", "scopes": ["children"], "days": "30"})
    assert said.status_code == 403
    assert b"<h1" in said.content
    assert not cast["analyst"].api_tokens.exists()


def test_the_page_for_a_fault_needs_no_database() -> None:
    # Without the django_db mark any query fails this test.
    said = server_error(RequestFactory().get("/"))
    assert said.status_code == 500
    assert b"<h1" in said.content
    assert b"Traceback" not in said.content


@pytest.mark.django_db
def test_djangos_own_admin_is_not_there(client: Client) -> None:
    assert "django.contrib.admin" not in site_settings.INSTALLED_APPS
    assert client.get("/admin/").status_code == 404
