"""In a real browser: a security key, pages without mistakes axe finds, narrow screens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from browser_help import faults
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from hearth_web import audit
from hearth_web.access.models import BreakGlass, SignIn, User

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "three odd wet lamps"


@pytest.fixture
def page(browser: Browser, live_server: Any, settings: Any) -> Iterator[Page]:
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    # A key knows sites by their names, so not by a number.
    context = browser.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"))
    opened = context.new_page()
    opened.wrong = []
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    opened.on(
        "console", lambda said: opened.wrong.append(said.text) if said.type == "error" else None
    )
    yield opened
    context.close()


def sign_in(page: Page, email: str) -> None:
    user = User.objects.get(email=email)
    user.set_password(PASSWORD)
    user.save()
    page.goto(reverse("account_login"))
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: reverse("account_login") not in url)


def plug_in_a_key(page: Page) -> None:
    """A security key that is always there and always touched."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "usb", "hasResidentKey": False,
        "hasUserVerification": False, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_security_key_is_added_and_signs_in(cast: Any, page: Page) -> None:
    plug_in_a_key(page)
    sign_in(page, "social_worker@council.test")
    page.goto(reverse("mfa_add_webauthn"))
    page.get_by_label("Name for this key").fill("Blue key")
    page.get_by_role("button", name="Use the key now").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    page.goto(reverse("mfa_list_webauthn"))
    assert page.get_by_text("Blue key").first.is_visible()
    page.context.clear_cookies()
    sign_in(page, "social_worker@council.test")
    page.get_by_role("heading", name="Second step").wait_for()
    page.get_by_role("button", name="Use a security key").click()
    page.wait_for_url(lambda url: "authenticate" not in url)
    assert SignIn.objects.filter(how="password and security key", succeeded=True).count() == 1
    assert page.wrong == []


def test_without_a_key_one_is_told(cast: Any, page: Page) -> None:
    sign_in(page, "social_worker@council.test")
    page.goto(reverse("mfa_add_webauthn"))
    page.evaluate(
        "() => { navigator.credentials.create = () => Promise.reject(new Error('none')) }"
    )
    page.get_by_role("button", name="Use the key now").click()
    page.get_by_text("The key was not used").wait_for()


STRANGERS = ("account_login", "account_reset_password", "account_reset_password_done")
ADMINISTRATORS = (
    "my-account", "second-factor", "roles", "account_change_password", "account_logout",
    "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "usersessions_list", "users", "user-add",
    "settings-teams", "settings-team-add", "house", "audit", "audit-prove",
)  # fmt: skip
HEADS = ("break-glass", "opened-out-of-reach")
OF_A_CHILD = ("child-restriction", "child-adoption", "child-log", "child-break-glass")


def look(page: Page, axe: str, url: str) -> None:
    """No mistake that axe finds, nothing wider than a narrow screen, nothing in the console."""
    page.goto(url)
    assert page.locator("h1").count() == 1, url
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wider), f"{url} is wider than {width} pixels"
    assert faults(page, axe) == [], url
    assert page.wrong == [], url


def test_pages_for_strangers(page: Page, axe: str, db: None) -> None:
    for name in STRANGERS:
        look(page, axe, reverse(name))


def test_pages_of_an_administrator(cast: Any, page: Page, axe: str) -> None:
    sign_in(page, "administrator@council.test")
    page.wrong.clear()
    with transaction.atomic():
        audit.record(
            by=cast["analyst"], action="access.team.changed", subject=cast.hill,
            before={"name": "Old"}, after={"name": "Hill team"},
        )  # fmt: skip
    person, team = cast["social_worker"].pk, cast.hill.pk
    urls = [reverse(name) for name in ADMINISTRATORS]
    urls += [
        reverse(name, args=[person])
        for name in ("user", "user-change", "user-roles", "user-close", "user-factor")
    ]
    for url in (*urls, reverse("settings-team", args=[team])):
        look(page, axe, url)


def test_pages_that_protect_a_record(cast: Any, page: Page, axe: str) -> None:
    sign_in(page, "head_of_service@council.test")
    page.wrong.clear()
    glass = BreakGlass.objects.create(
        user=cast["social_worker"], child=cast.birch.pk, why="A child stood before me at night",
        ends_at=timezone.now() + timedelta(hours=1),
    )  # fmt: skip
    urls = [reverse(name) for name in HEADS]
    urls += [reverse(name, args=[cast.birch.pk]) for name in OF_A_CHILD]
    for url in (*urls, reverse("opened-review", args=[glass.pk])):
        look(page, axe, url)


def test_the_first_error_is_told_and_leads_to_its_field(cast: Any, page: Page) -> None:
    sign_in(page, "head_of_service@council.test")
    page.goto(reverse("break-glass"))
    page.get_by_role("button", name="Open the record").click()
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_role("link", name="Enter the child’s number").click()
    expect(page.locator("[name=who]")).to_be_focused()
