"""The pages of the register with something in them: sound for everybody at 320 pixels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from browser_help import faults, unfold
from django.conf import settings
from playwright.sync_api import expect

from hearth_web.pledge.figures import actions
from hearth_web.pledge.models import FigureDocument

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# The browser's driver keeps an event loop in this thread, in which Django would ask no database.
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PUBLISHED = """quantity,printed,document,when,place,population
in-borough-share,34%,The annual report with quite a long title of its own,31 March 2020,6.7,
in-borough-share,36%,The annual report with quite a long title of its own,31 March 2021,6.7,
cl-eet,57%,The annual report with quite a long title of its own,31 March 2021,9,aged 18-20
"""
PREPARED = """quantity,printed,document,when,place,population
in-borough-share,35%,The strategy,31 March 2021,page 5,
cl-eet,57%,The strategy,31 March 2021,page 6,aged 18-25
cl-eet,,The strategy,31 March 2021,page 6,aged 18-25
"""


@pytest.fixture
def page(browser: Browser, live_server: Any, signed_in: Any) -> Iterator[Page]:
    client = signed_in("analyst")
    context = browser.new_context(viewport={"width": 320, "height": 800}, base_url=live_server.url)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    context.add_cookies([cookie])
    opened = context.new_page()
    yield opened
    context.close()


@pytest.fixture
def draft(cast: Any) -> FigureDocument:
    by = cast["analyst"]
    (first,) = actions.bring(by=by, name="f.csv", data=PUBLISHED.encode(), public=True)
    actions.publish(by=by, document=first, on=date(2021, 6, 1))
    (second,) = actions.bring(by=by, name="f.csv", data=PREPARED.encode(), public=True)
    return second


def test_every_page_of_the_register_is_sound(page: Page, axe: str, draft: FigureDocument) -> None:
    figure = draft.figures.get(quantity="in-borough-share")
    document = f"/figures/documents/{draft.pk}/"
    wrong = []
    for path in (
        "/figures/?kind=actual",
        "/figures/told/?quantity=in-borough-share",
        document,
        f"{document}answer/",
        f"{document}publish/",
        f"{document}forget/",
        f"/figures/{figure.pk}/",
        f"/figures/{figure.pk}/correct/",
        f"/figures/{figure.pk}/status/",
        "/figures/bring/",
    ):
        page.goto(path)
        expect(page.locator("h1")).to_have_count(1)
        unfold(page)
        wrong += [f"{path}: {rule}: {html}" for rule, html in faults(page, axe)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        wrong += [f"{path}: {wide} pixels wide"] if wide > 320 else []
    assert wrong == []
