"""Being looked after: periods of care, homes within them, and the regimes that switch rules."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from hearth.duties.columns import Array, Columns, stack
from hearth.duties.limits import limits
from hearth.duties.lives import Lives
from hearth.duties.owed.codes import WITH_ADOPTERS
from hearth.duties.owed.short_breaks import beyond
from hearth.duties.spells import merged, met, minus

__all__ = [
    "aged",
    "begun_care",
    "for_adoption",
    "homes",
    "homes_in",
    "in_care",
    "in_record",
    "opened",
    "ordinary_care",
    "until_age",
]


Spells = Callable[[Lives], Columns]


def in_care(lives: Lives) -> Columns:
    """Periods of care, no longer than to the 18th birthday. Short breaks are left out, but for
    the days of a stay that is one no longer (regulation 48).

    Columns: child, start, end, rec, known, latest.
    """
    return lives.once(periods_of_childhood)


def begun_care(lives: Lives) -> Columns:
    """Periods of care whose beginning is held: the clocks of coming into care start with these."""
    return in_care(lives).where("known", ("1",))


def in_record(lives: Lives, care: Columns, duty: str) -> Array:
    """Whether what is owed on coming into care is asked of each period: its beginning is held, and
    it fell due when the council recorded what it does already."""
    spans = [limit.span for limit in limits(duty) if limit.part == "first"]
    due = np.minimum.reduce([span.after(care["start"]) for span in spans])
    return (care["known"] == "1") & (due >= lives.since(duty))


def for_adoption(lives: Lives) -> Columns:
    """When the council may place the child for adoption, or has: a placement order, or a home
    with adopters (Adoption Agencies Regulations 2005, regulation 36). Merged: child, start, end.
    """
    return lives.once(authorised)


def authorised(lives: Lives) -> Columns:
    ordered = lives["statuses"].where("ls", ("E1",)).only("child", "start", "end")
    placed = homes(lives).where("place", WITH_ADOPTERS).only("child", "start", "end")
    return merged(met(stack([ordered, placed]), in_care(lives)))


def ordinary_care(lives: Lives) -> Columns:
    """Periods of care without the times when reviews are those of adoption.

    As `in_care`, and `care`, the day the whole period began.
    """
    return lives.once(care_without_adoption)


def care_without_adoption(lives: Lives) -> Columns:
    care = in_care(lives)
    return minus(care.adding(care=care["start"]), for_adoption(lives))


def periods_of_childhood(lives: Lives) -> Columns:
    broken = minus(beyond(lives), lives["periods"]).adding(rec="", known="1", latest="")
    names = ("child", "start", "end", "rec", "known", "latest")
    both = stack([lives["periods"].only(*names), broken.only(*names)])
    return until_age(lives, both.sorted("child", "start"), 18)


def until_age(lives: Lives, spells: Columns, age: int) -> Columns:
    """The spells as far as they lie before a birthday."""
    end = np.minimum(spells["end"], lives.birthday(age)[spells["child"]])
    return spells.adding(end=end).keep(spells["start"] < end)


def aged(lives: Lives, spells: Columns, low: int, high: int) -> Columns:
    """The spells as far as the child is at least `low` and not yet `high`."""
    start = np.maximum(spells["start"], lives.birthday(low)[spells["child"]])
    return until_age(lives, spells.adding(start=start), high)


def homes(lives: Lives) -> Columns:
    """Placements while looked after: child, start, end, place, provider, urn, area, fresh, latest.

    `fresh` is empty where the beginning is not held: no clock of moving in starts on its `start`.
    """
    return lives.once(homes_in_childhood)


def homes_in_childhood(lives: Lives) -> Columns:
    return until_age(lives, lives["placements"], 18)


def homes_in(lives: Lives, *places: str) -> Columns:
    """Placements of these types."""
    return homes(lives).where("place", places)


def opened(spells: Columns, *more: str) -> Columns:
    """Spells as what is owed: `opens` on their first day, `ends` with them, `about` the first."""
    return spells.only("child", *more, opens="start", ends="end", about="start")
