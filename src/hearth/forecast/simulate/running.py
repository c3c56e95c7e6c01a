"""Many futures, a block at a time, on every core."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from hearth.cores import cores
from hearth.forecast.estimate import Estimate
from hearth.forecast.past import months_ahead
from hearth.forecast.simulate.block import Block
from hearth.forecast.simulate.change import Change
from hearth.forecast.simulate.draws import draws
from hearth.forecast.simulate.futures import Futures

__all__ = ["simulate"]

TOGETHER = 2_000_000  # rows worked on at a time: more would only need more memory


def simulate(
    estimated: Estimate,
    months: int,
    futures: int = 1_000,
    *,
    seed: int = 1,
    changes: Sequence[Change] = (),
) -> Futures:
    """Live through so many months in so many futures."""
    today = estimated.past.day
    days = [today, *months_ahead(today, months)]
    found = Futures.none(days, futures, len(changes))
    blocks = blocks_of(estimated, months, futures)
    seeds = np.random.SeedSequence(seed).spawn(len(blocks))
    drawn = draws(estimated, months, futures, np.random.default_rng([seed, 11]))
    with ThreadPoolExecutor(cores()) as pool:
        jobs = [
            pool.submit(
                Block(estimated, days, drawn, block, np.random.default_rng(own), changes).live,
                found.of(block),
            )
            for block, own in zip(blocks, seeds, strict=True)
        ]
        for job in jobs:
            job.result()
    return found


def blocks_of(estimated: Estimate, months: int, futures: int) -> list[slice]:
    """The futures in blocks that fit into memory; the same whatever the machine."""
    a_month = len(estimated.panel.arrivals.month) / max(1, estimated.panel.count)
    people = len(estimated.past.on(estimated.past.today)) + 1.3 * a_month * months
    together = max(1, min(futures, int(TOGETHER / max(people, 1.0))))
    return [slice(at, min(at + together, futures)) for at in range(0, futures, together)]
