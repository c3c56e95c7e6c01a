from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np
import pytest
from generator import council
from panel_by_loops import happened
from pasts import Life, past_with

from hearth.dates.days import birthday
from hearth.forecast.groups import EIGHTEEN, NUMBER
from hearth.forecast.panel import LEFT, MOVED, STAYED, ages, panel
from hearth.forecast.past import day_number, month_ends_back, months_ahead

FIRST, TODAY = date(2023, 3, 31), date(2025, 3, 31)


@pytest.fixture(scope="module")
def past():
    return council("steady", 40, 3, years=3, futures=2).past


def test_months_are_those_of_plain_loops(past):
    seen = panel(past)
    there, came = happened(past, list(seen.ends))
    months, arrivals = seen.months, seen.arrivals
    rows = zip(months.month.tolist(), months.group.tolist(), months.outcome.tolist(), strict=True)
    assert Counter(rows) == there
    assert Counter(zip(arrivals.month.tolist(), arrivals.group.tolist(), strict=True)) == came


def test_nobody_is_lost_between_months(past):
    seen = panel(past)
    there = np.bincount(seen.months.month, minlength=seen.count)
    left = np.bincount(seen.months.month[seen.months.outcome == LEFT], minlength=seen.count)
    came = np.bincount(seen.arrivals.month, minlength=seen.count)
    now = len(past.on(past.today))
    assert (there + came - left).tolist() == [*there[1:].tolist(), now]


def one(life: Life):
    return panel(past_with([life], FIRST, TODAY)).months


def test_a_month_says_how_long_a_child_has_been_there():
    life = Life(
        date(2015, 5, 31), date(2024, 1, 10),
        homes=((date(2024, 1, 10), "foster-own"), (date(2025, 1, 20), "home-own")),
    )  # fmt: skip
    months = one(life)
    assert months.outcome.tolist() == [STAYED] * 11 + [MOVED, STAYED, STAYED]
    assert months.in_care[[0, -1]].tolist() == [0, 13]
    assert months.here[[0, -2, -1]].tolist() == [0, 0, 1]
    assert months.to[11] == NUMBER["home-own"]
    assert months.age[[0, -1]].tolist() == [104, 116]  # both 8 months past a birthday


@pytest.mark.parametrize(
    ("start", "in_care"),
    [
        (date(2023, 1, 1), -1),  # before the record, and not two years ago: nobody knows
        (date(2020, 1, 1), 38),  # before the record, but at least so long
    ],
)
def test_time_in_care_is_not_known_where_care_began_before_the_record(start, in_care):
    months = one(Life(date(2015, 1, 1), start, start_known=False))
    assert months.in_care[0] == in_care


def test_who_turns_18_left_that_way_whatever_the_code_says():
    months = one(Life(date(2006, 6, 15), date(2023, 5, 1), date(2024, 6, 15), way=0))
    assert months.outcome[-1] == LEFT
    assert months.way[-1] == EIGHTEEN


@pytest.mark.parametrize(
    ("born", "on", "months"),
    [
        (date(2008, 2, 29), date(2009, 2, 28), 11),
        (date(2008, 2, 29), date(2009, 3, 1), 12),
        (date(2024, 3, 31), date(2024, 4, 30), 0),
        (date(2024, 3, 31), date(2025, 3, 31), 12),
        (date(2024, 4, 1), date(2024, 3, 31), -1),
    ],
)
def test_ages_are_whole_months(born, on, months):
    assert ages(np.array([day_number(born)]), day_number(on)).tolist() == [months]


@pytest.mark.parametrize(
    ("born", "grown"),
    [
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2008, 2, 28), date(2026, 2, 28)),
        (date(2006, 2, 28), date(2024, 2, 28)),
    ],
)
def test_the_18th_birthday_is_a_day(born, grown):
    assert birthday(np.array([day_number(born)]), 18).tolist() == [day_number(grown)]


def test_months_end_where_the_day_does():
    assert months_ahead(date(2024, 1, 31), 2) == [date(2024, 2, 29), date(2024, 3, 31)]
    assert months_ahead(date(2024, 10, 17), 1) == [date(2024, 11, 17)]
    assert month_ends_back(date(2024, 4, 30), date(2024, 2, 1)) == [
        date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30),
    ]  # fmt: skip
