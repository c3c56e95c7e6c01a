"""Beginnings that are not held: clocks that are counted from the first day anybody knows of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from hearth.duties.columns import Array, Columns, place_of
from hearth.duties.lives import Lives
from hearth.duties.model import Duty

__all__ = ["NOT_HELD", "NOT_RECORDED", "from_record", "not_held", "words_of_beginning"]

COUNTED = "counted from the first day we know"
NOT_HELD: Mapping[str, str] = {
    "care": f"The day care began is not held; {COUNTED}",
    "home": f"The day they came to this home is not held; {COUNTED}",
}
"""What is said of an obligation whose clock starts with such a day."""

NOT_RECORDED = f"What was done before is not in the record; {COUNTED}"
"""What is said of one whose clock starts when the council's record of it does."""


def not_held(lives: Lives, what: str) -> Columns:
    """Periods of care, or homes, of which the beginning is not held: `start` is the first day that
    is."""
    if what == "care":
        return lives["periods"].keep(lives["periods"]["known"] != "1")
    return lives["placements"].where("fresh", ("",))


def from_record(lives: Lives, rows: Columns, duties: Sequence[Duty]) -> Array:
    """Whether the clock of each obligation starts with the record of its duty."""
    since = np.array([lives.since(duty.id) for duty in duties], np.int64)
    return (rows["turn"] == 0) & (rows["opened"] == since[rows["duty"]])


def words_of_beginning(lives: Lives, rows: Columns, duties: Sequence[Duty]) -> Array:
    """Of each obligation that it is counted from the first day that is known; empty for others."""
    said = np.full(len(rows), "", object)
    place = place_of(rows["child"], rows["opened"])
    for what, words in NOT_HELD.items():
        known = not_held(lives, what)
        first = np.isin(place, place_of(known["child"], known["start"]))
        said[first & (rows["turn"] == 0) & (said == "")] = words
    said[from_record(lives, rows, duties) & (said == "")] = NOT_RECORDED
    return said
