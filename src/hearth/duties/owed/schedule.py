"""The ages at which the national schedule has immunisations: data, as the schedule changes."""

from __future__ import annotations

from functools import cache

import numpy as np

from hearth.dates import days
from hearth.duties.columns import FAR, Array, Columns, stack
from hearth.duties.limits import day_of, rows_of
from hearth.duties.lives import Lives
from hearth.duties.owed.care import in_care

__all__ = ["ages_reached"]


def ages_reached(lives: Lives) -> Columns:
    """Care from each day on which the child reached an age of the schedule in it: child, start,
    end."""
    care = in_care(lives).only("child", "start", "end")
    born = lives.dob[care["child"]]
    found = []
    for row in schedule():
        day = reached(born, *row)
        inside = (care["start"] <= day) & (day < care["end"])
        found.append(care.adding(start=day).keep(inside))
    return stack(found)


def reached(dob: Array, age: str, starts: int, stops: int) -> Array:
    """The day an age is reached; FAR where the schedule did not have it on that day."""
    number, unit = age.split()
    day = days.add_months(dob, int(number)) if unit == "m" else dob + 7 * int(number)
    return np.where((dob < FAR) & (day >= starts) & (day < stops), day, FAR)


@cache
def schedule() -> tuple[tuple[str, int, int], ...]:
    """Each age, with the first day on which the schedule has it and the day it stops."""
    found = []
    for row in rows_of("immunisation-ages.csv"):
        starts, stops = day_of(row["starts"]), day_of(row["stops"])
        first = days.day_number(starts) if starts else -FAR
        found.append((row["age"], first, days.day_number(stops) if stops else FAR))
    return tuple(found)
