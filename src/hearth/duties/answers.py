"""What begins with an event, and which evidence answers it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from hearth.duties.columns import FAR, NO_TIME, Array, Columns, pairs, stack
from hearth.duties.evidence import events
from hearth.duties.lives import Lives
from hearth.duties.model import Outcome
from hearth.duties.owed.care import in_care

__all__ = ["answering", "asked", "evidence", "says", "until_leaving"]

Rows = Callable[[Lives], Columns]


def asked(lives: Lives, *codes: str) -> Columns:
    """What events of these codes ask for: child, opens, opens_at, about, level, until.

    One that was withdrawn, declined or came to nothing asks for nothing.
    """
    rows = events(lives, *codes)
    rows = rows.keep(rows["outcome"] == Outcome.DONE)
    return rows.only("child", "until", "level", opens="on", opens_at="at", about="on")


def until_leaving(lives: Lives, rows: Columns, otherwise: Array | int = FAR) -> Columns:
    """The rows, owed until the end of the period of care in which they open; those that open
    outside care until another day."""
    care = in_care(lives)
    mine, theirs = pairs(rows, care)
    day = rows["opens"][mine]
    inside = (care["start"][theirs] <= day) & (day < care["end"][theirs])
    ends = np.full(len(rows), FAR) + np.zeros(len(rows), np.int64)
    ends[:] = otherwise
    ends[mine[inside]] = care["end"][theirs[inside]]
    return rows.adding(ends=ends)


def says(words: Array, part: str) -> Array:
    """Whether each text has this in it, in small letters or capitals."""
    return np.char.find(np.char.lower(words.astype("U200")), part) >= 0


def evidence(*parts: Columns) -> Columns:
    """Evidence of several kinds with all the columns that matter, in order of child.

    `about` is FAR where the evidence does not say what it answers.
    """
    return stack([filled(part) for part in parts]).sorted("child", "on")


def filled(rows: Columns) -> Columns:
    count = len(rows)
    return Columns(
        child=rows["child"],
        on=rows["on"],
        about=rows.get("about", np.full(count, FAR)),
        at=rows.get("at", np.full(count, NO_TIME)),
        outcome=rows.get("outcome", np.full(count, Outcome.DONE, np.int8)),
        reason=rows.get("reason", np.full(count, "", "U200")),
    )


def answering(owed: Rows, proof: Rows, by: Callable[[Array], Array] | None = None) -> Rows:
    """The evidence for each row of what is owed, `about` what that row is about.

    Evidence that says what it answers, by the day it is about or the day the clock started, is for
    that alone; any other is for every row it comes after. What was done before the minute the
    clock started does not count. With `by`, the last day for what opened on a day, a refusal falls
    away when it was done after all by then.
    """

    def done(lives: Lives) -> Columns:
        rows = owed(lives)
        known = evidence(proof(lives))
        mine, theirs = pairs(rows, known)
        fits = answers(rows.keep(mine), known.keep(theirs))
        mine, theirs = mine[fits], theirs[fits]
        found = known.keep(theirs).adding(about=rows["about"][mine])
        if "strand" in rows:
            found = found.adding(strand=rows["strand"][mine])
        if by is None:
            return found
        return found.keep(~outdone(found, mine, by(rows["opens"])[mine]))

    return done


def answers(rows: Columns, proof: Columns) -> Array:
    """Whether each evidence can be for the row beside it."""
    said = proof["about"]
    since = rows.get("since", rows["opens"])
    named = (said == rows["about"]) | (said == rows["opens"])
    start = rows.get("opens_at", np.full(len(rows), NO_TIME))
    early = (proof["at"] != NO_TIME) & (proof["at"] < start)
    return np.where(said < FAR, named, proof["on"] >= since) & ~early


def outdone(found: Columns, owner: Array, by: Array) -> Array:
    """The refusals of what was done after all by the last day for it."""
    in_time = (found["outcome"] == Outcome.DONE) & (found["on"] <= by)
    done = np.bincount(owner, in_time, minlength=owner.max(initial=0) + 1) > 0
    return (found["outcome"] == Outcome.DECLINED) & done[owner]
