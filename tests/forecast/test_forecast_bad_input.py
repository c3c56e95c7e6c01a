"""Pasts that are short, holed or odd: a result where one is honest, else a clear sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from generator import council
from pasts import Life, past_with

from hearth.errors import HearthError
from hearth.forecast import estimate, simulate
from hearth.forecast.groups import EIGHTEEN, GONE, NUMBER
from hearth.forecast.past import CARES, FAR, STAYS, Past, day_number

FIRST, TODAY = date(2022, 3, 31), date(2025, 3, 31)


def forecast(past: Past, months: int = 12, futures: int = 60) -> np.ndarray:
    """Children in care by month and future."""
    found = simulate(estimate(past), months, futures)
    return found.there[:, :, :GONE].sum(axis=(2, 3, 4, 5))


def twenty(**others) -> list[Life]:
    """Twenty children who came one after another and stay."""
    born, came = date(2012, 1, 1), date(2022, 5, 1)
    return [
        Life(born + timedelta(days=90 * at), came + timedelta(days=50 * at), **others)
        for at in range(20)
    ]


@pytest.fixture(scope="module")
def whole():
    return council("steady", 200, 6, years=4, futures=2).past


def test_one_year_only_gives_a_result_less_sure_of_itself(whole):
    short = shortened(whole, 365)
    narrow, wide = (np.ptp(np.quantile(forecast(p)[12], (0.1, 0.9))) for p in (whole, short))
    now = len(whole.on(whole.today))
    assert abs(np.median(forecast(short)[12]) - now) < 0.25 * now
    assert wide > 0.9 * narrow


def shortened(past: Past, days: int) -> Past:
    """The same told only by the returns of the last days."""
    first = past.today - days
    told = past.until > first
    care, place = np.unique(past.care[told], return_inverse=True)
    changed = {name: getattr(past, name)[care] for name in CARES}
    stays = {name: getattr(past, name)[told] for name in STAYS if name != "care"}
    return replace(past, first=first, care=place, **changed, **stays)


def test_less_than_three_months_of_past_is_refused_in_a_sentence(whole):
    with pytest.raises(HearthError, match="at least three months"):
        estimate(shortened(whole, 60))


def test_nobody_in_care_and_nobody_ever_is_refused_in_a_sentence():
    with pytest.raises(HearthError, match="no children"):
        estimate(past_with([], FIRST, TODAY))


def test_a_day_in_the_middle_of_a_month_has_months_of_its_own(whole):
    day = whole.today - 166  # 16 October
    found = simulate(estimate(whole.upto(day)), 3, 10)
    assert [d.isoformat() for d in found.days] == [
        "2024-10-16", "2024-11-16", "2024-12-16", "2025-01-16",
    ]  # fmt: skip


def test_a_group_with_three_children_keeps_its_few():
    lives = twenty() + twenty(home="secure")[:3]
    found = simulate(estimate(past_with(lives, FIRST, TODAY)), 12, 80)
    secure = found.there[:, :, NUMBER["secure"]].sum(axis=(2, 3, 4))
    assert (secure[0] == 3).all()
    assert secure[12].max() <= 12


def test_where_nobody_left_some_still_may():
    there = forecast(past_with(twenty(), FIRST, TODAY), months=24)
    assert there[0].tolist() == [20] * 60
    assert (there[24] != there[24][0]).any()


def test_a_child_without_date_of_birth_is_counted_and_leaves_in_the_end():
    unknown = Life(None, date(2023, 1, 1))
    there = forecast(past_with([*twenty(), unknown], FIRST, TODAY))
    assert (there[0] == 21).all()


def test_where_no_date_of_birth_is_known_there_is_still_a_number():
    lives = [replace(life, dob=None) for life in twenty()]
    assert (forecast(past_with(lives, FIRST, TODAY))[0] == 20).all()


def test_born_on_29_february_is_18_on_1_march():
    lives = [*twenty(), Life(date(2008, 2, 29), date(2023, 1, 1))]
    past = past_with(lives, FIRST, date(2026, 2, 27))
    grown = simulate(estimate(past), 1, 100).left[0, :, EIGHTEEN]
    assert grown.mean() > 0.9


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2023, 2, 28)])
def test_a_forecast_from_the_end_of_february_ends_with_its_months(today):
    past = past_with(twenty(), FIRST, today)
    days = simulate(estimate(past), 12, 5).days
    assert days[1].day == 31
    assert days[12] == (date(2025, 2, 28) if today.year == 2024 else date(2024, 2, 29))


def test_care_that_begins_on_the_first_birthday_is_of_age_one():
    birthday = date(2024, 6, 30)
    past = past_with([*twenty(), Life(date(2023, 6, 30), birthday)], FIRST, birthday)
    came = estimate(past).streams[0]
    assert 12 in came.age.tolist()


def test_a_child_in_care_after_18_is_grown_in_the_first_month():
    grown = Life(TODAY.replace(year=2006), date(2020, 1, 1))
    found = simulate(estimate(past_with([*twenty(), grown], FIRST, TODAY)), 3, 20)
    assert (found.grown[0].sum(axis=1) == 1).all()


def test_nobody_in_care_today_but_children_before():
    lives = [replace(life, end=date(2024, 12, 1)) for life in twenty() if life.start.year < 2024]
    there = forecast(past_with(lives, FIRST, TODAY))
    assert (there[0] == 0).all()
    assert (there >= 0).all()


def test_a_year_missing_in_the_middle_breaks_nothing(whole):
    """A year not told: nobody is seen to come in it."""
    first, last = whole.today - 900, whole.today - 535
    gap = (whole.start > first) & (whole.start <= last)
    there = forecast(without(whole, gap))
    assert np.isfinite(np.median(there[12]))


def without(past: Past, gone: np.ndarray) -> Past:
    kept = ~gone
    stays = kept[past.care]
    place = np.cumsum(kept) - 1
    changed = {name: getattr(past, name)[kept] for name in CARES}
    rows = {name: getattr(past, name)[stays] for name in STAYS if name != "care"}
    return replace(past, care=place[past.care[stays]], **changed, **rows)


def test_an_end_before_the_day_it_is_known_on_does_not_reach_into_the_future():
    past = past_with([Life(date(2015, 1, 1), date(2023, 1, 1), date(2026, 1, 1))], FIRST, TODAY)
    assert past.end.tolist() == [FAR]
    assert past.today == day_number(TODAY)


def test_a_return_ending_in_october_is_not_taken_for_five_quiet_months(whole):
    cut = replace(whole.upto(whole.today - 166), today=whole.today)
    with pytest.raises(HearthError, match=r"after 1\d October 2024.*Forecast as at that day"):
        estimate(cut)


def test_a_return_ending_in_october_is_forecast_as_at_october(whole):
    cut = whole.upto(whole.today - 166)
    assert (forecast(cut)[0] == len(cut.on(cut.today))).all()
