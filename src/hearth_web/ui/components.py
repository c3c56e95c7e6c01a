"""GOV.UK Design System components as HTML, by name: the macros of govuk-frontend-jinja."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, PackageLoader, PrefixLoader, TemplateNotFound

__all__ = ["component", "nested"]

PACKAGE = "govuk_frontend_jinja"
Params = Mapping[str, Any]


def component(name: str, params: Params) -> SafeString:
    """The component called `name` ("summary-list") drawn with the macro's own parameters.

    Text is escaped by the macro. What is given as HTML (``html``, ``titleHtml``, a slot) is
    escaped here unless it is marked safe, so that no person's words can become mark-up.
    """
    return _drawn(name, pickle.dumps(_guarded(params)))


@lru_cache(maxsize=1000)
def _drawn(name: str, params: bytes) -> SafeString:
    """The same component is drawn once: the filters of a list cost more than its rows.

    The parameters come as bytes, which tell text from what is marked safe.
    """
    return mark_safe(_macro(name)(pickle.loads(params)).strip())


def nested(flat: Params) -> dict[str, Any]:
    """Keys with two underscores opened up, as template tags cannot write a dictionary.

    >>> nested({"text": "Save", "label__text": "Name", "label__classes": "big"})
    {'text': 'Save', 'label': {'text': 'Name', 'classes': 'big'}}
    """
    found: dict[str, Any] = {}
    for key, value in flat.items():
        *path, last = key.split("__")
        inner = found
        for step in path:
            inner = inner.setdefault(step, {})
        inner[last] = value
    return found


@cache
def _environment() -> Environment:
    return Environment(autoescape=True, loader=PrefixLoader({PACKAGE: PackageLoader(PACKAGE)}))


@cache
def _macro(name: str) -> Callable[[Params], str]:
    try:
        template = _environment().get_template(f"{PACKAGE}/components/{name}/macro.html")
    except TemplateNotFound:
        raise LookupError(
            f'There is no GOV.UK component called "{name}". Names are in lower case with hyphens, '
            "as in the Design System: button, date-input, summary-list."
        ) from None
    macro: Callable[[Params], str] = getattr(template.module, f"govuk{_camel(name)}")
    return macro


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def _guarded(value: Any, *, is_markup: bool = False) -> Any:
    """The parameters with every piece of HTML that is not marked safe escaped."""
    if isinstance(value, Mapping):
        return {
            key: _guarded(each, is_markup=is_markup or _holds_markup(key))
            for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        return [_guarded(each, is_markup=is_markup) for each in value]
    return conditional_escape(value) if is_markup and isinstance(value, str) else value


def _holds_markup(key: str) -> bool:
    return key.lower().endswith("html") or key == "slots"
