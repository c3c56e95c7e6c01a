"""The yearly forecast of every council, held against what came: docs/forecast.md prints it."""

from __future__ import annotations

import numpy as np
import pytest

from hearth.forecast.annual_quality import (
    ORIGINS,
    LeftOut,
    Tried,
    quality,
    straight_line,
    try_councils,
)

AHEAD = (1, 2, 3)


@pytest.fixture(scope="module")
def found():
    return try_councils()


def test_at_least_a_hundred_councils_are_tried_from_every_year(found):
    tried, _ = found
    for origin in ORIGINS:
        for ahead in AHEAD:
            assert sum((one.origin, one.ahead) == (origin, ahead) for one in tried) >= 140


def test_four_times_in_five_what_came_lies_in_the_80_percent_range(found):
    tried, _ = found
    assert 0.75 <= quality(tried).in_80 <= 0.85
    for ahead in AHEAD:
        assert 0.75 <= quality([one for one in tried if one.ahead == ahead]).in_80 <= 0.85


def test_it_is_nearer_than_no_change_and_than_a_straight_line(found):
    tried, _ = found
    for ahead in AHEAD:
        did = quality([one for one in tried if one.ahead == ahead])
        assert did.error < did.naive
        assert did.line_beside < did.line


def test_what_cannot_be_held_against_anything_is_named(found):
    _, left_out = found
    assert LeftOut("836", 2018, 2) in left_out  # Poole ended in 2019
    assert LeftOut("201", 2022, 3) in left_out  # City of London: withheld in 2025
    assert not any(one.la_number == "302" for one in left_out)  # Barnet has every year


def test_the_straight_line_is_through_the_last_five_totals():
    assert straight_line(np.array([900.0, 10, 20, 30, 40, 50]), 2) == pytest.approx(70)
    assert straight_line(np.array([10, np.nan, 30, np.nan, 50]), 1) == pytest.approx(60)
    assert straight_line(np.array([90.0, 50, 10]), 3) == 0
    assert straight_line(np.array([np.nan, np.nan, np.nan, 40, 50]), 1) is None


def test_quality_by_hand():
    tried = [
        Tried("302", 2018, 1, 100, 110, 90, 95, 100, 105, 109, 110),
        Tried("302", 2018, 2, 200, 180, 170, 178, 190, 200, 210, None),
    ]
    did = quality(tried)
    assert did.times == 2
    assert did.error == pytest.approx((0.10 + 0.05) / 2)
    assert did.naive == pytest.approx((0.10 + 0.10) / 2)
    assert did.bias == pytest.approx((-0.10 + 0.05) / 2)
    assert (did.line, did.line_beside) == (0, pytest.approx(0.10))
    assert (did.in_50, did.in_80) == (0.5, 0.5)
