from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sample import sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from hearth.documents.model import Report

QUIETLY = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-quic",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def report() -> Report:
    return sample()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=QUIETLY)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    script = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
    if not script.exists():
        pytest.skip("axe-core is not installed: run npm ci")
    return script.read_text("utf-8")
