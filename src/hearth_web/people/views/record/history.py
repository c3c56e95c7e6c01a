"""What a fact said before: each version, who changed it, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.audit.models import Event
from hearth_web.audit.queries import Asked, events
from hearth_web.people.forms.base import Desk, RecordForm, desk_of
from hearth_web.people.forms.who import SUBJECTS
from hearth_web.people.models import Child
from hearth_web.people.queries import child_for
from hearth_web.people.views.record.facts import fact_of
from hearth_web.people.views.record.kept import user_of
from hearth_web.people.views.record.kinds import kind
from hearth_web.people.views.record.words import NOTHING, spoken

__all__ = ["child_history", "fact_history"]

# Columns of the log that a form asks for under another name.
ALIASES: Mapping[str, str] = {"why": "told", "at": "day"}
ACTS = {"added": "Added", "corrected": "Corrected", "removed": "Removed"}


@dataclass(frozen=True)
class Line:
    """One field of one change."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    """One change: what was done, by whom, when, why, and to which fields."""

    act: str
    by: str
    at: datetime
    why: str
    lines: list[Line]


@page(Verb.SEE_CHILDREN)
def fact_history(request: HttpRequest, id: UUID, slug: str, fact: UUID) -> HttpResponse:
    """Every version of one fact, newest first; one that was removed has a history still."""
    user, what = user_of(request), kind(slug)
    child = child_for(user, id)
    desk = desk_of(user, child)
    if what.see and what.see not in desk.may:
        raise Http404("not theirs to read")
    row = fact_of(what, child, fact, desk, missing_ok=True)
    form = what.form_for_reading()(desk=desk, row=row)
    found = events(user, Asked(children=[child.pk])).filter(
        subject_kind=what.model._meta.label_lower, subject_id=str(fact)
    )
    versions = versions_of(found, [form], what.form_for_reading(), desk)
    if not versions:
        raise Http404("no history")
    correct = reverse("correct-fact", args=[id, slug, fact]) if row and user.may(what.verb) else ""
    title, seen_as = f"History of this {what.name}", what.seen_as("History of")
    return shown(request, user, child, title, versions, correct, seen_as=seen_as)


@page(Verb.SEE_CHILDREN)
def child_history(request: HttpRequest, id: UUID) -> HttpResponse:
    """Every version of who a child is."""
    user = user_of(request)
    child = child_for(user, id)
    desk = desk_of(user, child)
    forms = [form(desk=desk, row=child) for form in SUBJECTS.values()]
    found = events(user, Asked(children=[child.pk])).filter(
        subject_kind=Child._meta.label_lower, subject_id=str(child.pk)
    )
    versions = versions_of(found.exclude(action="people.child.seen"), forms)
    return shown(request, user, child, "History of who they are", versions)


def shown(
    request: HttpRequest,
    user: User,
    child: Child,
    title: str,
    versions: list[Version],
    correct: str = "",
    *,
    seen_as: str = "",
) -> HttpResponse:
    """The page; the log calls it by its title or, where that says too much, otherwise."""
    with transaction.atomic():
        audit.viewed(by=user, child=child.pk, page=seen_as or title)
    context = {"child": child, "title": title, "versions": versions, "correct": correct}
    return render(request, "people/record/history.html", context)


def versions_of(
    found: Iterable[Event],
    forms: list[RecordForm],
    closed: type[RecordForm] | None = None,
    desk: Desk | None = None,
) -> list[Version]:
    """Each event with the fields this person may read; none where what it says is closed."""
    versions = []
    for event in found:
        if closed and desk and is_closed(closed, event, desk):
            return []
        act = event.action.rsplit(".", 1)[-1]
        lines = lines_of(event, forms)
        if lines or act != "corrected":
            said = Version(ACTS.get(act, act), event.by, event.at, event.why, lines)
            versions.append(said)
    return versions


def is_closed(form: type[RecordForm], event: Event, desk: Desk) -> bool:
    """Whether an event speaks of a row that is not there for this person."""

    class Was:
        """A row as the event has it."""

    for values in (event.before, event.after):
        row = Was()
        row.__dict__.update(values or {})
        if values and form.is_closed_to(row, desk):  # type: ignore[arg-type]
            return True
    return False


def lines_of(event: Event, forms: list[RecordForm]) -> list[Line]:
    """What an event changed, in the forms' own words."""
    before, after = event.before or {}, event.after or {}
    lines = []
    for column in dict.fromkeys([*before, *after]):
        if (field := field_of(column, forms)) is None:
            continue
        was, now = spoken(field, before.get(column)), spoken(field, after.get(column))
        if was != now or NOTHING not in (was, now):
            lines.append(Line(str(field.label), was, now))
    return lines


def field_of(column: str, forms: list[RecordForm]) -> Any:
    """The field that asks for a column; None where none does that this person may read."""
    name = column.removesuffix("_id")
    for form in forms:
        for asked in (name, ALIASES.get(name, "")):
            if asked in form.fields and not (asked == "why" and form.asks_why):
                return form.fields[asked]
        for unasked in (form.spoken_as, form.unasked):
            if name in unasked:
                return unasked[name]
    return None
