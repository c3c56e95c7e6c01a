from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from generator import council
from hypothesis import given
from hypothesis import strategies as st
from pasts import Life, past_with

from hearth.forecast.assumptions import assumed
from hearth.forecast.earlier import earlier, left_after
from hearth.forecast.panel import panel
from hearth.forecast.past import FAR

FIRST, TODAY = date(2022, 3, 31), date(2025, 3, 31)
BORN = date(2015, 1, 1)


def told(past, *, uasc=False):
    """Families seen of each month before the record, whole, and the share of them still there."""
    seen, left = earlier(past, panel(past), uasc=uasc)
    return seen / assumed("before-weight"), left / assumed("before-weight")


def each_month(first: date, last: date) -> list[date]:
    """The tenth of each month."""
    days = [date(year, month, 10) for year in range(first.year, last.year + 1)
            for month in range(1, 13)]  # fmt: skip
    return [day for day in days if first < day <= last]


def staying(days: int, since: date = date(2020, 1, 1), **more) -> list[Life]:
    """A child a month who each stays so long."""
    return [
        Life(BORN, start, start + timedelta(days), **more) for start in each_month(since, TODAY)
    ]


def test_who_is_left_of_each_month_is_held_against_who_would_be():
    past = past_with(staying(100) + staying(400), FIRST, TODAY)
    seen, left = told(past)
    assert seen[-3:].tolist() == [2, 2, 2]
    assert left[-3:] == pytest.approx(1.0, abs=0.02)
    assert seen[-9:-4].tolist() == [1] * 5
    assert left[-9:-4] == pytest.approx(0.5, abs=0.02)
    assert len(seen) < 15  # after 400 days none would be left


def test_nothing_is_said_of_what_is_farther_back_than_the_record_is_long():
    assert len(told(past_with(staying(3000, date(2010, 1, 1)), FIRST, TODAY))[0]) == 36


@pytest.mark.parametrize(
    "changed",
    [
        {"start_known": False},
        {"uasc": True},
        {"homes": ((date(2022, 1, 5), "foster-own"), (date(2022, 2, 5), "home-own"))},
    ],
)
def test_only_those_to_whom_nothing_has_happened_tell_of_their_month(changed):
    one = Life(BORN, date(2022, 1, 5), **changed)
    with_one, without = (
        told(past_with([*staying(300), *more], FIRST, TODAY))[0] for more in ([one], [])
    )
    assert with_one.tolist() == without.tolist()


def test_brothers_and_sisters_are_one_family_there_as_long_as_one_of_them_is():
    lives = staying(300)
    pairs = past_with([each for life in lives for each in (life, life)], FIRST, TODAY)
    family = np.arange(len(pairs.start)) // 2
    short = np.where(np.arange(len(family)) % 2 == 0, pairs.start + 20, pairs.first_end)
    seen, left = told(replace(pairs, family=family, first_end=short))
    alone = told(past_with(lives, FIRST, TODAY))
    assert seen.tolist() == alone[0].tolist()
    assert left == pytest.approx(alone[1], abs=0.05)


def test_a_record_of_which_nobody_left_before_it_says_nothing():
    nobody = past_with(staying(300, date(2022, 4, 1)), FIRST, TODAY)
    assert told(nobody)[0].sum() == 0
    none_came = past_with([Life(BORN, date(2021, 1, 10))], FIRST, TODAY)
    assert told(none_came)[0].tolist() == []


def test_families_of_a_generated_council_came_as_often_before_as_after():
    seen, came = [], []
    for seed in range(12):
        past = council("steady", 300, seed, years=4, futures=1).past
        counts, left = told(past)
        counts, left = counts[-12:], left[-12:]
        arrivals = panel(past).arrivals
        families = len(np.unique(arrivals.family[~arrivals.uasc])) / 48
        seen.append(counts.sum())
        came.append(left.sum() * families)
    assert np.sum(seen) == pytest.approx(np.sum(came), rel=0.08)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 90)), min_size=1, max_size=40))
def test_the_share_left_is_that_of_a_plain_loop(lives):
    today = 70
    start = np.array([begun for begun, _ in lives])
    until = np.array([begun + days for begun, days in lives])
    until = np.where(until <= today, until, FAR)
    both = list(zip(lives, until.tolist(), strict=True))
    share, plain = 1.0, []
    for day in range(int((np.minimum(until, today + 1) - start).max()) + 1):
        days = [(min(end, today + 1) - came, end <= today) for (came, _), end in both]
        followed = sum(length >= day for length, _ in days)
        share *= 1 - sum(length == day and over for length, over in days) / max(followed, 1)
        plain.append(share)
    assert left_after(start, until, today) == pytest.approx(plain)
