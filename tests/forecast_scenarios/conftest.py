"""Made-up councils as columns, and what is estimated from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from hearth.forecast.estimate import Estimate, estimate
from hearth.forecast.past import FAR, Past, day_number

TODAY = date(2025, 3, 31)
FIRST = date(2020, 3, 31)


def made_up(children: int, seed: int = 5, uasc: float = 0.1) -> Past:
    """So many children who came over five years, each in one home; a third have left."""
    rng = np.random.default_rng(seed)
    today, first = day_number(TODAY), day_number(FIRST)
    start = np.sort(rng.integers(first + 1, today, children))
    left = rng.random(children) < 0.34
    end = np.where(left, np.minimum(start + rng.integers(40, 700, children), today), FAR)
    alone = rng.random(children) < uasc
    age = np.where(alone, rng.integers(15 * 365, 17 * 365, children),
                   rng.integers(30, 16 * 365, children))  # fmt: skip
    grown = start - age + 18 * 365
    left |= grown <= today
    end = np.where(left, np.minimum(np.minimum(end, grown), today), FAR)
    numbers = np.arange(children)
    return Past(
        today=today, first=first, child=numbers, start=start, start_known=np.ones(children, bool),
        end=end, first_end=end, way=np.where(left, 0, 4).astype(np.int8), dob=start - age,
        uasc=alone, family=numbers, care=numbers, begins=start, until=end,
        group=rng.choice([0, 1, 2, 3, 4, 6], children, p=[.15, .3, .3, .05, .12, .08])
        .astype(np.int8),
        reach=rng.integers(0, 3, children).astype(np.int8),
    )  # fmt: skip


@pytest.fixture(scope="session")
def estimated() -> Estimate:
    """What a council of some 200 children in care has behind it."""
    return estimate(made_up(300))


@pytest.fixture(scope="session")
def families() -> Estimate:
    """A council to which children always come in twos, and nobody comes alone from abroad."""
    past = made_up(300, uasc=0.0)
    pairs = np.arange(len(past.start)) // 2
    first = past.start[2 * pairs]
    later = past.start - first
    return estimate(
        replace(
            past, start=first, begins=first, family=pairs, dob=past.dob - later,
            end=np.maximum(past.end, first + 40), first_end=np.maximum(past.end, first + 40),
            until=np.maximum(past.until, first + 40),
        )
    )  # fmt: skip


@pytest.fixture(scope="session")
def tiny() -> Estimate:
    """A council of a handful."""
    return estimate(made_up(12, uasc=0.0))
