"""Parents, relatives and friends: who was assessed before a move, and approved for a time only."""

from __future__ import annotations

import numpy as np

from hearth.duties.columns import Array, Columns, pairs
from hearth.duties.evidence import came_about, runs_to
from hearth.duties.lives import Lives
from hearth.duties.owed.care import homes
from hearth.duties.owed.codes import ADOPTERS, CONNECTED
from hearth.duties.spells import last_before

__all__ = [
    "ASSESSED",
    "assessed_before",
    "same_carers_since",
    "temporary_approvals",
]

WITH_KIN = tuple(set(CONNECTED) - set(ADOPTERS))
SAME_CARERS = ("T", "U")
SHORTLY = 28
"""How many days before a move a temporary approval for it may be made."""
ASSESSED = 184
"""How many days before a move parents may have been assessed for it."""


def same_carers_since(rows: Columns) -> Array:
    """The day the child came to the carers of each home: a move with the same ones (T, U) starts
    no year again, and no approval."""
    goes_on = np.zeros(len(rows), bool)
    follows = (rows["child"][1:] == rows["child"][:-1]) & (rows["start"][1:] == rows["end"][:-1])
    goes_on[1:] = follows & np.isin(rows["fresh"][1:], SAME_CARERS)
    first = np.maximum.accumulate(np.where(goes_on, 0, np.arange(len(rows))))
    return rows["start"][first]


def temporary_approvals(lives: Lives) -> Columns:
    """Temporary approvals of connected persons, while the child lives there: child, start, end,
    `given`, the day to which each was given (FAR: for the whole time), and `home`, the day the
    child came.

    Carers who are approved adopters have approvals of another kind (regulation 25A).
    """
    return lives.once(approvals_and_homes)


def approvals_and_homes(lives: Lives) -> Columns:
    approved = came_about(lives, "TEMP_APPROVAL")
    made = approved.adding(given=runs_to(approved)).only("child", "given", start="on")
    rows = homes(lives).where("place", WITH_KIN)
    came = same_carers_since(rows)
    last = np.append(came[1:] != came[:-1], True) if len(rows) else np.zeros(0, bool)
    last[:-1] |= rows["child"][1:] != rows["child"][:-1]
    with_them = rows.adding(start=came).keep(last)
    mine, theirs = pairs(made, with_them)
    day, home = made["start"][mine], with_them.keep(theirs)
    here = (day >= home["start"] - SHORTLY) & (day < home["end"])
    return made.keep(mine).adding(end=home["end"], home=home["start"]).keep(here)


def assessed_before(lives: Lives, rows: Columns) -> Array:
    """Whether parents were assessed for a move to them before it, or on the day."""
    made = came_about(lives, "PARENTS_ASSESSMENT")
    day_after = rows.adding(start=rows["start"] + 1)
    before = last_before(day_after, made["child"], made["on"])
    return (before <= rows["start"]) & (before >= rows["start"] - ASSESSED)
