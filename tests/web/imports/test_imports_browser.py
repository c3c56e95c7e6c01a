"""From upload to record in a real browser, wide and narrow, each page held to WCAG 2.2 AA."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser_help import NARROW, faults, unfold
from django.conf import settings
from import_help import CHILD, EPISODE, small_return
from playwright.sync_api import expect

from hearth_web.jobs.models import Job
from hearth_web.people import actions
from hearth_web.people.models import Child, Placement

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(browser: Browser, live_server: Any, signed_in: Callable[[str], Any]) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url)
    session = signed_in("analyst").cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
    context.add_cookies([cookie])
    yield context.new_page()
    context.close()


@pytest.fixture
def look(page: Page, axe: str) -> Callable[[str], None]:
    def is_for_everybody(heading: str) -> None:
        expect(page.locator("h1")).to_have_text([heading])
        page.wait_for_load_state()
        unfold(page)
        for width, rules in ((1280, None), (320, NARROW)):
            page.set_viewport_size({"width": width, "height": 900})
            wide, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide <= room
            assert faults(page, axe, rules) == []

    return is_for_everybody


def give(page: Page, folder: Path) -> None:
    page.goto("/imports/new/")
    page.locator("input[type=file]").set_input_files(sorted(folder.iterdir()))
    page.get_by_role("button", name="Read the files").click()
    expect(page.locator("h1")).to_have_text("Reading your files")


@pytest.fixture
def work(page: Page, done: Callable[[], None]) -> Callable[[], None]:
    """Do the work the page waits for; the page asks the site how it goes only when it is done.

    Else both would speak at once over one connection: a database in memory has no second.
    """

    def ask(route: Route) -> None:
        job = route.request.url.split("/")[-3]
        if Job.objects.filter(pk=job, finished_at=None).exists():
            route.fulfill(json={"state": "running", "done": 0, "total": 0, "doing": ""})
        else:
            route.continue_()

    page.route("**/jobs/*/progress/", ask)
    return done


def test_upload_preview_accept(
    page: Page, look: Callable[[str], None], work: Callable[[], None], tmp_path: Path
) -> None:
    bad = {**EPISODE, "CHILD": "C2", "DECOM": "31/02/2024"}
    headers = [CHILD, {**CHILD, "CHILD": "C2", "UPN": "UN3"}]
    folder = small_return(tmp_path / "2024-25", header=headers, episodes=[EPISODE, bad])
    page.goto("/imports/")
    look("Imports")
    page.get_by_role("button", name="Bring files in").click()
    look("Bring files in")
    page.get_by_role("button", name="Read the files").click()
    expect(page).to_have_title(re.compile("^Error: "))
    look("Bring files in")

    give(page, folder)
    look("Reading your files")
    work()
    # The page finds out by itself that the work is done.
    expect(page.get_by_text("Nothing has been changed yet")).to_be_visible()
    look("SSDA903 return 2024-25")
    page.get_by_role("link", name="See each child").click()
    look("Children in this import")
    page.get_by_role("link", name="C1").click()
    look("Child C1")
    page.go_back(), page.go_back()
    page.get_by_role("link", name="problems in the files").click()
    look("Problems in the files")
    page.go_back()
    page.get_by_role("link", name="Walk away").click()
    look("Walk away from this import?")
    page.go_back()
    page.get_by_role("button", name="Bring the changes in").click()
    look("Bringing the changes in")
    work()
    expect(page.get_by_text("Accepted by")).to_be_visible()
    look("SSDA903 return 2024-25")
    assert Placement.objects.get(child__child="C1").place == "U6"


def test_what_was_corrected_by_hand_and_what_cannot_be_read(
    page: Page, look: Callable[[str], None], work: Callable[[], None], tmp_path: Path, cast: Any
) -> None:
    give(page, small_return(tmp_path / "2024-25"))
    work()
    page.get_by_role("button", name="Bring the changes in").click()
    expect(page.locator("h1")).to_have_text("Bringing the changes in")
    work()
    expect(page.locator("h1")).not_to_have_text("Bringing the changes in")
    child = Child.objects.get(child="C1")
    change = actions.Change(Placement, Placement.objects.get(child=child).pk, {"place": "U4"})
    actions.apply(by=cast["head_of_service"], child=child, changes=[change])
    moved = [{**EPISODE, "PLACE": "K2", "PL_POST": "WA4 1AA"}]
    give(page, small_return(tmp_path / "again" / "2024-25", episodes=moved))
    work()
    look("SSDA903 return 2024-25")
    page.get_by_role("link", name="See what differs").click()
    expect(page.locator("h1")).to_have_text("Children in this import")
    page.get_by_role("link", name="C1").click()
    look("Child C1")

    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "shopping.csv").write_text("apples,pears\n1,2\n")
    give(page, tmp_path / "other")
    work()
    look("The files could not be read")
