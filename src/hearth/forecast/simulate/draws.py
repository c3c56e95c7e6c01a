"""What differs between futures beside chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearth.forecast.estimate import Estimate
from hearth.forecast.past import months_ahead

__all__ = ["Draws", "draws"]

Array = NDArray[Any]


@dataclass(frozen=True)
class Draws:
    """What differs between futures beside chance: how leaving drifts and how unsure rates are;
    for each stream how many families come in each month."""

    leave: Array
    leave_age: Array
    move: Array
    arrivals: tuple[Array, ...]


def draws(estimated: Estimate, months: int, futures: int, rng: np.random.Generator) -> Draws:
    """Draw them for every future."""
    calendar = calendar_of(estimated, months)
    rates = []
    for stream in estimated.streams:
        path = stream.rate.some(futures, rng).onward(months, rng) * stream.season[calendar]
        rates.append(rng.poisson(np.minimum(path, 1e6)))
    return Draws(
        estimated.leave_rate.some(futures, rng).onward(months, rng).astype(np.float32),
        estimated.leave.tilted(futures, rng).astype(np.float32),
        estimated.move.drawn(futures, rng).mean(axis=1).astype(np.float32),
        tuple(rates),
    )


def calendar_of(estimated: Estimate, months: int) -> Array:
    """The calendar month, from 0, of each month to come."""
    return np.array([day.month - 1 for day in months_ahead(estimated.past.day, months)])
