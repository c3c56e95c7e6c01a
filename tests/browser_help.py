"""What tests in a real browser share: waiting, and asking axe what is wrong with a page."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["NARROW", "PATIENCE", "faults", "unfold", "until"]

PATIENCE = 60  # seconds; a slow machine is no fault of the page
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a page may break that keeps the others when it is wide.
NARROW = ["scrollable-region-focusable", "target-size"]
# Only what is wrong is put into words, which saves a fifth of the time.
ASK = "only => axe.run(document, {runOnly: only, resultTypes: ['violations']})"


def until(holds: Callable[[], object]) -> None:
    """Wait for what `expect` has no words for. Give the page its say in `holds`, by asking it."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.05)


def unfold(page: Page) -> None:
    """Open every part of the page that is folded away."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def faults(page: Page, axe: str, rules: list[str] | None = None) -> list[tuple[str, str]]:
    """What axe has against the page: each rule broken and where; of all rules, or of some."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": STANDARDS}
    found = page.evaluate(ASK, only)["violations"]
    return [(each["id"], node["html"][:200]) for each in found for node in each["nodes"][:3]]
