"""The forecast in a real browser, wide and at 320 pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_help import NARROW, faults, unfold
from forecast_made import Made

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_page_is_accessible_and_fits(browser: Browser, axe: str, made: Made) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((made.folder / "forecast.html").as_uri())
    unfold(page)
    # Of tables alike in shape axe need see two.
    page.evaluate("document.querySelectorAll('details').forEach((d, i) => i > 1 && d.remove())")
    found = faults(page, axe)
    page.set_viewport_size({"width": 320, "height": 900})
    wide, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    found += faults(page, axe, NARROW)
    page.close()
    assert found == []
    assert wide <= room
    assert said == []
