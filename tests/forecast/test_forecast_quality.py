"""The forecast held to councils with known dynamics: few and small, so bounds are wide.

`python -m bench.forecast_quality` measures the same on many.
"""

from __future__ import annotations

import numpy as np
import pytest
from generator import council
from scoring import mean, scored

COUNCILS = 6


@pytest.fixture(scope="module")
def scores():
    return {
        regime: [scored(council(regime, 200, seed, futures=60), 100) for seed in range(COUNCILS)]
        for regime in ("steady", "trend", "shock-before")
    }


def test_steady_councils_are_forecast_without_bias(scores):
    assert np.abs(mean(scores["steady"], "bias")[:2]).max() < 0.04 * 200


def test_steady_councils_are_forecast_nearly_as_well_as_can_be(scores):
    ratio = mean(scores["steady"], "hearth") / mean(scores["steady"], "floor")
    assert ratio[1] < 1.4


def test_growth_and_a_rush_are_forecast_better_than_by_no_change(scores):
    for regime in ("trend", "shock-before"):
        assert (mean(scores[regime], "hearth") < mean(scores[regime], "naive")).all()


@pytest.mark.parametrize("regime", ["steady", "trend"])
def test_ranges_hold_about_what_they_say(scores, regime):
    assert 0.65 < mean(scores[regime], "in_80")[:3].mean() < 0.95
    assert 0.33 < mean(scores[regime], "in_50")[:3].mean() < 0.72


def test_groups_of_homes_are_forecast_better_than_by_no_change(scores):
    every = [one for regime in scores.values() for one in regime]
    groups = slice(1, None)
    assert (mean(every, "hearth", groups) < mean(every, "naive", groups)).all()


def test_a_council_is_generated_the_same_again():
    one, other = (council("trend", 60, 1, futures=4) for _ in range(2))
    assert np.array_equal(one.futures, other.futures)
    assert np.array_equal(one.past.begins, other.past.begins)
