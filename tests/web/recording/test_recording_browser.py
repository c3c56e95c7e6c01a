"""Adding a child and moving them, by keyboard alone, each page sound for everybody at 320 px."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from browser_help import faults
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from hearth_web.people.models import Child, Draft, Placement

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FAR = 120  # presses of Tab after which a field is out of reach


@pytest.fixture
def page(browser: Browser, live_server: Any, signed_in: Any) -> Iterator[Page]:
    client: Client = signed_in("team_manager")
    context = browser.new_context(viewport={"width": 320, "height": 800}, base_url=live_server.url)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    context.add_cookies([cookie])
    opened = context.new_page()
    yield opened
    context.close()


def sound(page: Page, axe: str) -> None:
    """No fault that axe knows, one heading, nothing wider than the screen."""
    assert faults(page, axe) == [], page.url
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url


def reach(page: Page, selector: str) -> None:
    """Press Tab until this has the focus."""
    for _ in range(FAR):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by keyboard on {page.url}")


def write(page: Page, name: str, words: str) -> None:
    reach(page, f"[name='{name}']")
    page.keyboard.type(words)


def write_day(page: Page, name: str, on: date) -> None:
    for box in ("day", "month", "year"):
        write(page, f"{name}-{box}", str(getattr(on, box)))


def choose(page: Page, name: str, value: str) -> None:
    """A radio, by the arrow keys; a choice of a list, by typing how it begins."""
    reach(page, f"[name='{name}']")
    if page.evaluate("document.activeElement.tagName") == "SELECT":
        label = page.locator(f"select[name='{name}'] option[value='{value}']").inner_text()
        page.keyboard.type(label[:40])
    else:
        page.keyboard.press("Space")
        for _ in range(12):
            if page.evaluate("document.activeElement.value") == value:
                break
            page.keyboard.press("ArrowDown")
    held = page.evaluate("document.activeElement.value")
    assert held == value, (name, held)


def press(page: Page, words: str) -> None:
    """The button with these words, by Enter."""
    for _ in range(FAR):
        if page.evaluate("document.activeElement.innerText?.trim()") == words:
            break
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_child_is_added_and_moved_by_keyboard(page: Page, axe: str, cast: Any) -> None:
    page.goto("/children/add/")
    sound(page, axe)
    press(page, "Add the child")
    expect(page).to_have_title(re.compile("^Error: "))
    sound(page, axe)
    write(page, "forename", "Rowan")
    write(page, "surname", "Hillside")
    write_day(page, "dob", date(2012, 5, 4))
    choose(page, "sex", "F")
    choose(page, "team", str(cast.hill.pk))
    press(page, "Add the child")
    expect(page.get_by_text("Is it one of these children?")).to_be_visible()
    sound(page, axe)
    reach(page, "[name='not_same']")
    page.keyboard.press("Space")
    press(page, "Add the child")
    sound(page, axe)

    press(page, "Start a period of care")
    sound(page, axe)
    write_day(page, "decom", date(2024, 1, 8))
    choose(page, "cin", "N1")
    choose(page, "ls", "C2")
    write(page, "home_post", "yo1 1qa")
    choose(page, "place", "U4")
    write(page, "pl_post", "yo1 7hh")
    press(page, "Save")
    sound(page, axe)

    page.goto(page.url.split("?")[0] + "record/")
    press(page, "Record a move to a new home")
    sound(page, axe)
    write_day(page, "decom", date(2024, 5, 3))
    choose(page, "why_ended", "CARPL")
    choose(page, "same_carer", "no")
    choose(page, "place", "K2")
    press(page, "Save")
    homes = Placement.objects.filter(child=Child.objects.get(forename="Rowan"))
    assert [(home.place, home.dec) for home in homes] == [
        ("U4", date(2024, 5, 3)),
        ("K2", None),
    ]


def test_what_is_typed_is_kept_by_itself(page: Page, axe: str, cast: Any) -> None:
    page.goto(f"/children/{cast.ash.pk}/note/add/")
    write(page, "title", "Half a thought")
    page.get_by_text("Saved as a draft at").wait_for(timeout=60_000)
    assert Draft.objects.get().fields["title"] == ["Half a thought"]
    page.goto(f"/children/{cast.ash.pk}/note/add/")
    sound(page, axe)
    press(page, "Use it")
    expect(page.locator("[name='title']")).to_have_value("Half a thought")
    sound(page, axe)
