"""What shows that a duty was done: the events and tables that definitions name."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from hearth.duties.columns import Array, Columns, stack
from hearth.duties.lives import Lives
from hearth.duties.model import Outcome
from hearth.vocabulary import code_set

__all__ = ["any_of", "begun", "came_about", "event", "events", "runs_to"]

Done = Callable[[Lives], Columns]

MEANS = {
    "done": Outcome.DONE,
    "declined": Outcome.DECLINED,
    "not-needed": Outcome.NOT_NEEDED,
}
"""What the groups of outcomes mean; any other (tried, refused, withdrawn) ends nothing."""
OUTCOMES = {"": Outcome.DONE} | {
    each.code: MEANS[each.group] for each in code_set("OUTCOME").codes() if each.group in MEANS
}
"""What outcomes of events mean."""


def events(lives: Lives, *codes: str) -> Columns:
    """Events of these codes, with all their columns and `outcome` as a number. Why one was late
    stands before any other reason of it."""
    rows = lives.happened(*codes)
    late = rows["why_late"]
    reason = np.where(late == "", rows["reason"], late)
    return rows.adding(outcome=outcome_of(rows["outcome"]), reason=reason)


def came_about(lives: Lives, *codes: str) -> Columns:
    """Events of these codes that came about: what was refused, declined or only tried sets no
    rule going."""
    rows = events(lives, *codes)
    return rows.keep(rows["outcome"] == Outcome.DONE)


def outcome_of(words: Array) -> Array:
    """The `Outcome` of each event."""
    found = np.full(len(words), Outcome.TRIED, np.int8)
    for word, outcome in OUTCOMES.items():
        found[words == word] = outcome
    return found


def runs_to(rows: Columns) -> Array:
    """The day that each event, or order, runs to as it was told, though it is still to come."""
    return rows["told"]


def event(*codes: str) -> Done:
    """Evidence that is an event of one of these codes."""
    return lambda lives: events(lives, *codes)


def any_of(*kinds: Done) -> Done:
    """Evidence of any of these kinds."""

    def done(lives: Lives) -> Columns:
        parts = [whole(kind(lives)) for kind in kinds]
        return stack(parts)

    return done


def whole(rows: Columns) -> Columns:
    """Evidence with the columns that all evidence has in common."""
    count = len(rows)
    extra = {
        "outcome": rows["outcome"] if "outcome" in rows else np.zeros(count, np.int8),
        "reason": rows["reason"] if "reason" in rows else np.full(count, "", object),
        "about": rows["about"] if "about" in rows else rows["on"],
    }
    return rows.only("child", "on").adding(**extra)


def begun(table: str, **chosen: str) -> Done:
    """Evidence that is the beginning of a spell of a table, with these codes: a worker named."""

    def done(lives: Lives) -> Columns:
        rows = lives[table]
        for column, code in chosen.items():
            rows = rows.where(column, (code,))
        return rows.only("child", on="start")

    return done
