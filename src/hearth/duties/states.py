"""How each obligation stands on a day: worked out when it is looked at, as every day changes it."""

from __future__ import annotations

import numpy as np

from hearth.duties.columns import FAR, Array, Columns
from hearth.duties.model import Outcome, State

__all__ = ["OPEN", "fell_due", "on_time", "states"]

OPEN = (State.NOT_YET, State.GREEN, State.AMBER, State.OVERDUE)
"""The states in which there is something still to do."""


def states(rows: Columns, today: int) -> Array:
    """The state of each obligation at the end of the day `today`, as the text of `State`."""
    done = rows["done"] <= today
    outcome = rows["outcome"]
    cases = [
        (done & (outcome == Outcome.NOT_NEEDED), State.NOT_NEEDED),
        (done & (outcome == Outcome.DECLINED), State.DECLINED),
        (done & rows["late"], State.LATE),
        (done, State.MET),
        (rows["ends"] <= today, State.ENDED),
        (rows["opened"] > today, State.NOT_YET),
        (rows["due"] < today, State.OVERDUE),
        (rows["amber"] <= today, State.AMBER),
    ]
    return np.select([mask for mask, _ in cases], [state.value for _, state in cases], "due")


def fell_due(rows: Columns, first: int, last: int) -> Array:
    """Which obligations fell due from `first` to `last`, both included, while they were owed.

    One that ended before it was due did not; one that was not required is not asked of anybody.
    """
    within = (rows["due"] >= first) & (rows["due"] <= last)
    not_needed = (rows["done"] < FAR) & (rows["outcome"] == Outcome.NOT_NEEDED)
    met_before = rows["done"] < rows["ends"]
    return within & ~not_needed & ((rows["due"] < rows["ends"]) | met_before)


def on_time(rows: Columns) -> Array:
    """Which obligations were met by the day, or the minute, they were due."""
    done = (rows["done"] < FAR) & (rows["outcome"] == Outcome.DONE)
    return done & ~rows["late"]
