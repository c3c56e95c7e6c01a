"""How near a forecast comes to the futures that could truly have followed a generated past.

What happened is one of many futures the true state and the true rates allow. A forecast is held
against all of them: the one that happened and half of the generator's continuations. The other
half give the floor: their median is the best forecast there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from generator import HORIZONS, Council

from hearth.forecast.backtest import counts, ends_of, straight_line
from hearth.forecast.drift import MONTHLY, Restless
from hearth.forecast.estimate import estimate
from hearth.forecast.groups import GONE
from hearth.forecast.past import day_number
from hearth.forecast.simulate import simulate

EDGES = (0.1, 0.25, 0.5, 0.75, 0.9)
NAMES = ("floor", "hearth", "naive", "straight")


@dataclass(frozen=True)
class Scored:
    """One council: `size` (children on the day) and, by horizon and by total and each group:
    `error` of each of `NAMES`, `bias` of the forecast, `in_50` and `in_80` of it, `width` of its
    80% range beside the floor's."""

    regime: str
    size: int
    error: dict[str, np.ndarray]
    bias: np.ndarray
    in_50: np.ndarray
    in_80: np.ndarray
    width: np.ndarray


def scored(council: Council, futures: int = 200, seed: int = 1, pace: Restless = MONTHLY) -> Scored:
    """Forecast a council and hold the forecast against what could follow; `pace` see `estimate`."""
    past = council.past
    simulated = simulate(estimate(past, seed, pace), max(HORIZONS), futures, seed=seed)
    by_group = simulated.there[list(HORIZONS)][:, :, :GONE].sum(axis=(3, 4, 5))
    low, under, middle, over, high = np.quantile(with_total(by_group), EDGES, axis=1)
    half = len(council.futures) // 2
    known = with_total(council.futures[:half])
    true = with_total(np.concatenate([council.actual[None], council.futures[half:]]))
    back = np.array([counts(past, day_number(day)) for day in ends_of(past)])
    said = {
        "floor": np.median(known, axis=0),
        "hearth": middle,
        "naive": np.broadcast_to(back[-1], middle.shape),
        "straight": np.array([straight_line(back, months) for months in HORIZONS]),
    }
    best = np.subtract(*np.quantile(known, (0.9, 0.1), axis=0))
    return Scored(
        council.regime,
        int(back[-1, 0]),
        {name: np.abs(true - forecast).mean(axis=0) for name, forecast in said.items()},
        (middle - true).mean(axis=0),
        ((under <= true) & (true <= over)).mean(axis=0),
        ((low <= true) & (true <= high)).mean(axis=0),
        (high - low) / np.maximum(best, 1.0),
    )


def with_total(by_group: np.ndarray) -> np.ndarray:
    """The total before the groups, along the last axis."""
    return np.concatenate([by_group.sum(axis=-1, keepdims=True), by_group], axis=-1)


def mean(scores: Sequence[Scored], name: str, at: int | slice = 0) -> np.ndarray:
    """The mean over councils of an error (by its name), or of another value, by horizon; of the
    total, or of several groups together."""
    values = [one.error[name] if name in NAMES else getattr(one, name) for one in scores]
    found = np.mean(values, axis=0)[:, at]
    return found if found.ndim == 1 else found.mean(axis=1)
