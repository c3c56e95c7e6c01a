from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from generator import council
from pasts import Life, past_with

from hearth.forecast.backtest import (
    Point,
    backtest,
    counts,
    days_to_forecast_from,
    notes_on,
    score_of,
    straight_line,
)
from hearth.forecast.past import day_number

TODAY = date(2025, 3, 31)


@pytest.fixture(scope="module")
def past():
    return council("steady", 80, 4, years=4, futures=2).past


@pytest.fixture(scope="module")
def tried(past):
    return backtest(past, (6, 12, 24, 36), futures=60)


def test_days_have_two_years_before_them_and_half_a_year_after(past):
    assert days_to_forecast_from(past, 6) == [
        date(2023, 3, 31), date(2023, 9, 30), date(2024, 3, 31), date(2024, 9, 30),
    ]  # fmt: skip


def test_each_horizon_is_tried_from_the_days_it_was_reached_from(tried):
    totals = [point for point in tried.points if point.group is None]
    reached = {months: sum(p.months == months for p in totals) for months in (6, 12, 24, 36)}
    assert reached == {6: 4, 12: 3, 24: 1, 36: 0}


def test_what_came_and_what_naive_said_are_counts_of_the_past(past, tried):
    for point in tried.points:
        if point.group is None and point.months == 12:
            later = point.day.replace(year=point.day.year + 1)
            assert point.actual == len(past.on(day_number(later)))
            assert point.naive == len(past.on(day_number(point.day)))


def test_ranges_are_in_order(tried):
    for p in tried.points:
        assert p.low_80 <= p.low_50 <= p.median <= p.high_50 <= p.high_80


def test_nothing_later_is_known_to_a_forecast(past, tried):
    """The same past cut off a year ago gives the forecasts made before, to the last child."""
    earlier = backtest(past.upto(day_number(date(2024, 3, 31))), (6, 12), futures=60)
    said = {(p.day, p.months, p.group): p for p in tried.points}
    for p in earlier.points:
        assert p.naive == said[p.day, p.months, p.group].naive
        assert p.straight == said[p.day, p.months, p.group].straight
        assert p.actual == said[p.day, p.months, p.group].actual


def test_a_horizon_that_was_not_reached_is_said(tried):
    assert tried.score(36) is None
    assert any("a forecast of 36 months" in note for note in tried.notes)
    assert any("At 24 months the forecast could be tried only once" in n for n in tried.notes)


def test_a_year_of_past_is_too_little_and_is_said():
    lives = [Life(date(2015, 1, 1), date(2024, 6, 1))]
    found = backtest(past_with(lives, date(2024, 3, 31), TODAY))
    assert found.points == found.scores == ()
    assert len(found.notes) == 4


POINT = Point(TODAY, 12, None, 100, 90, 95, 104, 106, 112, 98, 101)


def test_a_score_is_the_mean_over_days():
    score = score_of([POINT, replace(POINT, actual=114, naive=110.0)])
    assert (score.times, score.bias, score.error) == (2, -3.0, 7.0)
    assert (score.naive, score.straight) == (3.0, 7.0)
    assert (score.in_50, score.in_80) == (0.5, 0.5)
    assert not score.beats_naive


def test_where_it_is_no_better_than_naive_it_says_so():
    notes = list(notes_on([score_of([POINT] * 3)], [12]))
    assert notes == [
        "At 12 months the forecast of all children was no better than saying that nothing"
        " changes: 4.0 children off on average, against 2.0."
    ]
    better = replace(POINT, median=100.5)
    assert list(notes_on([score_of([better] * 3)], [12])) == []


def test_a_group_no_better_than_naive_is_named():
    group = replace(POINT, group="secure")
    (note,) = notes_on([score_of([replace(POINT, median=100)] * 3), score_of([group] * 3)], [12])
    assert note.endswith("nothing changes for: Secure children's homes.")


def test_the_straight_line_goes_on_and_never_below_nothing():
    back = np.column_stack([np.arange(40.0), 40.0 - np.arange(40.0)])
    assert straight_line(back, 12) == pytest.approx([51, 0])
    assert straight_line(back[:1], 12).tolist() == [0.0, 40.0]


def test_counts_are_of_all_and_of_each_group(past):
    now = counts(past, past.today)
    assert now[0] == now[1:].sum() == len(past.on(past.today))
