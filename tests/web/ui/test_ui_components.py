"""GOV.UK components are drawn as GOV.UK's own fixtures say, and hold no unescaped words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils.safestring import mark_safe

from hearth_web.ui.components import component, nested

FOLDER = Path(__file__).parents[3] / "node_modules/govuk-frontend/dist/govuk/components"
# What we draw with. The macros follow 6.3, the fixtures 6.6: these options came in between, and
# nothing here uses them.
NEWER = {
    "button": {"start link with html"},
    "character-count": {"count type", "with maxwords"},
    "panel": {"interruption"},
}
COMPONENTS = [
    "back-link", "breadcrumbs", "button", "character-count", "checkboxes", "details",
    "error-message", "error-summary", "fieldset", "file-upload", "hint", "input", "inset-text",
    "label", "notification-banner", "pagination", "panel", "password-input", "radios", "select",
    "summary-list", "tag", "task-list", "textarea", "warning-text",
]  # fmt: skip


@pytest.mark.parametrize("name", COMPONENTS)
def test_markup_is_that_of_the_design_system(name: str, read: Callable[[str], Any]) -> None:
    if not FOLDER.exists():
        pytest.skip("govuk-frontend is not installed: run npm ci")
    fixtures = json.loads((FOLDER / name / "fixtures.json").read_text("utf-8"))["fixtures"]
    newer = NEWER.get(name, set())
    compared = [f for f in fixtures if not any(each in f["name"] for each in newer)]
    assert len(compared) > 3
    for fixture in compared:
        # The fixtures hold mark-up of their own, which their authors vouch for.
        drawn = component(name, vouched_for(fixture["options"]))
        assert read(drawn) == read(fixture["html"]), fixture["name"]


def vouched_for(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {k: vouched_for(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [vouched_for(each, key) for each in value]
    return mark_safe(value) if isinstance(value, str) and key.lower().endswith("html") else value


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("button", {"text": "<script>"}),
        ("button", {"html": "<script>"}),
        ("error-summary", {"titleHtml": "<script>", "errorList": [{"html": "<script>"}]}),
        ("radios", {"name": "a", "items": [{"value": "1", "conditional": {"html": "<script>"}}]}),
        ("service-navigation", {"slots": {"start": "<script>"}}),
        ("input", {"name": "a", "label": {"text": "<script>"}, "value": '"><script>'}),
    ],
)
def test_no_words_become_markup(name: str, params: dict[str, Any]) -> None:
    assert "<script" not in component(name, params)


def test_markup_that_is_marked_safe_stays() -> None:
    assert "<b>Yes</b>" in component("button", {"html": mark_safe("<b>Yes</b>")})


def test_an_unknown_component_says_how_names_are_written() -> None:
    with pytest.raises(LookupError, match='component called "dateInput"'):
        component("dateInput", {})


def test_two_underscores_open_a_part() -> None:
    assert nested({"a": 1, "label__text": "Name", "label__classes": "x"}) == {
        "a": 1,
        "label": {"text": "Name", "classes": "x"},
    }
