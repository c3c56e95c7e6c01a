"""What recording something did to what is due: said to whoever recorded it, when it is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hearth.documents.sentences import day, plural
from hearth.duties.catalogue import CATALOGUE
from hearth.duties.model import State
from hearth_web.access.verbs import Verb
from hearth_web.people.forms.base import Desk, RecordForm
from hearth_web.ui import clock
from hearth_web.worklists import queries
from hearth_web.worklists.models import Obligation
from hearth_web.worklists.rules import record_of
from hearth_web.worklists.states import is_open
from hearth_web.worklists.telling import Told, filled_in, told_of

__all__ = ["what_it_closes"]

MOST = 4  # that are named one by one
CLOSED: Mapping[State, str] = {State.DECLINED: "declined", State.NOT_NEEDED: "not required"}
Key = tuple[Any, ...]
NOBODY = frozenset[Verb]().__contains__


def what_it_closes(desk: Desk) -> Callable[[RecordForm, str], str]:
    """Look at what is open now; the words to come say which of it was done, and how late; or that
    it is still to be done, where what was recorded does not do it."""
    today = clock.today()
    before = {key_of(row): row.tried for row in owed(desk).filter(is_open(today))}

    def said(form: RecordForm, saved: str) -> str:
        if not before:
            return ""
        rows = list(owed(desk))
        same = [row for row in rows if key_of(row) in before]
        told = [told_of(row, today, desk.may.__contains__) for row in same if row.done is not None]
        if len(told) == 1:
            return " ".join(filter(None, (of_one(told[0], saved), then(rows, told[0], today))))
        if told:
            return of_several(told)
        again = [row for row in same if row.tried and row.tried != before[key_of(row)]]
        again = again or [row for row in same if was_meant(row, form)]
        return still_due([told_of(row, today, desk.may.__contains__) for row in again])

    return said


def owed(desk: Desk) -> QuerySet[Obligation]:
    """All that is owed to the child of the desk, as far as its person may know."""
    if desk.child is None:
        return Obligation.objects.none()
    rows = queries.of_child(desk.child, desk.may.__contains__)
    return rows.order_by("due", "duty", "pk")


def key_of(row: Obligation) -> Key:
    """What tells one obligation of a child from another, however often they are worked out."""
    return row.duty, row.opened, row.about, row.turn, row.rule_id


def was_meant(row: Obligation, form: RecordForm) -> bool:
    """Whether a form is of what would do this, and of a day on which it was open: a first health
    assessment that no doctor made, a visit by telephone."""
    on = form.cleaned_data.get(form.done_on)
    if on is None or on < row.opened or row.done is not None:
        return False
    asked = filled_in(row)
    if any(str(form.cleaned_data.get(name)) != value for name, value in asked.items()):
        return False
    return record_of(CATALOGUE[row.duty], row.limit_part) in form.answers


def of_one(told: Told, saved: str) -> str:
    """The one thing that was due, and whether it was done in time; not named a second time."""
    if told.row.due is None:
        return ""
    if told.state in CLOSED:
        return f"{named(told)} is closed: {how_late(told)}."
    if named(told).lower() in saved.lower():
        return f"It was {how_late(told)}."
    return f"Done {how_late(told)}: {named(told)}."


def of_several(told: Iterable[Told]) -> str:
    """Several things that were due."""
    each = [f"{named(one)}, {how_late(one)}" for one in told]
    more = f", and {len(each) - MOST} more" if len(each) > MOST else ""
    return f"That is done now: {'; '.join(each[:MOST])}{more}." if each else ""


def still_due(told: Sequence[Told]) -> str:
    """What was tried, so that nobody thinks it was done."""
    return f"Still to be done: {named(told[0])}." if told else ""


def named(told: Told) -> str:
    """What it is, in the middle of a sentence that may have a colon of its own."""
    return f"{told.duty.title} ({told.part})" if told.part else told.duty.title


def how_late(told: Told) -> str:
    """In time, how late, or why it is closed although it was not done."""
    if told.state in CLOSED:
        return CLOSED[told.state]
    if not told.row.late:
        return "on time"
    return f"{plural(told.days_late, 'day')} late" if told.days_late else "late"


def then(rows: Iterable[Obligation], told: Told, today: date) -> str:
    """When the same is due again, where it is known already."""
    again = [
        row.due
        for row in rows
        if row.duty == told.duty.id and row.done is None and row.due and row.due >= today
        if told_of(row, today, NOBODY).title == told.title  # of several parts, this one
    ]
    return f"The next is due by {day(min(again))}." if again else ""
