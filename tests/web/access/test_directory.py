"""Signing in through the council's directory, the whole way, with a real provider."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse
from oidc_provider import CLIENT, SECRET, Provider, running

from hearth_web.access.directory import Mapped, mapped
from hearth_web.access.models import Grant, SignIn, Team, User
from hearth_web.audit.models import Event
from hearth_web.config import environment

pytestmark = pytest.mark.django_db

ROLES = ["CP-Analysts=analyst", "CP-Hill=team_manager:Hill team", "CP-Vale=team_manager:VA"]
ADA = {"sub": "1", "email": "ada@council.test", "email_verified": True, "name": "Ada Field"}


@pytest.fixture
def directory(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Provider]:
    Team.objects.create(name="Hill team")
    Team.objects.create(name="Vale team", code="VA")
    with running() as provider:
        monkeypatch.setenv("HEARTH_OIDC_ISSUER", provider.issuer)
        monkeypatch.setenv("HEARTH_OIDC_CLIENT", CLIENT)
        monkeypatch.setenv("HEARTH_OIDC_SECRET", SECRET)
        monkeypatch.setenv("HEARTH_OIDC_NAME", "your Lewisham account")
        settings.SOCIALACCOUNT_PROVIDERS = environment.directory()
        settings.OIDC_ROLES = ROLES
        yield provider


def come(directory: Provider, client: Client, **claims: Any) -> Any:
    """Through the provider and back: the page one lands on."""
    directory.claims = {**ADA, **claims}
    away = client.post(reverse("openid_connect_login", args=["council"]))
    back = requests.get(away.headers["Location"], allow_redirects=False, timeout=60)
    return client.get(back.headers["Location"])


def roles_of(email: str = "ada@council.test") -> list[str]:
    return sorted(str(g) for g in Grant.objects.filter(user__email=email).select_related("team"))


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("my-account")).status_code == 200


def test_the_page_offers_the_directory_by_its_name(directory: Provider, client: Client) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert "Sign in with your Lewisham account" in page


def test_without_a_directory_it_is_not_offered(client: Client) -> None:
    assert b"Sign in with" not in client.get(reverse("account_login")).content
    assert client.get(reverse("openid_connect_login", args=["council"])).status_code == 404


def test_whoever_has_a_role_is_let_in_and_an_account_made(
    directory: Provider, client: Client
) -> None:
    come(directory, client, roles=["CP-Analysts", "CP-Vale", "Everybody"])
    assert is_signed_in(client)
    ada = User.objects.get()
    assert (ada.name, ada.email, ada.has_usable_password()) == (
        "Ada Field", "ada@council.test", False,
    )  # fmt: skip
    assert roles_of() == ["Performance analyst", "Team manager, Vale team"]
    event = Event.objects.get(action="access.roles.changed")
    assert event.by == "the council's directory"
    assert event.after["roles"] == roles_of()
    assert SignIn.objects.get().how == "directory"


def test_an_account_that_was_here_is_found_by_its_address(
    directory: Provider, client: Client
) -> None:
    ada = User.objects.create_user("ada@council.test", "three odd wet lamps", name="Ada")
    Grant.objects.create(user=ada, role="auditor")
    come(directory, client, email="Ada@Council.Test", roles="CP-Hill")
    assert is_signed_in(client)
    assert User.objects.get().pk == ada.pk
    assert roles_of() == ["Team manager, Hill team"]


@pytest.mark.parametrize("said", [{"email_verified": False}, {"email_verified": None}])
def test_an_address_nobody_confirmed_opens_no_account_that_was_here(
    directory: Provider, client: Client, said: dict[str, Any]
) -> None:
    ada = User.objects.create_user("ada@council.test", "three odd wet lamps", name="Ada")
    Grant.objects.create(user=ada, role="auditor")
    page = come(directory, client, roles=["CP-Analysts"], **said)
    assert b"no confirmed email" in page.content
    assert not is_signed_in(client)
    assert roles_of() == ["Auditor"]
    assert not ada.socialaccount_set.exists()


def test_whoever_comes_through_the_directory_is_led_nowhere_else(
    directory: Provider, client: Client
) -> None:
    directory.claims = {**ADA, "roles": ["CP-Analysts"]}
    to = reverse("openid_connect_login", args=["council"])
    away = client.post(f"{to}?next=https://evil.example/", {"next": "//evil.example/"})
    back = requests.get(away.headers["Location"], allow_redirects=False, timeout=60)
    assert client.get(back.headers["Location"]).headers["Location"] == "/"


def test_roles_follow_the_directory_at_each_sign_in(directory: Provider) -> None:
    come(directory, Client(), roles=["CP-Analysts"])
    come(directory, Client(), roles=["CP-Hill"])
    assert roles_of() == ["Team manager, Hill team"]
    before = Event.objects.filter(action="access.roles.changed").count()
    come(directory, Client(), roles=["CP-Hill"])
    assert Event.objects.filter(action="access.roles.changed").count() == before


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"roles": []}, "has no role"),
        ({"roles": ["Everybody"]}, "has no role"),
        ({}, "has no role"),
        ({"roles": None}, "has no role"),
        ({"roles": True}, "has no role"),
        ({"roles": {"CP-Analysts": True}}, "has no role"),
        ({"roles": [["CP-Analysts"]]}, "has no role"),
        ({"roles": "Everybody,CP-Analysts"}, "has no role"),
        ({"roles": ["cp-analysts", "CP-Analysts ", "CP-Analysts=analyst"]}, "has no role"),
        ({"roles": ["administrator", "analyst", "head_of_service"]}, "has no role"),
        ({"groups": ["CP-Analysts"], "role": "CP-Analysts"}, "has no role"),
        ({"roles": ["CP-Analysts"], "email": ["ada@council.test"]}, "no confirmed email"),
        ({"roles": ["CP-Analysts"], "email_verified": False}, "no confirmed email"),
        ({"roles": ["CP-Analysts"], "email_verified": "yes"}, "no confirmed email"),
        ({"roles": ["CP-Analysts"], "email": ""}, "no confirmed email"),
    ],
)
def test_others_are_turned_away_and_it_is_kept(
    directory: Provider, client: Client, claims: dict[str, Any], said: str
) -> None:
    page = come(directory, client, **claims)
    assert said in page.content.decode()
    assert not is_signed_in(client)
    assert not User.objects.exists()
    assert [(s.how, s.succeeded) for s in SignIn.objects.all()] == [("directory", False)]


def test_a_directory_may_be_trusted_to_know_its_addresses(
    directory: Provider, client: Client, settings: Any
) -> None:
    settings.OIDC_TRUST_EMAIL = True
    come(directory, client, roles=["CP-Analysts"], email_verified=None)
    assert is_signed_in(client)


def test_a_closed_account_stays_closed(directory: Provider, client: Client) -> None:
    come(directory, Client(), roles=["CP-Analysts"])
    User.objects.update(is_active=False)
    page = come(directory, client, roles=["CP-Analysts"])
    assert b"is closed" in page.content
    assert not is_signed_in(client)


def test_an_address_given_to_somebody_new_opens_no_old_account(
    directory: Provider, client: Client
) -> None:
    come(directory, Client(), roles=["CP-Analysts"])
    page = come(directory, client, sub="2", roles=["CP-Analysts"])
    assert b"belongs to another" in page.content
    assert not is_signed_in(client)


def test_the_directory_never_takes_the_last_administrator_away(directory: Provider) -> None:
    ada = User.objects.create_user("ada@council.test", name="Ada")
    Grant.objects.create(user=ada, role="administrator")
    come(directory, Client(), roles=["CP-Analysts"])
    assert roles_of() == ["Administrator", "Performance analyst"]


@pytest.mark.parametrize("wrong", [{"audience": "another site"}, {"lifetime": -600}])
def test_a_token_for_another_or_too_old_signs_nobody_in(
    directory: Provider, client: Client, wrong: dict[str, Any]
) -> None:
    for name, value in wrong.items():
        setattr(directory, name, value)
    page = come(directory, client, roles=["CP-Analysts"])
    assert b"You were not signed in" in page.content
    assert not is_signed_in(client)


def test_an_answer_nobody_asked_for_signs_nobody_in(directory: Provider, client: Client) -> None:
    directory.claims = {**ADA, "roles": ["CP-Analysts"]}
    code = directory.code_for({"code_challenge": "x"})
    callback = reverse("openid_connect_callback", args=["council"])
    page = client.get(callback, {"code": code, "state": "guessed"})
    assert b"You were not signed in" in page.content
    assert not is_signed_in(client)


@pytest.mark.parametrize(("setting", "asked"), [("directory", False), ("here", True)])
def test_the_second_factor_is_the_directorys_unless_said(
    directory: Provider, client: Client, settings: Any, setting: str, asked: bool
) -> None:
    settings.SECOND_FACTOR, settings.OIDC_SECOND_FACTOR = "required", setting
    come(directory, client, roles=["CP-Analysts"])
    assert (client.get(reverse("my-account")).status_code == 302) is asked


@pytest.mark.parametrize(
    "line",
    ["analyst", "A=superuser", "A=team_manager", "A=analyst:Hill team", "A=team_manager:No team"],
)
def test_a_line_of_the_mapping_that_says_nothing_is_named(line: str, db: None) -> None:
    with pytest.raises(ImproperlyConfigured, match="HEARTH_OIDC_ROLES"):
        mapped(["A", "analyst"], [line])


def test_a_value_may_hold_an_equals_sign(db: None) -> None:
    assert mapped(["CN=analysts"], ["CN=analysts=analyst"]) == [Mapped("analyst")]
