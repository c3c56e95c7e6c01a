"""What fell due is said twice, for columns and for a dataframe: over random lives they agree."""

from __future__ import annotations

from collections import Counter
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from random_lives import TODAY, random_lives

from hearth import frames
from hearth.dates import days
from hearth.duties import CATALOGUE, Policy, fell_due, obligations, on_time
from hearth.duties.framed import obligations_frame
from hearth.measures.model import PRACTICE
from hearth.measures.populations.obligations import fallen_due

FIRST, LAST = date(2021, 4, 1), date(2025, 3, 31)


@pytest.mark.parametrize("seed", range(3))
def test_the_rows_of_a_figure_are_those_that_fell_due(seed: int) -> None:
    found = obligations(random_lives(seed, 60), CATALOGUE.values(), TODAY, Policy())
    rows = found.rows
    fell = fell_due(rows, days.day_number(FIRST), days.day_number(LAST))
    met, due = on_time(rows), days.as_dates(rows["due"])
    by_columns = Counter(
        (found.lives.children[rows["child"][at]], due[at], bool(met[at]))
        for at in fell.nonzero()[0].tolist()
    )
    histories: Any = SimpleNamespace(record={PRACTICE: obligations_frame(found).lazy()})
    framed = frames.collect(fallen_due(histories, tuple(CATALOGUE), ()))
    by_frame = Counter(
        (row["child"], row["on"], row["on_time"])
        for row in framed.iter_rows(named=True)
        if FIRST <= row["on"] <= LAST
    )
    assert by_columns == by_frame
    assert {was for _, _, was in by_columns} == {True, False}
