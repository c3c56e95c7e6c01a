from __future__ import annotations

import numpy as np
import pytest

from hearth.forecast.drift import ALONE, LEAVING, MONTHLY, Restless
from hearth.forecast.following import follow

YEARLY = Restless((0.05, 0.6), (0.02, 0.7), (0.02, 0.7), (0.5, 0.95), (0.03, 0.25), 0.03)


def followed(counts, restless=MONTHLY, expected=None, seed=1, beside=None):
    counts = np.asarray(counts, float)
    expected = np.ones(len(counts)) if expected is None else expected
    return follow(counts, expected, restless, np.random.default_rng(seed), beside)


def ahead(swarm, steps=12):
    return swarm.onward(steps, np.random.default_rng(2))


def poisson(rate, months=60, seed=3):
    return np.random.default_rng(seed).poisson(np.broadcast_to(rate, months))


def test_a_quiet_rate_is_found_and_stays():
    counts = poisson(30)
    paths = ahead(followed(counts), 36)
    assert np.median(paths[:, 0]) == pytest.approx(counts.mean(), rel=0.05)
    assert np.median(paths[:, -1]) == pytest.approx(counts.mean(), rel=0.08)


def test_growth_is_carried_on():
    rate = 30 * np.exp(0.1 / 12 * np.arange(72))
    paths = ahead(followed(poisson(rate, 72)), 24)
    assert np.median(paths[:, -1]) > 1.05 * np.median(paths[:, 0])


def test_a_burst_that_is_over_leaves_the_rate_as_it_was():
    rate = np.full(60, 4.0)
    rate[40:47] = 40
    assert np.median(ahead(followed(poisson(rate), ALONE))) == pytest.approx(4, rel=0.3)


def test_a_burst_that_goes_on_is_followed_and_will_end():
    rate = np.full(60, 4.0)
    rate[-3:] = 40
    paths = np.median(ahead(followed(poisson(rate), ALONE), 24), axis=0)
    assert paths[0] > 20
    assert paths[-1] < 10


def test_a_burst_that_has_lasted_long_is_nearer_its_end():
    def goes_on(months):
        rate = np.full(60, 4.0)
        rate[-months:] = 40
        return (ahead(followed(poisson(rate), ALONE), 3)[:, -1] > 20).mean()

    assert goes_on(9) < goes_on(2) - 0.1


def test_what_more_came_during_a_burst_beside_is_not_carried_on():
    rate, beside = np.full(60, 20.0), np.zeros(60)
    rate[-9:-2], beside[-9:-2] = 27, 1.0
    alone, told = (
        np.median(ahead(followed(poisson(rate), beside=each))[:, -1]) for each in (None, beside)
    )
    assert abs(told - 20) < abs(alone - 20)


def test_the_future_is_less_known_the_farther_it_is():
    low, high = np.quantile(ahead(followed(poisson(10)), 36), (0.1, 0.9), axis=0)
    assert (high - low)[-1] > (high - low)[0]


def test_more_counts_tell_more():
    def width(rate):
        low, high = np.quantile(ahead(followed(poisson(rate)))[:, 0] / rate, (0.1, 0.9))
        return high - low

    assert width(100) < 0.6 * width(5)


@pytest.mark.parametrize("restless", [MONTHLY, ALONE, LEAVING, YEARLY])
@pytest.mark.parametrize("counts", [[0] * 24, [0], [500] * 24, [0] * 23 + [400]])
def test_whatever_the_counts_the_rates_are_numbers(restless, counts):
    paths = ahead(followed(counts, restless), 36)
    assert np.isfinite(paths).all()
    assert (paths > 0).all()


def test_where_nothing_is_expected_a_step_says_nothing():
    counts = np.concatenate([poisson(20), [0, 0, 0]])
    expected = np.concatenate([np.ones(60), [0, 0, 0]])
    assert np.median(ahead(followed(counts, expected=expected))) == pytest.approx(20, rel=0.1)


def test_fewer_draws_are_like_all():
    swarm = followed(poisson(30 * np.exp(0.1 / 12 * np.arange(60))))
    some = swarm.some(500, np.random.default_rng(4))
    assert some.slope.mean() == pytest.approx(swarm.slope.mean(), abs=0.001)
    assert some.level.mean() == pytest.approx(swarm.level.mean(), abs=0.01)


def test_one_seed_one_result():
    counts = poisson(8)
    assert np.array_equal(ahead(followed(counts)), ahead(followed(counts)))


def test_a_time_before_the_record_that_fits_makes_growth_plainer():
    rate = 30 * np.exp(0.06 / 12 * np.arange(60))
    counts = poisson(rate, 60)
    slopes = [followed(counts[first:], seed=4).slope.mean() for first in (24, 0)]
    assert abs(slopes[1] - 0.005) < abs(slopes[0] - 0.005)


@pytest.mark.parametrize("told", [0.3, 0.6])
def test_a_time_before_the_record_that_does_not_fit_is_doubted(told):
    counts = poisson(30).astype(float)
    counts[:24] *= told
    rng = np.random.default_rng(4)
    trusting, doubting = (
        np.median(ahead(follow(counts, np.ones(60), MONTHLY, rng, earlier=at), 36)[:, -1])
        for at in (0, 24)
    )
    assert doubting == pytest.approx(30, rel=0.1)
    assert abs(doubting - 30) <= abs(trusting - 30)


@pytest.mark.parametrize("last", [10, 20, 40])
def test_a_burst_that_ends_within_a_month_leaves_the_rate_as_it_was(last):
    rate = np.full(60, 2.0)
    rate[-9:-1] = 70
    counts = poisson(rate)
    counts[-1] = last
    paths = ahead(followed(counts, ALONE), 12)
    assert np.median(paths[:, -1]) == pytest.approx(2, rel=0.4)
    assert paths[:, -1].mean() < 10


def test_a_burst_that_begins_within_a_month_is_followed_at_its_height():
    rate = np.full(60, 2.0)
    rate[-3:] = 70
    counts = poisson(rate)
    counts[-4] = 25
    assert np.median(ahead(followed(counts, ALONE))[:, 0]) == pytest.approx(70, rel=0.15)
