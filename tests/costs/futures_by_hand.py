"""Futures made by hand: so many children in each group at the end of each month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from hearth.forecast.past import months_ahead
from hearth.forecast.simulate import Futures

Living = Mapping[int, Sequence[Sequence[int]]]


def futures_of(living: Living, today: date = date(2025, 3, 31)) -> Futures:
    """Futures in which groups (by number) hold so many children: a row a month, a cell a future."""
    first = np.array(next(iter(living.values())))
    days = [today, *months_ahead(today, len(first) - 1)]
    found = Futures.none(days, first.shape[1], 0)
    for group, rows in living.items():
        found.there[:, :, group, 3, 0, 0] = rows
    return found
