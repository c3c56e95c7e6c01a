"""The obligations of very many children: some thousands at a time, on every core."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import islice

import numpy as np

from hearth.cores import cores
from hearth.duties.columns import Columns, stack
from hearth.duties.engine import AS_THE_LAW_STANDS, Obligations, obligations
from hearth.duties.limits import Policy
from hearth.duties.lives import Lives
from hearth.duties.model import Duty

__all__ = ["TOGETHER", "in_parts", "of_many"]

TOGETHER = 20_000
"""Children worked out at a time: more would only need more memory."""


def in_parts(
    lives: Lives, duties: Iterable[Duty], today: date, policy: Policy = AS_THE_LAW_STANDS
) -> Iterator[Obligations]:
    """The obligations of `TOGETHER` children after another, in their order.

    Threads are enough: sorting and comparing whole columns leave the interpreter free.
    """
    asked = tuple(duties)
    waiting = lives.parts(TOGETHER)
    with ThreadPoolExecutor(cores()) as pool:

        def begin(part: Lives) -> Future[Obligations]:
            return pool.submit(obligations, part, asked, today, policy)

        ahead = [begin(part) for part in islice(waiting, cores())]
        while ahead:
            yield ahead.pop(0).result()
            ahead += [begin(part) for part in islice(waiting, 1)]


def of_many(
    lives: Lives,
    duties: Iterable[Duty],
    today: date,
    policy: Policy = AS_THE_LAW_STANDS,
    *,
    wanted: Callable[[Obligations], np.ndarray] | None = None,
) -> Obligations:
    """As `obligations`, worked out in parts and kept whole, or only the rows `wanted` marks."""
    before, rows, found = 0, [], None
    for found in in_parts(lives, duties, today, policy):
        mine = found.rows if wanted is None else found.rows.keep(wanted(found))
        mine = mine.adding(child=mine["child"] + before)
        rows.append(Columns(**{name: mine[name] for name in mine}))  # what is not wanted can go
        before += len(found.lives.children)
    if found is None:
        return obligations(lives, duties, today, policy)
    known = lives.upto(today).kept_from(policy.kept_from)
    return replace(found, lives=known, rows=stack(rows))
