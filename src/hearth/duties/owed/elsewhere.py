"""Children who live where others arrange it: in hospital or custody, under a care order."""

from __future__ import annotations

from hearth.duties.columns import Columns
from hearth.duties.lives import Lives
from hearth.duties.owed.care import homes
from hearth.duties.owed.codes import COURT_ORDERS
from hearth.duties.spells import merged, met

__all__ = ["arranged_by_others"]

BY_OTHERS = ("R2", "R5")  # hospitals and the like, prison
# A residential school (S1) is not among them: it is the council's own placement in the return.


def arranged_by_others(lives: Lives) -> Columns:
    """Homes that others arranged for a child in care (regulation 28(6)): as homes, and `home`, the
    day the child moved in."""
    return lives.once(others_homes)


def others_homes(lives: Lives) -> Columns:
    rows = homes(lives).where("place", BY_OTHERS)
    ordered = lives["statuses"].where("ls", COURT_ORDERS).only("child", "start", "end")
    return met(rows.adding(home=rows["start"]), merged(ordered))
