"""Events as sentences people read. Each app gives its own acts their words when it is ready."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.apps import apps

from hearth_web.audit.models import Event

__all__ = ["Words", "actions_said", "say", "words_of"]

Words = str | Callable[[Event], str]
"""What follows the person's name: "signed in", or a function that makes it from the event."""

_said: dict[str, Words] = {}


def say(action: str, words: Words) -> None:
    """Give an act its words. The last given are used."""
    _said[action] = words


def words_of(event: Event) -> str:
    """What was done, after the name of who did it."""
    words = _said.get(event.action)
    if words is None:
        return _from_subject(event) or _from_key(event.action)
    return words if isinstance(words, str) else words(event)


def actions_said() -> dict[str, str]:
    """Every act that has words, with plain ones, for choosing among them."""
    return {
        action: words if isinstance(words, str) else _from_key(action)
        for action, words in sorted(_said.items())
    }


def _from_subject(event: Event) -> str:
    """``people.periodofcare.added`` is "added a period of care"."""
    *where, done = event.action.split(".")
    name = _name_of(event.subject_kind)
    if not name or ".".join(where) != event.subject_kind:
        return ""
    article = "an" if name[0].lower() in "aeiou" else "a"
    return f"{done.replace('_', ' ')} {article} {name}"


@cache
def _name_of(kind: str) -> str:
    try:
        return str(apps.get_model(kind)._meta.verbose_name)
    except (LookupError, ValueError):
        return ""


def _from_key(action: str) -> str:
    """``people.period_of_care.added`` is "added: period of care"."""
    *where, done = action.split(".")
    what = where[-1].replace("_", " ") if where else ""
    return f"{done.replace('_', ' ')}: {what}" if what else done.replace("_", " ")
