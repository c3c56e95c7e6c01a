"""What of a form's is late: said beside its question why."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from hearth_web.people.forms.base import Desk
from hearth_web.ui import clock
from hearth_web.worklists.closing import owed
from hearth_web.worklists.rules import ENDED_BY_ITS_OWN_DAY, record_of
from hearth_web.worklists.states import overdue
from hearth_web.worklists.telling import Told, told_of

__all__ = ["what_was_due"]

MOST = 3  # that are named


def what_was_due(desk: Desk, records: Collection[str], on: date | None) -> str:
    """What is overdue that one of these records would do; of a row of a day, what it did late, or
    what about that day is overdue still."""
    today = clock.today()
    if on is None:
        records = {*records} - ENDED_BY_ITS_OWN_DAY
        rows = owed(desk).filter(overdue(today))
    else:
        rows = owed(desk).filter(Q(done=on, late=True) | (overdue(today) & Q(about=on)))
    told = [told_of(row, today, desk.may.__contains__) for row in rows]
    late = [one for one in told if record_of(one.duty, one.row.limit_part) in records]
    return " ".join(map(due_by, late[:MOST]))


def due_by(one: Told) -> str:
    """What it was, and by when."""
    return f"{one.title}: due by {one.due}."
