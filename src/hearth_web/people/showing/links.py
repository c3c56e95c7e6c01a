"""Where the forms are that change what is shown; nothing for those who may not record."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse

from hearth_web.access.verbs import Verb
from hearth_web.people.life import Life
from hearth_web.people.models import Fact

__all__ = ["adding", "changing", "correcting", "recording"]


def recording(life: Life) -> str:
    """The page of everything that can be recorded for this child."""
    return _address(life, Verb.RECORD, "record")


def correcting(life: Life, subject: str) -> str:
    """The form that corrects who a child is: their name, who they are..."""
    return _address(life, Verb.RECORD, "correct-child", subject)


def adding(life: Life, slug: str, verb: Verb = Verb.RECORD) -> str:
    """The form that adds one of a kind."""
    return _address(life, verb, "add-fact", slug)


def changing(life: Life, slug: str, row: Fact, verb: Verb = Verb.RECORD) -> str:
    """The form that corrects one."""
    return _address(life, verb, "correct-fact", slug, row.pk)


def _address(life: Life, verb: Verb, name: str, *more: Any) -> str:
    """Nothing when it is not theirs to open, or there is no such page in this installation."""
    if not life.may(verb):
        return ""
    try:
        return reverse(name, args=[life.child.pk, *more])
    except NoReverseMatch:
        return ""
