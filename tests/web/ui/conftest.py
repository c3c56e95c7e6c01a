from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.test import RequestFactory

# A browser runs an event loop in this thread; the database is asked from it all the same.

# A busy machine is no fault of the code.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")

Seen = list[object]


class _Reader(HTMLParser):
    """Markup as a list of what matters: tags with their attributes, and words, no blanks."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Seen = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, sorted((k, " ".join((v or "").split())) for k, v in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(tag)

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            self.seen.append(words)


@pytest.fixture
def read() -> Callable[[str], Seen]:
    def reader(html: str) -> Seen:
        parser = _Reader()
        parser.feed(html)
        return parser.seen

    return reader


@pytest.fixture
def rf() -> RequestFactory:
    return RequestFactory()


@pytest.fixture(autouse=True)
def small_site(settings: Any) -> None:
    """The addresses of `ui_urls` and the pages beside it, whatever the other apps are doing."""
    settings.ROOT_URLCONF = "ui_urls"
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [Path(__file__).parent / "pages"]}]
