from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_help import NARROW, faults, unfold, until
from playwright.sync_api import expect
from sample import sample

from hearth.documents.renderers import as_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(as_html(sample(public=True)), "utf-8")
    return path.as_uri()


@pytest.fixture(params=[1280, 320])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": request.param, "height": 900})
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("request", lambda asked: said.append(asked.url) if asked.url != address else None)
    opened.goto(address)
    yield opened
    opened.close()
    assert said == []


def test_axe_finds_nothing_with_every_table_open(page: Page, axe: str) -> None:
    unfold(page)
    narrow = page.viewport_size == {"width": 320, "height": 900}
    assert faults(page, axe, NARROW if narrow else None) == []


def test_the_page_never_scrolls_sideways(page: Page) -> None:
    unfold(page)
    wide, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")

    assert wide <= room


def test_the_skip_link_is_first_and_leads_to_the_report(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_a_wide_table_scrolls_by_keyboard(page: Page) -> None:
    region = page.get_by_role("region", name="Table 1")
    region.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")

    until(lambda: region.evaluate("it => it.scrollLeft > 0 || it.scrollWidth === it.clientWidth"))


def test_letters_in_charts_do_not_overlap_or_leave_the_picture(page: Page) -> None:
    troubles = page.evaluate(
        """() => [...document.querySelectorAll('figure svg')].flatMap(svg => {
          const frame = svg.getBoundingClientRect();
          const boxes = [...svg.querySelectorAll('text')].map(text =>
            ({words: text.textContent, box: text.getBoundingClientRect()}));
          const outside = boxes.filter(({box}) => box.left < frame.left - 1
            || box.right > frame.right + 1 || box.top < frame.top - 3
            || box.bottom > frame.bottom + 3).map(({words}) => words);
          const over = [];
          boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
            const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
            const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
            const touch = wide > 1 && high > a.box.height * 0.3;
            if (touch && a.words !== b.words) over.push(a.words + ' / ' + b.words);
          }));
          return [...outside, ...over];
        })"""
    )

    assert troubles == []


def test_printing_opens_the_folded_tables(page: Page) -> None:
    page.emulate_media(media="print")
    table = page.locator("details table").first

    assert table.evaluate("each => each.checkVisibility({contentVisibilityAuto: true})")
    assert page.locator(".contents").is_hidden()
