from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.forecast.season import seasons

FROM_APRIL = (np.arange(60) + 3) % 12
WAVE = 1 + 0.2 * np.cos(2 * np.pi * (np.arange(12) - 4) / 12)  # May is the highest


def poisson(rate, months=60, seed=3):
    return np.random.default_rng(seed).poisson(np.broadcast_to(rate, months)).astype(float)


def test_a_season_of_one_wave_is_found():
    found = seasons(poisson(60 * WAVE[FROM_APRIL]), FROM_APRIL)
    assert found == pytest.approx(WAVE, abs=0.07)


def test_a_season_of_one_month_is_found():
    august = np.where(np.arange(12) == 7, 1.6, 1.0)
    found = seasons(poisson(200 * august[FROM_APRIL]), FROM_APRIL)
    assert found.argmax() == 7
    assert found[7] / found.mean() > 1.2


def test_a_small_council_s_season_is_drawn_in_and_not_lost():
    rounds = [seasons(poisson(4 * WAVE[FROM_APRIL], seed=seed), FROM_APRIL) for seed in range(60)]
    found = np.mean(rounds, axis=0)
    assert 0.25 < (found[4] - found[10]) / (WAVE[4] - WAVE[10]) < 1.0
    off = [np.abs(each - WAVE).mean() for each in rounds]
    assert np.mean(off) < np.abs(1 - WAVE).mean()


@pytest.mark.parametrize("rate", [3, 30, 300])
def test_where_there_is_no_season_hardly_any_is_found(rate):
    off = [np.abs(seasons(poisson(rate, seed=at), FROM_APRIL) - 1).mean() for at in range(20)]
    assert np.mean(off) < 0.2 / np.sqrt(rate)


def test_growth_is_no_season():
    assert seasons(300 * np.exp(0.008 * np.arange(60)), FROM_APRIL) == pytest.approx(1, abs=0.02)


def test_a_rush_of_one_year_is_no_season():
    rush = np.where((np.arange(60) >= 30) & (np.arange(60) < 36), 2.0, 1.0)
    once = seasons(40 * rush, FROM_APRIL)
    each_year = seasons(40 * np.where(FROM_APRIL >= 6, 2.0, 1.0), FROM_APRIL)
    assert np.abs(once - 1).max() < 0.3 * np.abs(each_year - 1).max()


def test_months_of_a_rush_tell_nothing_of_the_season():
    rush = np.where((np.arange(60) >= 30) & (np.arange(60) < 37), 1.5, 1.0)
    counts = poisson(60 * WAVE[FROM_APRIL] * rush)
    off = [np.abs(seasons(counts, FROM_APRIL, told) - WAVE).mean() for told in (rush == 1, None)]
    assert off[0] < off[1]
    assert off[0] < 0.03


@pytest.mark.parametrize("months", [0, 1, 23])
def test_less_than_two_years_tell_of_no_season(months):
    assert seasons(poisson(9, months), FROM_APRIL[:months]).tolist() == [1.0] * 12


def test_nothing_at_all_has_no_season():
    assert seasons(np.zeros(60), FROM_APRIL).tolist() == [1.0] * 12


@given(
    st.lists(st.integers(0, 40), min_size=24, max_size=80), st.integers(0, 11), st.integers(1, 11)
)
def test_a_season_is_one_on_average_and_turns_with_the_calendar(counts, first, later):
    counts = np.array(counts, float)
    calendar = (first + np.arange(len(counts))) % 12
    found = seasons(counts, calendar)
    assert found.mean() == pytest.approx(1)
    assert (found > 0).all()
    moved = seasons(counts, (calendar + later) % 12)
    assert moved == pytest.approx(np.roll(found, later))
