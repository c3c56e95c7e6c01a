"""How obligations stand on a day, as conditions on rows: `hearth.duties.states` in a query."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import F, Q

from hearth.duties.model import Outcome, State
from hearth_web.worklists.models import Obligation

__all__ = ["SOON", "WEEK", "coming", "is_open", "overdue", "state_of", "this_week", "to_do"]

WEEK = 7  # days, today among them
SOON = 28


def is_open(today: date) -> Q:
    """Not done, and owed still."""
    return Q(done=None) & (Q(ends=None) | Q(ends__gt=today))


def overdue(today: date) -> Q:
    """Open, and the day it was due is over."""
    return is_open(today) & Q(due__lt=today, opened__lte=today)


def falls_due(first: date, last: date) -> Q:
    """Due in these days, both included; what ends before it is due never falls due."""
    return Q(due__gte=first, due__lte=last) & (Q(ends=None) | Q(ends__gt=F("due")))


def this_week(today: date) -> Q:
    """Open, and due today or within the six days after it."""
    return is_open(today) & falls_due(today, today + timedelta(WEEK - 1))


def coming(today: date) -> Q:
    """Open, and due after that, within four weeks from today."""
    return is_open(today) & falls_due(today + timedelta(WEEK), today + timedelta(SOON))


def to_do(today: date) -> Q:
    """Overdue, due this week or coming up."""
    return overdue(today) | (is_open(today) & falls_due(today, today + timedelta(SOON)))


def state_of(row: Obligation, today: date) -> State:
    """The state of one."""
    if row.done is not None and row.done <= today:
        if row.outcome == Outcome.NOT_NEEDED:
            return State.NOT_NEEDED
        if row.outcome == Outcome.DECLINED:
            return State.DECLINED
        return State.LATE if row.late else State.MET
    if row.ends is not None and row.ends <= today:
        return State.ENDED
    if row.opened > today:
        return State.NOT_YET
    if row.due is not None and row.due < today:
        return State.OVERDUE
    if row.amber is not None and row.amber <= today:
        return State.AMBER
    return State.GREEN
