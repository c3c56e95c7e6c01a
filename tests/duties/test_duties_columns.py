"""Rows as columns of numbers: what is chosen is taken out once, whoever reads it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest

from hearth.duties.columns import Columns

MANY = 8


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("restless")
def test_a_chosen_column_that_many_read_at_once_is_the_same_to_all() -> None:
    wanted = np.arange(0, 2_000, 2)
    at_once = Barrier(MANY)

    def read(rows: Columns) -> bool:
        at_once.wait()
        return np.array_equal(rows["days"], wanted)

    with ThreadPoolExecutor(MANY) as pool:
        for _ in range(300):
            rows = Columns(days=np.arange(2_000)).keep(np.arange(2_000) % 2 == 0)
            assert all(pool.map(read, [rows] * MANY))
