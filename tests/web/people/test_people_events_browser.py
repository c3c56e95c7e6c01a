"""The forms of events on a phone: one of each shape, sound for everybody, and saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from browser_help import faults, unfold
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from hearth_web.people.models import Event

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHAPES = (
    "care-plan",  # how a view was given, and words
    "return-interview",  # a time, several days, what came of it
    "placement-notice",  # one day, several of some words
    "attendance",  # two days and two numbers
    "pep",  # a number that has words
    "pathway-started",  # yes or no
    "review",
)


def sound(page: Page, axe: str) -> None:
    """No fault that axe knows, one heading, nothing wider than the screen."""
    unfold(page)
    assert faults(page, axe) == [], page.url
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url


def test_forms_of_each_shape_are_sound_on_a_phone_and_save(
    browser: Browser, live_server: Any, signed_in: Any, cast: Any, axe: str
) -> None:
    client: Client = signed_in("social_worker")
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    context = browser.new_context(viewport={"width": 320, "height": 800}, base_url=live_server.url)
    context.add_cookies([cookie])
    page = context.new_page()
    menu = reverse("record", args=[cast.ash.pk])
    for path in (menu, f"{menu}?q=plan"):
        page.goto(path)
        sound(page, axe)
    for slug in SHAPES:
        page.goto(reverse("add-fact", args=[cast.ash.pk, slug]))
        sound(page, axe)
    page.goto(f"{menu}?kind=RETURN_INTERVIEW&about=2025-01-03")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_title("Error: Record a return interview – Ash Hillside – Hearth")
    sound(page, axe)
    expect(page.get_by_label("3 January 2025")).to_be_checked()
    page.get_by_label("Yes").check()
    page.get_by_label("Another day").check()
    page.locator("[name=about_day-day]").fill("1 Jan 2025")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("h1")).to_have_text("Ash Hillside")
    sound(page, axe)
    abouts = Event.objects.order_by("about").values_list("about", "outcome")
    assert list(abouts) == [(date(2025, 1, 1), "DONE"), (date(2025, 1, 3), "DONE")]
    context.close()
