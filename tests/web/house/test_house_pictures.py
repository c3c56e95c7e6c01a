"""The pictures of the guide, taken of the site itself: ``make pictures`` writes them anew.

Only with GUIDE_PICTURES set are they kept.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.web.house.conftest import House

pytestmark = pytest.mark.browser

GUIDE = Path(__file__).parents[3] / "docs" / "guide"
WIDE, NARROW = {"width": 1100, "height": 900}, {"width": 360, "height": 760}

# The picture's name, who looks, and where: an address, then links followed by their words.
PICTURES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "sign-in": ("", "/account/login/", ()),
    "worker-children": ("social_worker", "/children/mine/", ()),
    "worker-child": ("social_worker", "/children/mine/", ("child",)),
    "worker-journey": ("social_worker", "/children/mine/", ("child", "journey")),
    "worker-narrow": ("social_worker", "/children/mine/", ("child",)),
    "worker-record": ("social_worker", "/children/mine/", ("child", "record")),
    "manager-list": ("team_manager", "/children/?status=in-care", ()),
    "manager-quality": ("team_manager", "/quality/", ()),
    "analyst-import": ("analyst", "/imports/new/", ()),
    "analyst-return": ("analyst", "/return/", ()),
    "analyst-rule": ("analyst", "/return/rules/1016/", ()),
    "analyst-numbers": ("analyst", "/numbers/", ()),
    "analyst-measure": ("analyst", "/numbers/stability-3plus/", ()),
    "analyst-map": ("analyst", "/map/", ()),
    "analyst-report": ("analyst", "/report/", ()),
    "board-numbers": ("board_member", "/numbers/", ()),
    "picture": ("analyst", "/picture/", ()),
    "administrator-users": ("administrator", "/settings/people/", ()),
    "administrator-roles": ("administrator", "/roles/", ()),
    "administrator-house": ("administrator", "/settings/council/", ()),
    "auditor-log": ("auditor", "/audit/", ()),
    "developer-gallery": ("administrator", "/gallery/", ()),
}
CHILD = "a[href^='/children/'][href$='/']"
STEPS = {
    "child": re.compile(r"^/children/[0-9a-f-]{36}/$"),
    "journey": re.compile(r"/journey/$"),
    "record": re.compile(r"/record/$"),
}


def follow(page: Page, base: str, step: str) -> None:
    addresses = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    found = next((one for one in addresses if STEPS[step].search(one or "")), None)
    assert found, f"{page.url} leads to no {step}"
    page.goto(base + found)


@pytest.mark.slow  # the walk visits the same pages
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_the_guide(house: House, browser: Browser, name: str, tmp_path: Path) -> None:
    role, address, steps = PICTURES[name]
    narrow = name.endswith("narrow")
    context = browser.new_context(viewport=NARROW if narrow else WIDE)
    page = context.new_page()
    if role:
        house.sign_in(page, role)
    answer = page.goto(house.base + address)
    assert answer is not None
    assert answer.status == 200
    for _ in range(60):  # small numbers are being withheld for whoever may not see them
        if page.get_by_text("being prepared").count() == 0:
            break
        page.wait_for_timeout(2_000)
        page.reload()
    for step in steps:
        follow(page, house.base, step)
    folder = GUIDE / "pictures" if os.environ.get("GUIDE_PICTURES") else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")
    context.close()
    assert (folder / f"{name}.png").stat().st_size > 5_000


def test_the_guide_shows_pictures_that_are_taken() -> None:
    shown = set()
    for guide in GUIDE.glob("*.md"):
        shown |= set(re.findall(r"pictures/([a-z-]+)\.png", guide.read_text(encoding="utf-8")))
    assert shown
    assert shown <= set(PICTURES)
    assert [name for name in shown if not (GUIDE / "pictures" / f"{name}.png").exists()] == []
