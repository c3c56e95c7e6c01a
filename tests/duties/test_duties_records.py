"""What records say of lives: times of day, and yes and no as sources write them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from lives import life

from hearth.duties import CATALOGUE
from hearth.duties.from_records import timed
from hearth.duties.reading import FIRST_REVIEW, Files, told

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


def test_what_lists_alone_tell_is_asked_of_the_lists_alone() -> None:
    """Beside the histories of a return the last visit would stand for every one before it."""
    periods = {"child": ["1"], "start": [date(2023, 1, 5)], "end": [None], "known": [True]}
    homes = {"child": ["1"], "place": ["U6"], "start": [date(2023, 1, 5)], "fresh": ["P"]}
    reviews = {"child": ["1"], "on": [date(2023, 2, 1)]}
    lists = {"periods": periods, "placements": homes, "reviews": reviews}
    visits = {"child": ["1"], "on": [date(2025, 3, 1)], "kind": ["SW"]}
    files = Files({"ssda903": lists, "annex_a": {**lists, "visits": visits}}, {"1": None}, (), None)
    duties = [CATALOGUE[id] for id in ("review-first", "visit-six-weekly", "sdq")]
    whole, last = files.asked(duties)
    assert ([duty.id for duty in whole.duties], whole.is_whole) == (["review-first", "sdq"], True)
    assert ([duty.id for duty in last.duties], last.is_whole) == (["visit-six-weekly"], False)
    assert "visits" not in whole.lives.given
    alone = Files({"annex_a": {**lists, "visits": visits}}, {"1": None}, (), None)
    assert [each.is_whole for each in alone.asked(duties)] == [False]
