"""What was, month by month, in the same columns as what is forecast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.dates.days import birthday
from hearth.forecast.groups import AGE_BANDS, AGES, BANDS, EIGHTEEN, EXITS, GROUPS, REACHES
from hearth.forecast.panel import Panel, ages
from hearth.forecast.past import Past, day_number
from hearth.forecast.rates import bands_of
from hearth.forecast.simulate import SIZES

__all__ = ["NO_AGE", "Seen", "birthdays_ahead", "seen"]

Array = NDArray[Any]

NO_AGE = len(AGE_BANDS)
"""The place of those whose age is not known."""


@dataclass(frozen=True)
class Seen:
    """A council's past by month.

    On the day, a row for each of `ends`: `ages` (the last column, age not known), `groups`,
    `reaches`, `uasc`. In the month, a row for each but the first: `came` and `came_uasc`, `left`
    by way, `grown` by group, `families` by how many came together.
    """

    ends: tuple[date, ...]
    ages: Array
    groups: Array
    reaches: Array
    uasc: Array
    came: Array
    came_uasc: Array
    left: Array
    grown: Array
    families: Array


def seen(past: Past, panel: Panel) -> Seen:
    """Count the past at the ends of its months."""
    there = [on_the_day(past, day_number(end)) for end in panel.ends]
    ages_, groups, reaches, uasc = (np.array(each) for each in zip(*there, strict=True))
    begun = past.start_known.astype(bool)
    months = len(panel.ends) - 1
    by_way = [per_month(past.end[ways(past) == way], panel) for way in range(len(EXITS))]
    return Seen(
        ends=panel.ends,
        ages=ages_,
        groups=groups,
        reaches=reaches,
        uasc=uasc,
        came=per_month(past.start[begun], panel),
        came_uasc=per_month(past.start[begun & past.uasc], panel),
        left=np.stack(by_way, axis=-1),
        grown=eighteens(panel, months),
        families=families(panel, months),
    )


def on_the_day(past: Past, day: int) -> tuple[Array, Array, Array, int]:
    """Who was there: by age, group, distance, and how many unaccompanied."""
    stays = past.on(day)
    care = past.care[stays]
    months = ages(past.dob[care], day)
    band = np.where(months < 0, NO_AGE, np.array(BANDS)[bands_of(months, AGES)])
    return (
        np.bincount(band, minlength=NO_AGE + 1),
        np.bincount(past.group[stays], minlength=len(GROUPS)),
        np.bincount(past.reach[stays], minlength=len(REACHES)),
        int(past.uasc[care].sum()),
    )


def ways(past: Past) -> Array:
    """The way of leaving of each period: 18 for whoever left on or after that birthday."""
    return np.where(birthday(past.dob, 18) <= past.end, EIGHTEEN, past.way)


def per_month(days: Array, panel: Panel) -> Array:
    """How many of these days fall in each month."""
    return np.array(
        [
            ((days > first) & (days <= last)).sum()
            for first, last in pairwise(day_number(end) for end in panel.ends)
        ],
        np.int64,
    )


def eighteens(panel: Panel, months: int) -> Array:
    """Who turned 18 in care, by month and the group of homes they lived in."""
    rows = panel.months
    grown = rows.way == EIGHTEEN
    counts = np.zeros((months, len(GROUPS)), np.int64)
    np.add.at(counts, (rows.month[grown], rows.group[grown]), 1)
    return counts


def families(panel: Panel, months: int) -> Array:
    """Families that came, by month and how many children came together."""
    came = panel.arrivals
    counts = np.zeros((months, SIZES), np.int64)
    pairs = np.stack([came.month.astype(np.int64), came.family.astype(np.int64)], axis=-1)
    which, size = np.unique(pairs, axis=0, return_counts=True)
    np.add.at(counts, (which[:, 0], np.minimum(size, SIZES) - 1), 1)
    return counts


def birthdays_ahead(past: Past, days: tuple[date, ...]) -> Array:
    """18th birthdays of the children in care now, by month to come and the group they live in.

    Known to the day; some will have left care before. `days` begins with today.
    """
    stays = past.on(past.today)
    eighteen = birthday(past.dob[past.care[stays]], 18)
    counts = np.zeros((len(days) - 1, len(GROUPS)), np.int64)
    at = np.searchsorted([day_number(day) for day in days], eighteen) - 1
    told = (at >= 0) & (at < len(counts))
    np.add.at(counts, (at[told], past.group[stays][told]), 1)
    return counts
