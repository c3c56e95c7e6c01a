"""What records say of lives: times of day, and yes and no as sources write them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from lives import life

from hearth.duties.from_records import timed
from hearth.duties.reading import FIRST_REVIEW, told

FIFTH, SIXTH, SEVENTH = date(2024, 1, 5), date(2024, 1, 6), date(2024, 1, 7)


def table(*rows: tuple[Any, ...], names: tuple[str, ...]) -> dict[str, list[Any]]:
    return {name: [row[at] for row in rows] for at, name in enumerate(names)}


def missing(*rows: tuple[Any, ...]) -> dict[str, list[Any]]:
    return table(*rows, names=("child", "start", "end"))


def times(*rows: tuple[Any, ...]) -> dict[str, list[Any]]:
    return table(*rows, names=("child", "mis_start", "end", "start_time", "end_time"))


@pytest.mark.parametrize(
    ("known", "began", "ended"),
    [
        ([("1", FIFTH, SIXTH, "21:00", "08:15")], "21:00", "08:15"),
        ([("2", FIFTH, SIXTH, "21:00", "08:15")], None, None),  # another child's
        ([("1", None, SIXTH, "21:00", "08:15")], None, None),  # nobody knows which time it was
        ([("1", FIFTH, SEVENTH, "21:00", "01:00"), ("1", FIFTH, SIXTH, "06:00", "08:15")],
         "06:00", "08:15"),  # two of that day: by the day of the return
        ([("1", FIFTH, SIXTH, "21:00", "01:00"), ("1", FIFTH, SIXTH, "06:00", "08:15")],
         None, None),  # two that nothing tells apart
        ([], None, None),
    ],
)  # fmt: skip
def test_a_time_missing_has_the_times_of_day_that_are_known(
    known: list[Any], began: str | None, ended: str | None
) -> None:
    found = timed(missing(("1", FIFTH, SIXTH)), times(*known))
    assert (found["start_time"], found["end_time"]) == ([began], [ended])


@pytest.mark.parametrize(("said", "kept"), [("N", "0"), ("0", "0"), (False, "0"), ("Y", "1")])
def test_yes_and_no_are_read_however_they_are_written(said: Any, kept: str) -> None:
    assert life(visits=[("2024-01-05", said)])["visits"]["seen"].tolist() == [kept]


def test_of_a_list_of_the_latest_nobody_knows_what_came_before_the_one_it_has() -> None:
    """Care began on 5 January: a review of the 30th can be the first, one of December cannot."""
    spells = {"child": ["first", "later", "none"], "start": [FIFTH] * 3}
    last = {"first": date(2024, 1, 30), "later": date(2024, 12, 3)}
    assert told(spells, last, FIRST_REVIEW) == [True, False, True]
