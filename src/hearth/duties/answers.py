"""What begins with an event, and which evidence answers it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from hearth.duties.columns import FAR, NO_TIME, Array, Columns, pairs, stack
from hearth.duties.evidence import came_about, runs_to
from hearth.duties.limits import limits
from hearth.duties.lives import Lives
from hearth.duties.model import Outcome
from hearth.duties.owed.care import in_care

__all__ = ["answering", "asked", "evidence", "says", "strand", "until_leaving"]

Rows = Callable[[Lives], Columns]


def asked(lives: Lives, *codes: str) -> Columns:
    """What events of these codes ask for: child, opens, opens_at, about, level, number, and
    `until` when, as far as that was told beforehand.

    One that was withdrawn, declined or came to nothing asks for nothing.
    """
    rows = came_about(lives, *codes)
    asking = rows.only("child", "level", "number", opens="on", opens_at="at", about="on")
    return asking.adding(until=runs_to(rows))


def until_leaving(lives: Lives, rows: Columns) -> Columns:
    """The rows, owed until the end of the period of care in which they open; those that open
    outside care until the 18th birthday."""
    care = in_care(lives)
    mine, theirs = pairs(rows, care)
    day = rows["opens"][mine]
    inside = (care["start"][theirs] <= day) & (day < care["end"][theirs])
    ends = lives.birthday(18)[rows["child"]]
    ends[mine[inside]] = care["end"][theirs[inside]]
    return rows.adding(ends=ends)


def strand(rows: Columns, number: int) -> Columns:
    """The rows as one of the several things that a duty asks for."""
    return rows.adding(strand=np.full(len(rows), number))


def says(words: Array, *parts: str) -> Array:
    """Whether each text has one of these in it, in small letters or capitals."""
    lower = [word.lower() for word in words.tolist()]
    return np.array([any(part in word for part in parts) for word in lower], bool)


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
        strand=rows.get("strand", np.zeros(count, np.int64)),
        outcome=rows.get("outcome", np.full(count, Outcome.DONE, np.int8)),
        reason=rows.get("reason", np.full(count, "", object)),
    )


def answering(owed: Rows, proof: Rows, refused: str = "") -> Rows:
    """The evidence for each row of what is owed, `about` what that row is about.

    Evidence that says what it answers, by the day it is about or the day the clock started, is for
    that alone. Any other is for every row it comes after; a refusal or an attempt only for the
    last of them. Evidence and row are of one strand. What was done before the minute the clock
    started does not count. `refused` is the duty of which a refusal falls away when it was done
    after all within its first limit.
    """

    def done(lives: Lives) -> Columns:
        rows = owed(lives)
        known = evidence(proof(lives))
        mine, theirs = pairs(rows, known)
        if "strand" in rows:
            same = rows["strand"][mine] == known["strand"][theirs]
            mine, theirs = mine[same], theirs[same]
        fits = answers(rows.keep(mine), known.keep(theirs), theirs)
        mine, theirs = mine[fits], theirs[fits]
        found = known.keep(theirs).adding(about=rows["about"][mine])
        if not refused:
            return found
        last = limits(refused)[0].span.after(rows["opens"])
        return found.keep(~outdone(found, mine, last[mine]))

    return done


def answers(rows: Columns, proof: Columns, which: Array) -> Array:
    """Whether each evidence can be for the row beside it; `which` numbers the evidence."""
    said, opens = proof["about"], rows["opens"]
    start = rows.get("opens_at", np.full(len(rows), NO_TIME))
    early = (proof["at"] != NO_TIME) & (proof["at"] < start)
    after = (proof["on"] >= rows.get("since", opens)) & ~early
    begun = after & (opens <= proof["on"])
    latest = np.full(which.max(initial=0) + 1, -FAR)
    np.maximum.at(latest, which[begun], opens[begun])
    whole = (proof["outcome"] == Outcome.DONE) | (opens == latest[which])
    named = (said == rows["about"]) | (said == opens)
    return np.where(said < FAR, named & ~early, after & whole)


def outdone(found: Columns, owner: Array, by: Array) -> Array:
    """The refusals of what was done after all by the last day for it."""
    in_time = (found["outcome"] == Outcome.DONE) & (found["on"] <= by)
    done = np.bincount(owner, in_time, minlength=owner.max(initial=0) + 1) > 0
    return (found["outcome"] == Outcome.DECLINED) & done[owner]
