from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browser_help import NARROW, faults, unfold
from pack_help import Made

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_links_lead_to_places_that_are_there_and_nowhere_else(seed: Made) -> None:
    page = (seed.folder / "agenda-pack.html").read_text(encoding="utf-8")
    places = re.findall(r'id="([^"]+)"', page)
    links = re.findall(r'href="([^"]+)"', page)

    assert len(places) == len({*places})
    assert {link.removeprefix("#") for link in links} <= {*places}
    assert "<script" not in page


def test_the_page_cites_the_pages_of_the_pdf(seed: Made) -> None:
    page = (seed.folder / "agenda-pack.html").read_text(encoding="utf-8")

    assert "PDF pages" in page
    assert '<td class="n">5–8</td>' in page


@pytest.mark.browser
def test_axe_finds_nothing_wide_or_narrow(browser: Browser, axe: str, westmarch: Made) -> None:
    page = browser.new_page()
    page.goto((westmarch.folder / "agenda-pack.html").as_uri())
    unfold(page)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        wide, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide <= room
        assert faults(page, axe, NARROW if width == 320 else None) == []
    page.close()
