"""The pages in a browser: sound by axe at two widths, nothing refused by the policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from browser_help import NARROW, faults, unfold
from django.conf import settings
from django.test import Client
from insight_days import ON
from playwright.sync_api import expect

from hearth_web.insight.actions import open_numbers

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OFFICERS = (
    "/",
    f"/numbers/?on={ON}",
    "/numbers/?on=2031-01-01",
    f"/numbers/stability-3plus/?on={ON}",
    f"/numbers/placement-mix/?on={ON}",
    "/numbers/advocacy-iv/",
    f"/numbers/cla-number/children/?on={ON}",
    f"/map/?on={ON}",
    f"/map/children/?on={ON}&band=0",
    "/quality/",
    "/quality/review/",
    "/report/",
    "/picture/",
    "/picture/?part=stability",
)
ADMINISTRATORS = ("/choose-council/", "/settings/public-numbers/")
EVERYONE = ("/", "/public/", "/public/cla-number/", "/public/map/")
Opened = Callable[..., "Page"]


@pytest.fixture
def opened(browser: Browser, live_server: Any, signed_in: Any) -> Iterator[Opened]:
    """A page of a given width, signed in as somebody or nobody."""
    contexts = []

    def page(width: int, role: str = "") -> Page:
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, base_url=live_server.url)
        contexts.append(context)
        if role:
            client: Client = signed_in(role)
            name = settings.SESSION_COOKIE_NAME
            value = client.cookies[name].value
            context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        return context.new_page()

    yield page
    for context in contexts:
        context.close()


def test_every_page_is_sound_at_320_pixels(
    cast: Any, sealed: object, opened: Opened, axe: str
) -> None:
    """Wide, the walk through the whole house looks at them, but for what is open to everybody."""
    open_numbers(by=cast["administrator"], public=True)
    for role, addresses in (
        ("head_of_service", OFFICERS),
        ("administrator", ADMINISTRATORS),
        ("board_member", (f"/numbers/?on={ON}", "/numbers/dental/", "/map/")),
        ("", EVERYONE),
    ):
        page = opened(320, role)
        refused: list[str] = []
        page.on("console", lambda said, to=refused: to.append(said.text))
        rules = NARROW if role else None
        for address in addresses:
            look(page, address, axe, rules)
        assert refused == [], role


def look(page: Page, address: str, axe: str, rules: list[str] | None) -> None:
    """Open one page: nothing axe objects to, and no sideways scrolling of the page."""
    assert page.goto(address).status == 200, address
    wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wider, address
    unfold(page)
    assert faults(page, axe, rules) == [], address


def test_the_day_is_chosen_without_script(
    browser: Browser, live_server: Any, signed_in: Any, brought: object
) -> None:
    client: Client = signed_in("analyst")
    name = settings.SESSION_COOKIE_NAME
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto("/numbers/")
    page.get_by_text("Choose a day").click()
    page.get_by_label("Year", exact=True).fill("2024")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("main")).to_contain_text("On 31 March 2024")
    context.close()
