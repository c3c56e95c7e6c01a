"""Walking through the whole house as each kind of person, following every link there is.

Each kind of page is held to WCAG, must say nothing on the console and must fit 320 pixels; nobody
meets an error on the way.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

import pytest
from browser_help import faults, unfold
from django.urls import resolve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.web.house.conftest import House

pytestmark = pytest.mark.browser

# Leaving, and files rather than pages.
NOT_WALKED = re.compile(
    r"format=|/logout|/sign-out|\.(atom|csv|xlsx|pdf|docx|zip|json|svg|png)($|\?)|/download"
    r"|/(html|docx|pdf|xlsx|yaml)/|/documents/[^/]+/$"
)
MOST_OF_A_KIND = 1
MOST_PAGES = 100


@dataclass
class Walk:
    """What one person walked through and what was found wrong; `seen` is everybody's."""

    seen: set[str]
    faults: list[str] = field(default_factory=list)
    pages: int = 0


def kind_of(address: str) -> str:
    """The kind of page: how its address is made, with the values of a query left out."""
    parts = urlsplit(address)
    names = sorted({pair.split("=")[0] for pair in parts.query.split("&") if pair})
    return resolve(parts.path).route + ("?" + "&".join(names) if names else "")


def links_of(page: Page, base: str) -> list[str]:
    found = page.eval_on_selector_all(
        "a[href]", "all => all.map(a => new URL(a.getAttribute('href'), document.baseURI).href)"
    )
    plain = (urldefrag(address).url for address in found)
    return [a for a in plain if a.startswith(base) and not NOT_WALKED.search(a)]


def look(page: Page, axe: str, walk: Walk, kind: str) -> None:
    """Hold one page to what every page owes."""
    unfold(page)
    walk.faults += [f"{kind}: {rule}: {html}" for rule, html in faults(page, axe)]
    page.set_viewport_size({"width": 320, "height": 800})
    wide, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    if wide > room:
        walk.faults.append(f"{kind}: {wide} pixels wide where there are {room}")
    page.set_viewport_size({"width": 1280, "height": 900})
    if page.locator("h1").count() != 1:
        walk.faults.append(f"{kind}: {page.locator('h1').count()} main headings")


def go_round(page: Page, house: House, axe: str, walk: Walk, role: str) -> None:
    waiting = deque([f"{house.base}/"])
    mine: dict[str, int] = {}
    while waiting and walk.pages < MOST_PAGES:
        address = waiting.popleft()
        kind = kind_of(address)
        if mine.get(kind, 0) >= MOST_OF_A_KIND:
            continue
        mine[kind] = mine.get(kind, 0) + 1
        walk.pages += 1
        answer = page.goto(address)
        if answer is None or answer.status >= 400:
            walk.faults.append(f"{role}: {address} answered {answer and answer.status}")
            continue
        if kind not in walk.seen:
            look(page, axe, walk, kind)
        walk.seen.add(kind)
        waiting.extend(links_of(page, house.base))


@pytest.fixture(scope="module")
def seen() -> set[str]:
    """The kinds of page somebody has looked at already."""
    return set()


@pytest.mark.parametrize(
    "role",
    [
        "analyst",
        "head_of_service",
        "democratic_services",
        "social_worker",
        "administrator",
        "board_member",
        "auditor",
    ],
)
def test_nobody_meets_a_fault(
    house: House, browser: Browser, axe: str, seen: set[str], role: str
) -> None:
    walk = Walk(seen)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("console", lambda said: walk.faults.append(f"{page.url}: console: {said.text}"))
    page.on("pageerror", lambda error: walk.faults.append(f"{page.url}: script: {error}"))
    house.sign_in(page, role)
    go_round(page, house, axe, walk, role)
    context.close()
    assert walk.pages > 3, "There was nowhere to go."
    assert walk.faults == []
