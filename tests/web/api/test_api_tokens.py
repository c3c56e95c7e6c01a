"""A token opens what its person may see, narrowed by its scopes, for as long as it is good."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from hearth_web.access.models import Grant
from hearth_web.api import actions
from hearth_web.api.models import Token
from hearth_web.audit.models import Event

pytestmark = pytest.mark.django_db
ME = "/api/v1/me"


def test_without_a_good_token_nothing_is_told(client: Client, cast: Any) -> None:
    for headers in (
        {},
        {"Authorization": "Bearer hearth_guessed"},
        {"Authorization": "Bearer "},
        {"Authorization": "Basic YTpi"},
    ):
        for path in (ME, "/api/v1/children", f"/api/v1/children/{cast.ash.pk}"):
            said = client.get(path, headers=headers)
            assert said.status_code == 401
            assert said["Content-Type"] == "application/problem+json"
            assert said["WWW-Authenticate"].startswith("Bearer")
            assert said.json()["status"] == 401


def test_a_signed_in_browser_is_no_token(signed_in: Callable[[str], Client]) -> None:
    assert signed_in("analyst").get(ME).status_code == 401


def test_me_says_what_the_token_may_do(program: Any) -> None:
    said = program("analyst", ["children"]).get(ME).json()
    assert said["scopes"] == ["children"]
    assert said["verbs"] == ["see_children"]
    assert said["name"] == "Performance analyst"


def test_only_the_hash_is_kept_and_the_log_tells_of_it(program: Any) -> None:
    client = program("analyst")
    secret = client.defaults["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
    token = Token.objects.get()
    assert secret.startswith("hearth_")
    assert secret not in repr(vars(token))
    made = Event.objects.get(action="api.token.made")
    assert made.after["name"] == "Warehouse"
    assert secret not in repr(vars(made))


def test_a_revoked_an_old_and_a_closed_persons_token_open_nothing(cast: Any, program: Any) -> None:
    client = program("analyst", days=30)
    assert client.get(ME).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert client.get(ME).status_code == 401
    user = cast["analyst"]
    user.is_active = False
    user.save()
    assert client.get(ME).status_code == 401
    user.is_active = True
    user.save()
    assert client.get(ME).status_code == 200
    actions.revoke_token(by=user, token=Token.objects.get())
    assert client.get(ME).status_code == 401
    assert Event.objects.filter(action="api.token.revoked").count() == 1


def test_a_token_ends_with_the_role_that_made_it(cast: Any, program: Any) -> None:
    client = program("analyst")
    Grant.objects.filter(user=cast["analyst"]).delete()
    assert client.get(ME).status_code == 401


def test_nobody_gives_a_token_more_than_they_have(cast: Any) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    for scopes in (["audit"], ["everything"], []):
        with pytest.raises(ValidationError):
            actions.make_token(by=cast["analyst"], name="x", scopes=scopes, expires_at=tomorrow)


def test_asking_too_often_is_told_when_to_come_back(program: Any, settings: Any) -> None:
    settings.API_REQUESTS_A_MINUTE = 3
    client, other = program("analyst"), program("head_of_service")
    with time_machine.travel("2025-06-01T10:00:15Z", tick=False):
        client = program("analyst")
        assert [client.get(ME).status_code for _ in range(4)] == [200, 200, 200, 429]
        said = client.get(ME)
        assert said["Retry-After"] == "45"
        assert said.json()["title"] == "Too many requests"
    with time_machine.travel("2025-06-01T10:01:00Z", tick=False):
        assert client.get(ME).status_code == 200
    assert other.get(ME).status_code == 200


def test_pages_are_for_those_who_may_use_the_api(
    signed_in: Callable[[str], Client], client: Client
) -> None:
    for path in ("/api/", "/api/documentation/", "/api/tokens/new/", "/api/webhooks/new/"):
        assert client.get(path).status_code == 404
        assert signed_in("social_worker").get(path).status_code == 404
        assert signed_in("analyst").get(path).status_code == 200


def test_a_person_makes_and_revokes_a_token_on_a_page(
    signed_in: Callable[[str], Client], cast: Any
) -> None:
    browser = signed_in("analyst")
    wrong = browser.post("/api/tokens/new/", {"name": "", "scopes": ["audit"], "days": "90"})
    assert b"Error:" in wrong.content
    assert not Token.objects.exists()
    made = browser.post(
        "/api/tokens/new/", {"name": "Nightly", "scopes": ["children", "health"], "days": "90"}
    )
    (secret,) = set(re.findall(rb"hearth_[\w-]{43}", made.content))
    assert made["Cache-Control"] == "no-store"
    program = Client(headers={"Authorization": f"Bearer {secret.decode()}"})
    assert program.get(ME).json()["scopes"] == ["children", "health"]
    assert secret not in browser.get("/api/").content
    token = Token.objects.get()
    other = signed_in("head_of_service")
    assert other.post(f"/api/tokens/{token.pk}/revoke/").status_code == 404
    assert browser.get(f"/api/tokens/{token.pk}/revoke/").status_code == 200
    assert program.get(ME).status_code == 200
    browser.post(f"/api/tokens/{token.pk}/revoke/")
    assert program.get(ME).status_code == 401


def test_the_document_is_not_for_strangers(
    client: Client, program: Any, signed_in: Callable[[str], Client]
) -> None:
    path = "/api/v1/openapi.json"
    assert client.get(path).status_code == 404
    assert signed_in("social_worker").get(path).status_code == 404
    assert signed_in("analyst").get(path).json()["openapi"].startswith("3.")
    assert "/api/v1/children" in program("analyst").get(path).json()["paths"]


def test_a_program_has_no_second_factor_to_set_up(program: Any, settings: Any) -> None:
    settings.SECOND_FACTOR = "required"
    assert program("analyst").get(ME).status_code == 200
