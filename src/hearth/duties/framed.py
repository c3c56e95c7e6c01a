"""Obligations as a frame, for measures to count: the rows of the worklist, to the row."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw
import numpy as np

from hearth import frames
from hearth.dates import days
from hearth.duties.columns import FAR, NO_TIME, Array
from hearth.duties.engine import Obligations
from hearth.duties.model import Outcome

__all__ = ["OBLIGATIONS", "obligations_frame"]

OBLIGATIONS: dict[str, Any] = {
    "child": nw.String,
    "duty": nw.String,
    "part": nw.String,
    "about": nw.Date,
    "opened": nw.Date,
    "opened_time": nw.String,
    "due": nw.Date,
    "due_time": nw.String,
    "due_law": nw.Date,
    "done": nw.Date,
    "ends": nw.Date,
    "late": nw.Boolean,
    "declined": nw.Boolean,
    "not_needed": nw.Boolean,
    "reason": nw.String,
}
"""The columns of the record's table `obligations`, which the duties make and no source gives.

`part` is that of the limit followed; `late` is of what was done; days are null for none. The times
are of the day in England (``17:05``), where hours count.
"""


def obligations_frame(found: Obligations) -> nw.DataFrame[Any]:
    """Every obligation, in the columns of `OBLIGATIONS`."""
    rows = found.rows
    named = np.array([duty.id for duty in found.duties], object)
    parts = np.array([*(limit.part for limit in found.limits), ""], object)
    children = np.array(found.lives.children, object)
    columns = {
        "child": children[rows["child"]].tolist(),
        "duty": named[rows["duty"]].tolist(),
        "part": parts[rows["limit"]].tolist(),
        "late": rows["late"].tolist(),
        "declined": outcome_is(rows["outcome"], rows["done"], Outcome.DECLINED),
        "not_needed": outcome_is(rows["outcome"], rows["done"], Outcome.NOT_NEEDED),
        "reason": rows["reason"].tolist(),
    }
    dated = ("about", "opened", "due", "due_law", "done", "ends")
    columns |= {name: days.as_dates(rows[name]) for name in dated}
    timed = {"opened_time": "opened_at", "due_time": "due_at"}
    columns |= {name: times_of(rows[minute]) for name, minute in timed.items()}
    return frames.from_columns(columns, OBLIGATIONS)


def outcome_is(outcome: Array, done: Array, wanted: int) -> list[bool]:
    """Whether what ended each obligation came out so."""
    found: list[bool] = ((outcome == wanted) & (done < FAR)).tolist()
    return found


def times_of(minutes: Array) -> list[str | None]:
    """Minutes as times of day in England; None where there is none."""
    return [None if each == NO_TIME else days.clock_of(each) for each in minutes.tolist()]
