"""Homes as what is owed: the move that starts a clock, and evidence that belongs to one home."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from hearth.duties.columns import FAR, Array, Columns, pairs
from hearth.duties.evidence import events
from hearth.duties.lives import Lives
from hearth.duties.model import Outcome
from hearth.duties.owed.care import homes, opened
from hearth.duties.spells import first_on, last_before

__all__ = ["for_home", "moves", "moves_to", "started"]

BEFORE = 28
"""How many days before a move what is done for it may be done, where it does not say for which."""


def started(lives: Lives) -> Columns:
    """Homes whose beginning is held, temporary moves looked through."""
    rows = homes(lives)
    return rows.keep(rows["fresh"] != "")


def moves(lives: Lives) -> Columns:
    """Each move to a home, from the day of the move and for as long as the child lives there.

    What is done beforehand counts; `about` is the day of the move.
    """
    return moved(started(lives))


def moves_to(choose: Callable[[Columns], Array]) -> Callable[[Lives], Columns]:
    """The moves to homes that a mask chooses."""

    def owed(lives: Lives) -> Columns:
        rows = started(lives)
        return moved(rows.keep(choose(rows)))

    return owed


def moved(rows: Columns) -> Columns:
    return opened(rows).adding(since=np.full(len(rows), -FAR))


def for_home(*codes: str) -> Callable[[Lives], Columns]:
    """Events of these codes, each about the day of the move that it is for.

    Where the event does not say, it is for the home in which it happened, or for the next when
    that began within four weeks and the first had its own already or none was there yet.
    """

    def done(lives: Lives) -> Columns:
        rows = events(lives, *codes)
        return rows.adding(about=np.where(rows["about"] < FAR, rows["about"], guessed(lives, rows)))

    return done


def guessed(lives: Lives, rows: Columns) -> Array:
    """The move that each event is for, by its day."""
    known = started(lives)
    at = rows.adding(start=rows["on"])
    coming = first_on(at, known["child"], known["start"])
    mine, theirs = pairs(rows, known)
    day = rows["on"][mine]
    inside = (known["start"][theirs] <= day) & (day <= known["end"][theirs])
    found = np.full(len(rows), FAR)
    found[mine[inside]] = known["start"][theirs[inside]]
    made = rows.keep(rows["outcome"] != Outcome.TRIED)
    before = last_before(at, made["child"], made["on"])
    had_its_own = (before < FAR) & (before >= found)
    ahead = (coming <= rows["on"] + BEFORE) & (had_its_own | (found == FAR))
    return np.where(ahead, coming, found)
