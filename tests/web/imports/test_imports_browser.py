"""From upload to record in a real browser, wide and narrow, each page held to WCAG 2.2 AA."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from import_help import CHILD, EPISODE, small_return

from hearth_web.people import actions
from hearth_web.people.models import Child, Placement

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(params=[1280, 320])
def page(
    request: Any, browser: Browser, live_server: Any, signed_in: Callable[[str], Any]
) -> Iterator[Page]:
    size = {"width": request.param, "height": 900}
    context = browser.new_context(viewport=size, base_url=live_server.url)
    session = signed_in("analyst").cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
    context.add_cookies([cookie])
    yield context.new_page()
    context.close()


@pytest.fixture
def look(page: Page, axe: str) -> Callable[[str], None]:
    def is_for_everybody(heading: str) -> None:
        assert page.locator("h1").all_inner_texts() == [heading]
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        page.evaluate(axe)
        found = page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", STANDARDS
        )
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
        wide, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide <= room

    return is_for_everybody


def give(page: Page, folder: Path) -> None:
    page.goto("/imports/new/")
    page.locator("input[type=file]").set_input_files(sorted(folder.iterdir()))
    page.get_by_role("button", name="Read the files").click()


def test_upload_preview_accept(
    page: Page, look: Callable[[str], None], done: Callable[[], None], tmp_path: Path
) -> None:
    bad = {**EPISODE, "CHILD": "C2", "DECOM": "31/02/2024"}
    headers = [CHILD, {**CHILD, "CHILD": "C2", "UPN": "UN3"}]
    folder = small_return(tmp_path / "2024-25", header=headers, episodes=[EPISODE, bad])
    page.goto("/imports/")
    look("Imports")
    page.get_by_role("button", name="Bring files in").click()
    look("Bring files in")
    page.get_by_role("button", name="Read the files").click()
    look("Bring files in")
    assert page.title().startswith("Error: ")

    give(page, folder)
    look("Reading your files")
    done()
    # The page finds out by itself that the work is done.
    page.wait_for_selector("text=Nothing has been changed yet")
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
    done()
    page.wait_for_selector("text=Accepted by")
    look("SSDA903 return 2024-25")
    assert Placement.objects.get(child__child="C1").place == "U6"


def test_what_was_corrected_by_hand_and_what_cannot_be_read(
    page: Page, look: Callable[[str], None], done: Callable[[], None], tmp_path: Path, cast: Any
) -> None:
    give(page, small_return(tmp_path / "2024-25"))
    done()
    page.reload()
    page.get_by_role("button", name="Bring the changes in").click()
    done()
    child = Child.objects.get(child="C1")
    change = actions.Change(Placement, Placement.objects.get(child=child).pk, {"place": "U4"})
    actions.apply(by=cast["head_of_service"], child=child, changes=[change])
    moved = [{**EPISODE, "PLACE": "K2", "PL_POST": "WA4 1AA"}]
    give(page, small_return(tmp_path / "again" / "2024-25", episodes=moved))
    done()
    page.reload()
    look("SSDA903 return 2024-25")
    page.get_by_role("link", name="See what differs").click()
    page.get_by_role("link", name="C1").click()
    look("Child C1")

    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "shopping.csv").write_text("apples,pears\n1,2\n")
    give(page, tmp_path / "other")
    done()
    page.reload()
    look("The files could not be read")
