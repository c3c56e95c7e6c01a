"""The board report and a council's profile in a real browser, wide and at 320 pixels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_help import NARROW, faults, unfold

from hearth.documents.council_profile import profile_report
from hearth.documents.renderers import as_html
from hearth.vocabulary import council

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(params=["board report", "profile"])
def address(request: pytest.FixtureRequest, pack: Path, tmp_path: Path) -> str:
    if request.param == "board report":
        return (pack / "report.html").as_uri()
    path = tmp_path / "profile.html"
    path.write_text(as_html(profile_report(council("Rutland"))), "utf-8")
    return path.as_uri()


def leave_few_rows_of_a_shape(page: Page) -> None:
    """Axe looks at every cell; of a table's rows that differ only in words, three are enough."""
    page.evaluate(
        """() => document.querySelectorAll('tbody').forEach(body => {
          const met = {};
          [...body.rows].forEach(row => {
            const shape = row.outerHTML.replace(/>[^<]*</g, '><');
            met[shape] = (met[shape] ?? 0) + 1;
            if (met[shape] > 3) row.remove();
          });
        })"""
    )


def test_the_page_is_accessible_and_fits(browser: Browser, axe: str, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    unfold(page)
    page.set_viewport_size({"width": 320, "height": 900})
    wide, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    leave_few_rows_of_a_shape(page)
    found = faults(page, axe, NARROW)
    page.set_viewport_size({"width": 1280, "height": 900})
    found += faults(page, axe)
    page.close()
    assert found == []
    assert wide <= room
    assert said == []
