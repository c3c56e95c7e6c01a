"""Axes: nice ticks, straight scales, labels pushed apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from hearth.documents.words import number

__all__ = ["Scale", "decimals_of", "full_scale", "known", "nice_scale", "spread", "thinned"]


# The least part of the way from zero to the highest value that an axis may show.
LEAST_SHOWN = 0.4


def known(values: Sequence[float | None]) -> list[float]:
    """The values that are there."""
    return [value for value in values if value is not None]


def decimals_of(values: Sequence[float]) -> int:
    """Decimals to show: none for whole numbers, else one, as tables do; two if all are tiny."""
    if all(float(value).is_integer() for value in values):
        return 0
    return 2 if max(abs(value) for value in values) < 0.1 else 1


@dataclass(frozen=True)
class Scale:
    """A straight scale from values [low, high] to pixels [start, end], with its ticks."""

    low: float
    high: float
    step: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value falls, in pixels."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def ticks(self) -> list[float]:
        """The values marked on the axis, first and last included."""
        count = round((self.high - self.low) / self.step)
        return [round(self.low + i * self.step, 10) for i in range(count + 1)]

    def shown(self, value: float) -> str:
        """A tick's value as text."""
        return number(value, max(0, -math.floor(math.log10(self.step) + 1e-9)))


def nice_scale(
    values: Sequence[float], start: float, end: float, *, zero: bool, most: int = 6
) -> Scale:
    """A scale holding all the values with at most `most` steps of 1, 2 or 5 times a power of ten.

    `zero` keeps zero on the axis, as bars need. Without it zero is still kept unless all values
    lie in the upper half; and never less than two fifths of the way up from zero is shown, or a
    small change would look like a great one.
    """
    low, high = min(values), max(values)
    if not zero and 0 < low < high:
        low = min(low, high * (1 - LEAST_SHOWN))
    if zero or low <= high / 2 or low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    if high == low:
        low, high = (0.0, high * 2) if high > 0 else (low * 2, 0.0) if low < 0 else (0.0, 1.0)
    step = _nice_step((high - low) / most)
    while math.ceil(high / step - 1e-9) - math.floor(low / step + 1e-9) > most:
        step = _nice_step(step * 1.01)
    return Scale(
        math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step, start, end
    )


def full_scale(values: Sequence[float], start: float, end: float) -> Scale:
    """A scale from zero to the furthest value, for bars that carry their own values: no ticks."""
    low, high = min(0.0, *values), max(0.0, *values)
    return Scale(low, high if high > low else low + 1, 1, start, end)


def _nice_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least) + 1e-9)
    return next(power * m for m in (1, 2, 5, 10) if power * m >= least * (1 - 1e-9))


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Centres as near as can be to those wanted, so that things of these sizes do not overlap.

    Overlapping neighbours are pooled and share the displacement. Order is kept.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    pools: list[tuple[list[int], float]] = []
    for i in order:
        members, top = [i], wanted[i] - sizes[i] / 2
        while True:
            total = sum(sizes[m] for m in members)
            top = max(low, min(top, high - total))
            if not pools or pools[-1][1] + sum(sizes[m] for m in pools[-1][0]) <= top + 1e-9:
                break
            members = pools.pop()[0] + members
            top = _best_top(members, wanted, sizes)
        pools.append((members, top))
    return _centres(pools, sizes)


def _best_top(members: list[int], wanted: Sequence[float], sizes: Sequence[float]) -> float:
    """Where a pool should begin so that its members are on average where they want to be."""
    tops, above = [], 0.0
    for member in members:
        tops.append(wanted[member] - sizes[member] / 2 - above)
        above += sizes[member]
    return sum(tops) / len(tops)


def _centres(pools: list[tuple[list[int], float]], sizes: Sequence[float]) -> list[float]:
    centres = [0.0] * len(sizes)
    for members, top in pools:
        for member in members:
            centres[member] = top + sizes[member] / 2
            top += sizes[member]
    return centres


def thinned(widths: Sequence[float], room: float) -> list[int]:
    """Which of evenly spaced labels to keep so that none touch: every nth, counted from the last.

    `room` is the distance between two neighbours' middles.
    """
    if not widths:
        return []
    every = max(1, math.ceil((max(widths) + 8) / room)) if room > 0 else len(widths)
    last = len(widths) - 1
    return [i for i in range(len(widths)) if (last - i) % every == 0]
