"""The number by the end of the financial year: three ways, and the days that trip them."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.dates import CollectionYear
from hearth.errors import UsageError
from hearth.forecast.year_end import from_futures, same_day, year_end

DAYS = st.dates(date(2019, 4, 1), date(2024, 3, 31))


def spread(first: date, last: date, count: int) -> list[date]:
    """So many days as evenly as they go."""
    days = (last - first).days
    return [first + timedelta(days=round(at * days / max(1, count - 1))) for at in range(count)]


def council_of_the_example() -> list[date]:
    """A scrutiny paper of 2020: 196, then 179 in a year, then 82 in eight months."""
    return [
        *spread(date(2018, 4, 1), date(2019, 3, 31), 196),
        *spread(date(2019, 4, 1), date(2020, 3, 31), 179),
        *spread(date(2020, 4, 1), date(2020, 11, 30), 82),
    ]


def test_82_in_eight_months():
    found = year_end(council_of_the_example(), date(2018, 4, 1), date(2020, 11, 30))
    assert found.so_far == 82
    assert found.run_rate.median == 123  # 82 in 244 of 365 days; 82 x 12 / 8 says the same
    assert found.run_rate.low_80 < 120 < found.run_rate.high_80  # the paper's own forecast
    assert found.run_rate.sentence.startswith(
        "If the pace so far stays (82 in 244 of 365 days), it will be about 123 by 31 March 2021:"
        " as likely as not between "
    )
    assert 118 < found.season.median < 128  # the years before were even too
    assert "2018/19 to 2019/20, when 67% of the year's number had come" in found.season.sentence
    assert found.run_rate.median < found.model.median < 150  # it remembers a faster pace
    assert found.notes == ()
    assert len(found.sentences) == 3


def test_without_years_before_there_is_no_season():
    this_year = [day for day in council_of_the_example() if day >= date(2020, 4, 1)]
    found = year_end(this_year, date(2020, 4, 1), date(2020, 11, 30))
    assert found.season is None
    assert found.run_rate.median == 123
    assert found.model is not None
    assert "no season to go by" in found.notes[0]


def test_a_season_is_seen_by_the_season_and_the_model():
    """Three in four of each year's number come in its second half."""
    events = []
    for year in range(2017, 2022):
        events += spread(date(year, 4, 1), date(year, 9, 30), 50)
        events += spread(date(year, 10, 1), date(year + 1, 3, 31), 150)
    found = year_end(events, date(2017, 4, 1), date(2021, 9, 30))
    assert found.run_rate.median == 100
    assert 170 < found.season.median < 230
    assert 150 < found.model.median < 230


def test_a_year_that_is_over_is_not_forecast():
    found = year_end(council_of_the_example(), date(2018, 4, 1), date(2020, 3, 31))
    assert found.so_far == 179
    assert (found.run_rate, found.season, found.model) == (None, None, None)
    assert found.sentences == ("The year is over: 179 by 31 March 2020.",)


@pytest.mark.parametrize("today", [date(2020, 4, 1), date(2020, 4, 27)])
def test_in_april_only_the_model_speaks(today):
    found = year_end(council_of_the_example(), date(2018, 4, 1), today)
    assert (found.run_rate, found.season) == (None, None)
    assert found.model.low_80 > found.so_far
    assert len(found.notes) == 2


def test_nothing_counted_yet_is_no_error():
    found = year_end([], date(2018, 4, 1), date(2020, 11, 30))
    assert found.run_rate.median == 0
    assert found.run_rate.high_80 <= 2
    assert found.model.high_80 <= 5
    assert "too few" in found.notes[0]


def test_a_record_that_begins_within_the_year_is_refused():
    with pytest.raises(UsageError, match=r"1 June 2020.*1 April 2020"):
        year_end([], date(2020, 6, 1), date(2020, 11, 30))


def test_events_outside_the_record_are_not_counted():
    inside = council_of_the_example()
    outside = [date(2018, 3, 31), date(2020, 12, 1)]
    since, today = date(2018, 4, 1), date(2020, 11, 30)
    assert year_end(inside + outside, since, today) == year_end(inside, since, today)


@given(today=DAYS, count=st.integers(0, 400), since=st.dates(date(2015, 1, 1), date(2019, 4, 1)))
@settings(max_examples=40, deadline=None)
def test_no_figure_is_under_what_was_counted_and_ranges_hold_each_other(today, count, since):
    found = year_end(spread(since, today, count), since, today)
    assert CollectionYear.of(today) == found.year
    for way in (found.run_rate, found.season, found.model):
        if way is not None:
            assert found.so_far <= way.low_80 <= way.low_50 <= way.high_50 <= way.high_80
            assert way.low_80 <= way.median <= way.high_80


@given(today=DAYS, ending=st.integers(2000, 2040))
def test_the_same_day_of_another_year_lies_in_it(today, ending):
    year = CollectionYear(ending)
    other = same_day(today, year)
    assert year.start <= other <= year.end
    assert other.month == today.month
    assert other.day == today.day or (today.day, other.day) == (29, 28)


@pytest.mark.parametrize(
    ("today", "ending", "day"),
    [
        (date(2024, 2, 29), 2023, date(2023, 2, 28)),
        (date(2024, 2, 29), 2020, date(2020, 2, 29)),
        (date(2023, 2, 28), 2024, date(2024, 2, 28)),
        (date(2023, 4, 1), 2023, date(2022, 4, 1)),
        (date(2023, 3, 31), 2022, date(2022, 3, 31)),
    ],
)
def test_the_same_day_by_hand(today, ending, day):
    assert same_day(today, CollectionYear(ending)) == day


def test_a_leap_year_has_a_day_more():
    events = spread(date(2023, 4, 1), date(2024, 2, 29), 335)  # one a day
    found = year_end(events, date(2023, 4, 1), date(2024, 2, 29))
    assert found.run_rate.median == 366


def test_from_futures_counts_whole_months_and_a_share_of_the_last():
    rng = np.random.default_rng(1)
    days = [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30)]
    monthly = np.array([[3, 5], [4, 4], [90, 90]])
    found = from_futures(10, days, monthly, rng)
    assert (found.low_80, found.high_80) == (17, 19)
    days = [date(2024, 2, 15), date(2024, 3, 15), date(2024, 4, 15)]
    found = from_futures(10, days, np.full((2, 500), 31), rng)
    assert 10 + 31 + 14 <= found.median <= 10 + 31 + 18  # 16 of the last month's 31 days
    with pytest.raises(UsageError, match="more months"):
        from_futures(10, days[:2], np.full((1, 5), 31), rng)


def test_of_steady_counts_the_ranges_hold_as_much_as_they_say():
    rng = np.random.default_rng(8)
    held = []
    for seed in range(40):
        per_day = rng.poisson(0.4, 1096)  # three years to 31 March 2021
        days = np.repeat(np.arange(1096), per_day)
        events = [date(2018, 4, 1) + timedelta(days=int(day)) for day in days]
        came = sum(day >= date(2020, 4, 1) for day in events)
        found = year_end(events, date(2018, 4, 1), date(2020, 11, 30), seed=seed)
        ways = (found.run_rate, found.season, found.model)
        held.append([way.low_80 <= came <= way.high_80 for way in ways])
    assert (np.mean(held, axis=0) >= 0.7).all()
    assert np.mean(held) <= 0.92
