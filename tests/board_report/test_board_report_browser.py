"""The board report and a council's profile in a real browser, wide and at 320 pixels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hearth.documents import write_html
from hearth.documents.council_profile import profile_report
from hearth.vocabulary import council

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_THE_WIDTH = ["scrollable-region-focusable", "target-size"]  # what a narrow page may break


@pytest.fixture(params=["board report", "profile"])
def address(request: pytest.FixtureRequest, pack: Path, tmp_path: Path) -> str:
    if request.param == "board report":
        return (pack / "report.html").as_uri()
    path = tmp_path / "profile.html"
    write_html(profile_report(council("Rutland")), path)
    return path.as_uri()


def test_the_page_is_accessible_and_fits(browser: Browser, axe: str, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.evaluate(axe)
    asked = "only => axe.run(document, {runOnly: only})"
    found = page.evaluate(asked, {"type": "tag", "values": STANDARDS})["violations"]
    page.set_viewport_size({"width": 320, "height": 900})
    found += page.evaluate(asked, {"type": "rule", "values": OF_THE_WIDTH})["violations"]
    wide, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    page.close()
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert wide <= room
    assert said == []
