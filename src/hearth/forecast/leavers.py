"""Care leavers of 18 to 24: those the returns tell of, and those who turn 18 in each future."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from hearth.dates import THIRTEEN_WEEKS, add_months
from hearth.dates.days import FAR, Array, birthday, day_number
from hearth.forecast.past import Past

__all__ = ["LEAVERS", "known_leavers", "leavers_ahead", "whole_from"]

LEAVERS = ((18, 21, "Care leavers of 18 to 20"), (21, 25, "Care leavers of 21 to 24"))
"""First age, the age that ends it, and the name of each band of care leavers."""

COUNTS_FROM, LEFT_FROM, GROWN = 14, 16, 18


def known_leavers(past: Past, days: Sequence[date]) -> Array:
    """How many care leavers the returns tell of on each day, by band: days by bands.

    A care leaver was in care on or after their 16th birthday, for 13 weeks or more in all after
    their 14th, and is not in care today. Time before the first return counts as long enough.
    """
    born = born_of(past, leaving(past))
    numbers = np.array([day_number(day) for day in days])
    return np.array([in_bands(born, number) for number in numbers]).reshape(-1, len(LEAVERS))


def leaving(past: Past) -> Array:
    """The children, by number, who left care as care leavers or will be when they are 18."""
    begun = birthday(past.dob, COUNTS_FROM)
    until = np.minimum(np.minimum(past.end, birthday(past.dob, GROWN)), past.today + 1)
    held = np.maximum(until - np.maximum(past.start, begun), 0)
    held = np.where((held > 0) & ~past.start_known, np.maximum(held, THIRTEEN_WEEKS), held)
    children = int(past.child.max(initial=-1)) + 1
    enough = np.bincount(past.child, held, children) >= THIRTEEN_WEEKS
    late = np.zeros(children, bool)
    late[past.child[(past.end > birthday(past.dob, LEFT_FROM)) & (past.dob < FAR)]] = True
    still = np.zeros(children, bool)
    still[past.child[past.care[past.on(past.today)]]] = True
    return np.flatnonzero(enough & late & ~still)


def born_of(past: Past, children: Array) -> Array:
    """Their dates of birth."""
    born = np.full(int(past.child.max(initial=-1)) + 1, FAR)
    born[past.child] = past.dob
    return born[children]


def in_bands(born: Array, day: int) -> list[int]:
    """How many are in each band of age on a day."""
    counts = []
    for first, end, _ in LEAVERS:
        old = (birthday(born, first) <= day) & (day < birthday(born, end))
        counts.append(int(old.sum()))
    return counts


def leavers_ahead(past: Past, days: Sequence[date], grown: Array) -> Array:
    """Care leavers in each future: days by futures by bands.

    `grown` is how many turn 18 in care, by month and future. To them come those who leave at 16
    or 17 and turn 18 after: as many beside them as in the past, from none at first (who has left
    already is known) to all of them after two years.
    """
    beside = beside_them(past)
    months = np.arange(1, len(grown) + 1)
    ramp = 1 + beside * np.minimum(months / 24, 1.0)
    ever = np.concatenate([np.zeros((1, grown.shape[1])), np.cumsum(grown * ramp[:, None], axis=0)])
    known = known_leavers(past, days)
    bands = [
        ever[back(months, first)] - ever[back(months, end)] + known[:, at, None]
        for at, (first, end, _) in enumerate(LEAVERS)
    ]
    return np.asarray(np.rint(np.stack(bands, axis=-1)))


def back(months: Array, age: int) -> Array:
    """The month by which those of that age turned 18; 0 when it is not after today."""
    return np.asarray(np.maximum(months - 12 * (age - GROWN), 0))


def beside_them(past: Past) -> float:
    """For each who turned 18 in care, how many care leavers turned 18 who had left before."""
    eighteen = birthday(born_of(past, leaving(past)), GROWN)
    turned = eighteen[(eighteen > past.first) & (eighteen <= past.today)]
    ends = birthday(past.dob, GROWN)
    in_care = ((past.end >= ends) & (ends > past.first) & (ends <= past.today)).sum()
    return float(max(0, len(turned) - in_care) / max(1, in_care))


def whole_from(past: Past) -> tuple[date, ...]:
    """For each band the day from which the returns tell of all: none left care before them."""
    return tuple(add_months(past.first_day, 12 * (end - LEFT_FROM)) for _, end, _ in LEAVERS)
