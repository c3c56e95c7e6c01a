"""The gallery and the small scripts in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
import ui_urls
from browser_help import NARROW, faults, unfold, until
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["/gallery/", "/form/", "/table/", "/nowhere/", "/wrong/fault/", "/account/login/"]


@pytest.fixture
def page(browser: Browser, live_server: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=live_server.url)
    opened = context.new_page()
    yield opened
    context.close()


def listen(page: Page) -> list[str]:
    """What is said on the console, and what is asked of anybody else."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda asked: said.append(f"failed: {asked.url}"))
    return said


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_for_everybody(page: Page, axe: str, path: str) -> None:
    said = listen(page)
    page.goto(path)
    unfold(page)
    for width, rules in ((1280, None), (320, NARROW)):
        page.set_viewport_size({"width": width, "height": 900})
        wide, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide <= room
        assert faults(page, axe, rules) == []

    assert page.locator("h1").count() == 1
    # The browser itself says that a page was answered with 404 or 500.
    assert [each for each in said if "Failed to load resource" not in each] == []


def test_the_typeface_is_ours_and_nothing_comes_from_elsewhere(
    page: Page, live_server: Any
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/gallery/")
    page.evaluate("document.fonts.ready.then(() => 0)")
    assert page.evaluate("document.fonts.check('700 16px \"Source Sans 3\"')")
    assert any(url.endswith("latin-400-normal.woff2") for url in asked)
    assert [url for url in asked if not url.startswith(live_server.url)] == []


def test_the_skip_link_is_first_and_leads_to_the_page(page: Page) -> None:
    page.goto("/gallery/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main-content$"))


def test_focus_goes_to_the_errors_and_from_there_to_the_field(page: Page) -> None:
    page.goto("/form/")
    page.fill("[name=born-day]", "3")
    page.click("main button[type=submit]")
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.click("text=Date of birth must include a month and a year")
    expect(page.locator("#id_born-month")).to_be_focused()


def test_a_revealed_field_opens_with_its_choice(page: Page) -> None:
    page.goto("/form/")
    other = page.locator("#id_other_home")
    expect(other).to_be_hidden()
    page.check("[name=home][value=other]")
    expect(other).to_be_visible()


def test_a_form_works_without_javascript(browser: Browser, live_server: Any) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    plain = context.new_page()
    plain.goto("/form/")
    plain.check("[name=home][value=other]")
    assert plain.locator("#id_other_home").is_visible()
    plain.click("main button[type=submit]")
    expect(plain).to_have_title(re.compile("^Error: "))
    expect(plain.locator("text=Enter what kind of home")).to_have_count(2)
    context.close()


def test_a_pasted_date_is_spread_over_the_boxes(page: Page) -> None:
    page.goto("/form/")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData('text', '3rd May 2012');
          document.querySelector('[name=born-day]').dispatchEvent(
            new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        }"""
    )
    boxes = [page.input_value(f"[name=born-{box}]") for box in ("day", "month", "year")]
    assert boxes == ["3", "5", "2012"]


def test_a_long_list_narrows_and_keeps_what_was_chosen(page: Page) -> None:
    page.goto("/form/")
    page.select_option("[name=town]", "ashby")
    page.get_by_label("Narrow the list: Town").fill("wood")
    options = page.locator("[name=town] option").all_text_contents()
    assert options == ["Select", "Ashby", "Kingswood"]
    assert page.input_value("[name=town]") == "ashby"
    page.get_by_label("Narrow the list: Town").fill("")
    assert page.locator("[name=town] option").count() == 15


class Drafts:
    """Stands where the drafts are kept, which another app builds."""

    def __init__(self, page: Page) -> None:
        self.sent: list[tuple[str, str, str | None]] = []
        self.status = 200
        page.route("**/drafts/**", self.take)

    def take(self, route: Any) -> None:
        asked = route.request
        self.sent.append((asked.url, asked.post_data, asked.headers.get("x-csrftoken")))
        route.fulfill(status=self.status, body="")


def test_what_is_typed_is_kept_as_a_draft_and_said_politely(page: Page) -> None:
    page.clock.install()
    drafts = Drafts(page)
    page.goto("/script/draft/")
    page.fill("#secret", "pass")
    page.fill("#note", "Ash laughed & sang")
    page.clock.run_for(6000)
    page.get_by_role("status").filter(has_text="Saved as a draft at").wait_for()
    page.clock.run_for(20000)

    ((url, body, token),) = drafts.sent
    assert url.endswith("/drafts/child/note%201")
    assert body == "note=Ash+laughed+%26+sang"
    assert token == page.input_value("[name=csrfmiddlewaretoken]")


def test_a_draft_that_could_not_be_kept_is_tried_again(page: Page) -> None:
    page.clock.install()
    drafts = Drafts(page)
    drafts.status = 503
    page.goto("/script/draft/")
    page.fill("#note", "Ash")
    page.clock.run_for(6000)
    page.get_by_text("Not saved as a draft").wait_for()
    drafts.status = 200
    page.clock.run_for(6000)
    page.get_by_text("Saved as a draft at").wait_for()


def test_leaving_keeps_a_draft_and_saving_leaves_none_behind(page: Page) -> None:
    # Playwright does not see what is sent while a page closes; the small site does.
    ui_urls.drafts.clear()
    page.goto("/script/draft/")
    page.fill("#note", "Ash")
    page.goto("/gallery/")
    # It is sent while the page closes, and may arrive after the next one.
    until(lambda: ui_urls.drafts)
    assert ui_urls.drafts == [("child/note 1", "note=Ash")]

    page.goto("/script/draft/")
    page.fill("#note", "Birch")
    page.click("main button")
    page.wait_for_url("**/form/")
    page.goto("/gallery/")
    assert len(ui_urls.drafts) == 1


def test_the_end_of_a_session_is_said_two_minutes_before(page: Page) -> None:
    stayed: list[str | None] = []

    def stay(route: Any) -> None:
        stayed.append(route.request.headers.get("x-csrftoken"))
        route.fulfill(json={"seconds": 122})

    page.clock.install()
    page.route("**/still-here/", stay)
    page.goto("/script/session/")
    dialog = page.get_by_role("dialog", name="You will soon be signed out")
    assert dialog.count() == 0
    page.clock.run_for(4000)
    dialog.wait_for()
    expect(dialog.get_by_role("button", name="Stay signed in")).to_be_focused()
    active = page.evaluate("localStorage.getItem('hearth-active')")
    page.keyboard.press("Enter")
    until(lambda: page.evaluate("localStorage.getItem('hearth-active')") != active)
    page.clock.run_for(1000)
    dialog.wait_for(state="hidden")
    assert stayed
    assert stayed[0]


def test_a_session_that_has_ended_shows_no_record(page: Page) -> None:
    page.clock.install()
    page.goto("/script/session/")
    with page.expect_navigation():
        page.clock.run_for(125_000)


def test_work_is_watched_to_its_end(page: Page) -> None:
    answers = iter(
        [
            {"state": "running", "done": 1000, "total": 5000, "doing": "episodes"},
            None,
            {"state": "done", "done": 5000, "total": 5000, "doing": "", "html_url": "/gallery/"},
        ]
    )

    def answer(route: Any) -> None:
        found = next(answers)
        if found is None:
            route.fulfill(status=503, body="")
        else:
            route.fulfill(body=json.dumps(found), content_type="application/json")

    page.clock.install()
    page.route("**/job.json", answer)
    page.goto("/script/progress/")
    page.get_by_text("1,000 of 5,000: episodes").wait_for()
    assert page.locator("progress").evaluate("bar => [bar.value, bar.max]") == [1000, 5000]
    with page.expect_response("**/job.json"):
        page.clock.run_for(2000)
    page.clock.run_for(5000)
    page.wait_for_url("**/gallery/")


def test_work_that_names_no_next_page_reads_its_own_again(page: Page) -> None:
    ended = json.dumps({"state": "failed", "done": 3, "total": 9, "doing": ""})
    page.route("**/job.json", lambda route: route.fulfill(body=ended))
    with page.expect_event("framenavigated"):
        page.goto("/script/progress/", wait_until="commit")  # it may be gone before it is loaded
    with page.expect_event("framenavigated"):
        pass


def test_without_javascript_the_page_of_work_refreshes_itself(
    browser: Browser, live_server: Any
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    plain = context.new_page()
    plain.goto("/script/progress/")
    assert plain.locator("meta[http-equiv=refresh]").get_attribute("content") == "5"
    context.close()


def test_printing_opens_folded_tables_and_leaves_the_navigation(page: Page) -> None:
    page.goto("/gallery/")
    page.emulate_media(media="print")
    table = page.locator(".hearth-figure details table").first
    assert table.evaluate("each => each.checkVisibility({contentVisibilityAuto: true})")
    assert page.locator(".hearth-downloads").first.is_hidden()


def test_at_four_hundred_per_cent_nothing_is_cut_off(page: Page) -> None:
    # 1280 pixels at 400% are 320 pixels, 256 high.
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto("/form/")
    outside = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(each => {
          const box = each.getBoundingClientRect();
          return box.width && box.right > innerWidth + 1 && !each.closest('.hearth-scroll');
        }).map(each => each.outerHTML.slice(0, 80))"""
    )
    assert outside == []
