from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from generator import council
from pasts import Life, past_with

from hearth.forecast import estimate, simulate
from hearth.forecast import simulate as package
from hearth.forecast.groups import EIGHTEEN, GONE, GROUPS
from hearth.forecast.simulate import crowd
from hearth.forecast.simulate.tables import Shares

MONTHS, FUTURES = 15, 40


@pytest.fixture(scope="module")
def estimated():
    return estimate(council("steady", 120, 2, years=4, futures=2).past)


@pytest.fixture(scope="module")
def futures(estimated):
    return simulate(estimated, MONTHS, FUTURES)


def test_nobody_is_lost_in_any_future(futures):
    there = futures.there[:, :, :GONE].sum(axis=(2, 3, 4, 5))
    came, left = futures.came.sum(axis=(2, 3)), futures.left.sum(axis=2)
    assert (there[1:] == there[:-1] + came - left).all()


def test_the_present_is_the_same_in_all_futures(estimated, futures):
    past = estimated.past
    now = np.bincount(past.group[past.on(past.today)], minlength=len(GROUPS))
    assert (futures.there[0, :, :GONE].sum(axis=(2, 3, 4)) == now).all()


def test_who_turned_18_left_that_way(futures):
    assert (futures.grown.sum(axis=2) == futures.left[:, :, EIGHTEEN]).all()


def test_one_seed_one_result(estimated, futures):
    again = simulate(estimated, MONTHS, FUTURES)
    other = simulate(estimated, MONTHS, FUTURES, seed=2)
    assert np.array_equal(again.there, futures.there)
    assert not np.array_equal(other.there, futures.there)


@pytest.mark.parametrize("threads", [1, 3])
def test_the_result_does_not_depend_on_the_cores(estimated, threads, monkeypatch):
    """Blocks made small, so that there are many to share out."""
    module = __import__("sys").modules[package.__module__]
    monkeypatch.setattr(module, "TOGETHER", 3_000)
    monkeypatch.setattr(module, "cores", lambda: 2)
    two = simulate(estimated, MONTHS, FUTURES)
    monkeypatch.setattr(module, "cores", lambda: threads)
    assert np.array_equal(simulate(estimated, MONTHS, FUTURES).there, two.there)


def test_who_is_not_touched_by_a_change_leaves_as_they_would_have(estimated, futures):
    """One child of each future is called off, and nobody else fares otherwise."""

    class Fewer:
        def arriving(self, crowd, estimated, rng):
            _, first = np.unique(crowd.future, return_index=True)
            crowd.group[first] = GONE
            return crowd

        def during(self, crowd, month, rng):
            return np.zeros(crowd.futures)

    fewer = simulate(estimated, MONTHS, FUTURES, changes=[Fewer()])
    gone = futures.left - fewer.left
    assert ((gone == 0) | (gone == 1)).all()
    assert (gone.sum(axis=(0, 2)) <= 1).all()


def test_counting_who_changed_is_counting_everybody(estimated, futures):
    """With a change everybody is counted anew each month; this one changes nothing."""

    class Nothing:
        def arriving(self, crowd, estimated, rng):
            return crowd

        def during(self, crowd, month, rng):
            return np.zeros(crowd.futures)

    again = simulate(estimated, MONTHS, FUTURES, changes=[Nothing()])
    assert np.array_equal(again.there[:, :, :GONE], futures.there[:, :, :GONE])


def test_families_come_as_often_and_as_large_as_they_did(estimated):
    found = simulate(estimated, MONTHS, 300)
    (kin, _), sizes = estimated.streams, np.arange(1, 5)
    share = np.bincount(np.minimum(kin.size, 4), kin.weight, 5)[2:]
    came = found.families.sum(axis=(0, 1))
    assert came[1:] / came[1:].sum() == pytest.approx(share / share.sum(), abs=0.05)
    assert (found.families @ sizes <= found.came.sum(axis=(2, 3))).all()


@pytest.mark.parametrize("shares", [[[1.0]], [[0, 3, 1, 0.5], [2, 0, 0, 0]], [[0.0, 0.0], [1, 9]]])
def test_a_chance_falls_on_a_share_as_often_as_the_share_is_wide(shares):
    shares = np.array(shares)
    laid, steps = Shares(shares), 90_000
    chance = ((np.arange(steps) + 0.5) / steps).astype(np.float32)
    for cell, each in enumerate(shares):
        found = np.bincount(laid.at(np.full(steps, cell), chance), minlength=len(each)) / steps
        share = each / each.sum() if each.any() else np.eye(len(each))[0]
        assert found == pytest.approx(share, abs=1e-4)


def test_what_happens_does_not_depend_on_how_long_a_strip_is(estimated, futures, monkeypatch):
    monkeypatch.setattr(crowd, "STRIP", 257)
    assert np.array_equal(simulate(estimated, MONTHS, FUTURES).there, futures.there)


def test_a_birthday_is_known_to_the_month():
    """Eleven children, one 18 in five months, nobody else near it."""
    lives = [Life(date(2007, 8, 20), date(2020, 1, 1), start_known=True)]
    lives += [Life(date(2015, 1, 1), date(2020, 1, 1))] * 10
    found = simulate(estimate(past_with(lives, date(2022, 3, 31), date(2025, 3, 31))), 6, 200)
    grown = found.grown.sum(axis=2)
    assert grown[[0, 1, 2, 3, 5]].sum() == 0
    assert grown[4].mean() > 0.8
