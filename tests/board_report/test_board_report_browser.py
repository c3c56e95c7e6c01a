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


@pytest.fixture(params=["board report", "profile"])
def address(request: pytest.FixtureRequest, pack: Path, tmp_path: Path) -> str:
    if request.param == "board report":
        return (pack / "report.html").as_uri()
    path = tmp_path / "profile.html"
    write_html(profile_report(council("Rutland")), path)
    return path.as_uri()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_page_is_accessible_and_fits(
    browser: Browser, axe: str, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.evaluate(axe)
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", STANDARDS
    )
    wide, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    page.close()
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert wide <= room
    assert said == []
