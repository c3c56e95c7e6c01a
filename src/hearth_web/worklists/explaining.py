"""Where somebody can still say why something was late: the form that corrects what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse

from hearth.duties.model import State
from hearth_web.people.closeness import close_ids
from hearth_web.people.life import Life
from hearth_web.people.models import Event, Fact
from hearth_web.people.views.record.kinds import Kind
from hearth_web.people.views.record.way_back import BACK
from hearth_web.worklists.rules import kind_for, may_record, record_of
from hearth_web.worklists.telling import Told

__all__ = ["to_explain"]

QUESTION = "#id_why_late"


def to_explain(life: Life, told: Sequence[Told], back: Callable[[Told], str]) -> list[Told]:
    """The same, each that was done late without a reason with where its reason can be given."""
    facts = cache(lambda record: facts_that_say(life, record))
    return [replace(one, explain=address(one, facts, back)) for one in told]


def address(
    one: Told, facts: Callable[[str], dict[object, str]], back: Callable[[Told], str]
) -> str:
    """The form of what did it; empty where a reason is there, or nothing to be said."""
    if one.state is not State.LATE or one.reason:
        return ""
    form = facts(record_of(one.duty, one.row.limit_part)).get(one.row.done)
    return f"{form}?{urlencode({BACK: back(one)})}{QUESTION}" if form else ""


def facts_that_say(life: Life, record: str) -> dict[object, str]:
    """The forms of what was recorded so and this person may correct, by the day it was done."""
    kind = kind_for(record)
    if kind is None or kind.correct is None or not may_record(kind, life.may):
        return {}
    if record not in kind.correct.answers:
        return {}
    on, close = kind.correct.done_on, close_ids(life, kind.model)
    rows = [row for row in life.facts(kind.model) if row.pk not in close and is_of(row, record)]
    return {getattr(row, on): form_of(life, kind, row) for row in rows}


def is_of(row: Fact, record: str) -> bool:
    """Whether it is what the record means: an event is of one code."""
    return not isinstance(row, Event) or row.event == record


def form_of(life: Life, kind: Kind, row: Fact) -> str:
    """The form that corrects it."""
    return reverse("correct-fact", args=[life.child.pk, kind.slug, row.pk])
