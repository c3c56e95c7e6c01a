"""Who the return asks OC3 of, as far as the record can tell.

Young people with a 17th to 25th birthday in the year, who had 13 weeks in care from 14 on and a day
of it from 16 on (checks 1000, 1001, 1007, 1011), short breaks aside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import THIRTEEN_WEEKS, CollectionYear, birthday
from hearth.records.care.model import short_breaks

__all__ = ["care_leavers"]

AGES = range(17, 26)
# Died, adopted, or the care of another council: nobody leaves care so.
NO_LEAVERS = frozenset({"E2", "E3", "E11", "E12", "E15"})

Spell = tuple[date, date | None, str | None]


def care_leavers(held: Mapping[str, nw.DataFrame[Any]], year: CollectionYear) -> set[str]:
    """The children of the record who are care leavers of a year."""
    births = held["header"].select("child", "dob").drop_nulls()
    young = {child: dob for child, dob in births.iter_rows() if age_in(year, dob) in AGES}
    care = spells(held["episodes"].filter(nw.col("child").is_in(list(young))))
    return {child for child, spells in care.items() if left(spells, young[child], year)}


def age_in(year: CollectionYear, dob: date) -> int:
    """How old somebody becomes on their birthday in a year."""
    return year.ending - dob.year - (1 if dob.month >= 4 else 0)


def spells(episodes: nw.DataFrame[Any]) -> dict[str, list[Spell]]:
    """The care of each child, in order, short breaks left out."""
    ordinary = episodes.filter(~nw.col("ls").is_in(short_breaks()).fill_null(False))
    found: dict[str, list[Spell]] = defaultdict(list)
    for child, start, end, why in (
        ordinary.sort("child", "decom").select("child", "decom", "dec", "rec").iter_rows()
    ):
        found[child].append((start, end, why))
    return found


def left(care: Sequence[Spell], dob: date, year: CollectionYear) -> bool:
    """Whether a young person had left care long enough in it by their birthday in the year."""
    reached = birthday(dob, age_in(year, dob))
    before = [spell for spell in care if spell[0] < reached]
    if not before or looked_after(care, reached) or looked_after(care, year.end):
        return False
    if before[-1][2] in NO_LEAVERS:
        return False
    from_14, from_16 = (days(before, birthday(dob, age), reached) for age in (14, 16))
    return from_14.days >= THIRTEEN_WEEKS and from_16 > timedelta(0)


def looked_after(care: Iterable[Spell], on: date) -> bool:
    """Whether somebody was in care on a day."""
    return any(start <= on and (end is None or end > on) for start, end, _ in care)


def days(care: Iterable[Spell], since: date, until: date) -> timedelta:
    """How long somebody was in care between two days."""
    lengths = (min(end or until, until) - max(start, since) for start, end, _ in care)
    return sum((each for each in lengths if each > timedelta(0)), timedelta(0))
