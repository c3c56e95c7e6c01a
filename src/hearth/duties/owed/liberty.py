"""Secure homes and deprivation of liberty."""

from __future__ import annotations

import numpy as np

from hearth.duties.answers import asked, until_leaving
from hearth.duties.columns import FAR, Array, Columns, pairs
from hearth.duties.evidence import runs_to
from hearth.duties.lives import Lives
from hearth.duties.owed.care import homes_in, opened
from hearth.duties.spells import first_on

__all__ = ["deprived", "orders_in", "secure", "without_court"]

SECURE = "K1"
WINDOW = 25
"""Days before a stay on which earlier stays count: with its own three they make 28."""
RENEWED = 28
"""An order that begins so many days after the last one ended was meant to follow it."""


def secure(lives: Lives) -> Columns:
    """Secure homes whose beginning is held."""
    rows = homes_in(lives, SECURE)
    return rows.keep(rows["fresh"] != "")


def without_court(lives: Lives) -> Columns:
    """Secure homes entered without an order in force. `due`: when 72 hours within 28 days are
    used up, with earlier stays."""
    rows = opened(secure(lives))
    orders = asked(lives, "SECURE_ORDER")
    mine, theirs = pairs(rows, orders)
    day = rows["opens"][mine]
    within = (orders["opens"][theirs] <= day) & (day < orders["until"][theirs])
    covered = np.zeros(len(rows), bool)
    covered[mine[within]] = True
    due = rows["opens"] + np.maximum(3 - used(rows), 0)
    return rows.adding(due=due, since=rows["opens"]).keep(~covered)


def used(rows: Columns) -> Array:
    """The days of earlier secure stays within the window before each."""
    mine, theirs = pairs(rows, rows)
    first, stop = rows["opens"][mine] - WINDOW, rows["opens"][mine]
    days = np.minimum(rows["ends"][theirs], stop) - np.maximum(rows["opens"][theirs], first)
    return np.bincount(mine, np.maximum(days, 0), minlength=len(rows)).astype(np.int64)


def orders_in(lives: Lives) -> Columns:
    """The court's orders for secure homes, each with the day it runs to as `due`. `first` says
    that none came before it in that home."""
    rows, homes = asked(lives, "SECURE_ORDER"), opened(secure(lives))
    mine, theirs = pairs(rows, homes)
    order, home = rows.keep(mine), homes.keep(theirs)
    inside = (order["opens"] < home["ends"]) & (order["until"] > home["opens"])
    earliest = np.full(len(homes), FAR)
    np.minimum.at(earliest, theirs[inside], order["opens"][inside])
    found = order.only("child", "about", "opens", due="until")
    found = found.adding(since=order["opens"] + 1, ends=home["ends"])
    return found.adding(first=order["opens"] == earliest[theirs]).keep(inside)


def deprived(lives: Lives) -> Columns:
    """Orders that deprive a child of liberty, each up to the one that follows it, or its end.

    `due` is the day it ends, FAR while that is not known.
    """
    rows = lives["deprivations"]
    end = runs_to(rows)
    after = first_on(rows.adding(start=rows["start"] + 1), rows["child"], rows["start"])
    follows = after <= np.minimum(end + RENEWED, FAR - 1)
    found = until_leaving(lives, opened(rows))
    return found.adding(
        ends=np.where(follows, after, np.minimum(rows["end"], found["ends"])),
        since=rows["start"] + 1,
        due=end,
        part=np.where(end < FAR, "first", "open"),
    )
