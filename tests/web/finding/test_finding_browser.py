"""The pages in a browser: sound for everybody at two widths, by keyboard, and on paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from browser_help import faults, unfold, until
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from hearth_web.people.models import Child, Note, Placement, Relationship, Worker

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Opened = Callable[[int], "Page"]


@pytest.fixture
def opened(browser: Browser, live_server: Any, signed_in: Any) -> Iterator[Opened]:
    """A page of a given width, signed in as the team manager."""
    client: Client = signed_in("team_manager")
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    contexts = []

    def page(width: int) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, base_url=live_server.url
        )
        context.add_cookies([cookie])
        contexts.append(context)
        return context.new_page()

    yield page
    for context in contexts:
        context.close()


@pytest.fixture
def full(cast: Any, in_care: Any) -> Child:
    """Ash with a life: two homes and more, a note, family."""
    ash: Child = cast.ash
    in_care(ash, date(2018, 1, 1), place="U6", carer="Ada Penhale", distance=22.0)
    Placement.objects.filter(child=ash).update(dec=date(2018, 2, 1))
    for n in range(24):
        start = date(2018, 2, 1) + timedelta(days=100 * n)
        dec = start + timedelta(days=100) if n < 23 else None
        Placement.objects.create(child=ash, decom=start, dec=dec, place="K2", carer="Larch House")
    Note.objects.create(
        child=ash,
        at="2026-01-01T10:00Z",
        kind="Visit",
        title="A walk",
        body="By the canal.",
        author=cast["social_worker"],
        to_child=True,
    )
    Relationship.objects.create(child=ash, name="Gran", relation="Grandmother")
    return ash


def test_every_page_is_sound_at_320_pixels(
    full: Child, cast: Any, opened: Opened, axe: str
) -> None:
    """Wide, the walk through the whole house looks at them."""
    page = opened(320)
    worker = Worker.objects.get(worker="social_worker")
    for path in (
        "/find?q=ash+h",
        "/find?q=nobody",
        "/children/?status=in-care&distance=over-20",
        "/children/?ls=nonsense",
        "/children/mine/",
        f"/children/{full.pk}/",
        f"/children/{full.pk}/journey/",
        f"/teams/{cast.hill.pk}/",
        f"/workers/{worker.pk}/",
    ):
        page.goto(path)
        unfold(page)
        assert faults(page, axe) == [], path
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_the_journey_is_read_by_keyboard_in_its_order(full: Child, opened: Opened) -> None:
    """From the drawing, which scrolls, to the list, entry by entry as they stand."""
    page = opened(320)
    page.goto(f"/children/{full.pk}/journey/")
    page.focus(".people-drawing")
    page.keyboard.press("ArrowRight")
    until(lambda: page.evaluate("document.querySelector('.people-drawing').scrollLeft > 0"))
    dates = page.locator(".people-steps__on a")
    expected = [each.get_attribute("href") for each in dates.all()]
    reached = []
    while len(reached) < len(expected):
        page.keyboard.press("Tab")
        held = page.evaluate("document.activeElement.getAttribute('href')")
        if held and held.startswith("#") and held != "#main-content":
            reached.append(held)
    assert reached == expected
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{expected[-1]}$"))


def test_the_journey_is_an_image_with_a_name_to_a_screen_reader(
    full: Child, opened: Opened
) -> None:
    page = opened(1280)
    page.goto(f"/children/{full.pk}/journey/")
    image = page.get_by_role("img", name="The journey of Ash Hillside from 1 January 2018")
    assert image.count() == 1
    assert page.get_by_role("listitem").filter(has_text="Came into care.").count() == 1


def test_the_journey_prints_on_one_sheet_on_its_side(full: Child, opened: Opened) -> None:
    page = opened(1280)
    page.goto(f"/children/{full.pk}/journey/")
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as paper:
        assert len(paper.pages) == 1
        _, _, wide, high = map(float, paper.pages[0].mediabox)
        assert (round(wide), round(high)) == (842, 595)
    page.goto(f"/children/{full.pk}/journey/?print=all")
    with pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as paper:
        assert len(paper.pages) > 1


def test_a_child_is_found_and_opened_by_keyboard(full: Child, opened: Opened) -> None:
    page = opened(1280)
    page.goto("/find")
    page.focus("#q")
    page.keyboard.type("hillside")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find?q=hillside")
    page.locator(".people-results a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/children/{full.pk}/")
    expect(page).to_have_title(re.compile("^Ash Hillside"))
