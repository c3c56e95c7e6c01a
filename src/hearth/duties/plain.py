"""Obligations as plain rows, with dates and words, for whoever reads or stores them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from hearth.dates import days, plan_by
from hearth.duties.beginnings import words_of_beginning
from hearth.duties.engine import Obligations
from hearth.duties.model import State
from hearth.duties.parts import owed_by, part_of
from hearth.duties.states import fell_due, on_time, states

__all__ = ["kept_in", "plain_rows"]

DAYS = ("about", "opened", "due", "due_law", "due_local", "amber", "done", "tried")


def plain_rows(found: Obligations, day: date) -> Iterator[dict[str, Any]]:
    """Every obligation as it stands at the end of a day, in order of the day due.

    Each is a dict of `child` (identifier), `duty`, the dates of `Obligations` (None for none),
    `ended` (only once it has), `plan_by`, `state`, `days_late` (of what is overdue or was late),
    `part` and `limit` in words, `level`, `source`, `owner` and `reason`: the one recorded, or else
    that the clock started with a day which is only the first that is held, or that the day may
    yet move.
    """
    today = days.day_number(day)
    rows = found.rows.keep(np.argsort(found.rows["due"], kind="stable"))
    state = states(rows, today)
    beginning = words_of_beginning(found.lives, rows, found.duties)
    dates = {name: days.as_dates(rows[name]) for name in (*DAYS, "ends")}
    for at in range(len(rows)):
        duty = found.duties[rows["duty"][at]]
        limit = found.limits[rows["limit"][at]] if rows["limit"][at] >= 0 else None
        due, ends = dates["due"][at], dates["ends"][at]
        yield {
            "child": found.lives.children[rows["child"][at]],
            "duty": duty.id,
            **{name: dates[name][at] for name in DAYS},
            "turn": int(rows["turn"][at]),
            "ended": ends if ends and ends <= day else None,
            "plan_by": plan_by(due) if due else None,
            "state": str(state[at]),
            "days_late": days_late(str(state[at]), due, dates["done"][at], day),
            "part": part_of(duty.id, limit.part) if limit else "",
            "limit": limit.span.words if limit else "",
            "level": limit.level.value if limit else "",
            "source": limit.source if limit else "",
            "owner": owed_by(duty, limit.part if limit else "").value,
            "reason": str(rows["reason"][at] or beginning[at])
            or (limit.span.caveat(due) if limit and not dates["done"][at] else ""),
        }


def days_late(state: str, due: date | None, done: date | None, day: date) -> int | None:
    """How many days late something is or was."""
    if due is None or state not in (State.OVERDUE, State.LATE):
        return None
    return ((done or day) - due).days


def kept_in(found: Obligations, duty: str, first: date, last: date) -> tuple[int, int]:
    """How many obligations of a duty that fell due in a period were met on time, and how many
    fell due; both days included."""
    rows = found.of(duty)
    fell = fell_due(rows, days.day_number(first), days.day_number(last))
    return int((fell & on_time(rows)).sum()), int(fell.sum())
