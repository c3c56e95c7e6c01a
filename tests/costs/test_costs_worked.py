"""Cost, savings and beds, worked by hand."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from futures_by_hand import futures_of
from hypothesis import given
from hypothesis import strategies as some

from hearth.costs import Price, Prices, beds_needed, cost_by_year, saving
from hearth.errors import UsageError
from hearth.forecast.scenario import Beds, Outlay, Rise, Scenario
from hearth.forecast.scenario.model import HomeOpens, NetCarers
from hearth.forecast.simulate import Futures

OWN, AGENCY, HOME_OWN, HOME_OTHER = 1, 2, 3, 4


def steady(children: int, months: int = 12, group: int = OWN) -> Futures:
    """The same number of children throughout, in two futures."""
    return futures_of({group: [[children, children]] * (months + 1)})


def test_a_year_of_one_child_is_its_weeks_times_the_price() -> None:
    found = cost_by_year(steady(1), Prices((Price(OWN, 700),)))
    assert [year.label for year in found.years] == ["2025/26"]
    assert found.whole == (True,)
    assert found.cost[:, 0, OWN].tolist() == pytest.approx([36_500, 36_500])
    assert found.weeks[:, 0, OWN].tolist() == pytest.approx([365 / 7] * 2)
    assert found.share_unpriced.tolist() == [0]


def test_within_a_month_the_number_is_the_average_of_its_ends() -> None:
    futures = futures_of({OWN: [[2, 0], [4, 6]]})
    found = cost_by_year(futures, Prices((Price(OWN, 70),)))
    assert found.cost[:, 0, OWN].tolist() == pytest.approx([3 * 10 * 30, 3 * 10 * 30])
    assert found.days == (30,)
    assert found.whole == (False,)


def test_a_month_over_the_end_of_march_is_in_both_years() -> None:
    futures = futures_of({OWN: [[1], [1]]}, today=date(2026, 3, 15))
    found = cost_by_year(futures, Prices((Price(OWN, 70),)))
    assert [year.label for year in found.years] == ["2025/26", "2026/27"]
    assert found.days == (16, 15)
    assert found.cost[0, :, OWN].tolist() == pytest.approx([160, 150])


def test_prices_change_on_their_day_and_rises_come_on_theirs() -> None:
    prices = Prices((Price(OWN, 70, None, date(2025, 4, 10)), Price(OWN, 140, date(2025, 4, 11))))
    rises = [Rise(0.5, (OWN,), date(2025, 4, 21)), Rise(1.0, (AGENCY,), date(2025, 4, 1))]
    found = cost_by_year(steady(1, 1), prices, rises)
    assert found.cost[0, 0, OWN] == pytest.approx(10 * 10 + 10 * 20 + 10 * 30)


def test_a_yearly_rise_comes_again() -> None:
    rise = Rise(0.1, (), date(2025, 4, 1), yearly=True)
    found = cost_by_year(steady(1, 36), Prices((Price(OWN, 7),)), [rise])
    assert found.total[0].tolist() == pytest.approx([365 * 1.1, 365 * 1.21, 366 * 1.331])


def test_nothing_is_priced_that_has_no_price() -> None:
    futures = futures_of({OWN: [[3]] * 2, AGENCY: [[1]] * 2})
    found = cost_by_year(futures, Prices((Price(OWN, 70, date(2025, 4, 16)),)))
    assert found.cost[0, 0, OWN] == pytest.approx(3 * 15 * 10)
    assert found.cost[0, 0, AGENCY] == 0
    assert found.share_unpriced[0] == pytest.approx((3 * 15 + 30) / 120)
    assert found.has_price[0].nonzero()[0].tolist() == [OWN]
    nothing = cost_by_year(futures, Prices())
    assert nothing.total.sum() == 0
    assert nothing.share_unpriced.tolist() == [1]


def test_nobody_in_care_costs_nothing_and_lacks_no_price() -> None:
    found = cost_by_year(steady(0), Prices((Price(OWN, 70),)))
    assert found.total.sum() == 0
    assert found.share_unpriced.tolist() == [0]


def test_prices_that_spread_widen_the_range_and_not_the_middle() -> None:
    futures = futures_of({HOME_OTHER: [[25] * 2000] * 13})
    alike = cost_by_year(futures, Prices((Price(HOME_OTHER, 7000),)))
    apart = cost_by_year(futures, Prices((Price(HOME_OTHER, 7000, spread=1400),)))
    assert alike.total.std() == pytest.approx(0)
    assert apart.total.mean() == pytest.approx(alike.total.mean(), rel=0.005)
    # Prices of 25 homes lie together by a fifth of 1,400 apart on average.
    assert apart.total.std() / alike.total.mean() == pytest.approx(0.2 / 5, rel=0.1)


@given(
    times=some.floats(0.01, 100),
    weekly=some.floats(1, 9000),
    living=some.lists(some.integers(0, 40), min_size=2, max_size=6),
)
def test_cost_is_linear_in_price(times: float, weekly: float, living: list[int]) -> None:
    futures = futures_of({OWN: [[count] for count in living]})
    once = cost_by_year(futures, Prices((Price(OWN, weekly, spread=weekly / 9),)))
    more = cost_by_year(futures, Prices((Price(OWN, weekly * times, spread=weekly * times / 9),)))
    assert more.cost == pytest.approx(once.cost * times)


def test_quantiles_are_of_futures() -> None:
    futures = futures_of({OWN: [list(range(11))] * 2})
    found = cost_by_year(futures, Prices((Price(OWN, 7),)))
    assert found.total_range((0.1, 0.5, 0.9))[:, 0].tolist() == pytest.approx([30, 150, 270])
    assert found.range((0.5,))[0, 0, OWN] == pytest.approx(150)


def test_a_saving_is_net_of_what_it_takes_and_paid_back_in_a_month() -> None:
    base = steady(2, 12)
    less = futures_of({OWN: [[2, 2]] + [[1, 1]] * 12})
    prices = Prices((Price(OWN, 70),))
    scenario = Scenario("A", outlays=(Outlay(700, date(2025, 5, 1)),))
    found = saving(base, less, prices, scenario)
    # April saves half a child of 30 days at £10; May 31 days and takes 700; June 30 days.
    assert found.net[:4, 0].tolist() == pytest.approx([150, -240, 60, 370])
    assert found.payback == date(2025, 6, 30)
    assert found.chance == 1
    assert found.range()[1, -1] == pytest.approx(150 + (365 - 30) * 10 - 700)


def test_a_saving_that_is_not_paid_back_has_no_month() -> None:
    prices = Prices((Price(OWN, 70),))
    scenario = Scenario("A", outlays=(Outlay(1, date(2025, 5, 1)),))
    assert saving(steady(2), steady(2), prices, scenario).payback is None
    assert saving(steady(2), steady(2), prices, scenario).chance == 0
    free = saving(steady(2), steady(1), prices, Scenario("A"))
    assert free.payback is None


def test_monthly_costs_run_by_days_and_those_of_the_base_do_not_count() -> None:
    running = Outlay(310, date(2025, 5, 17), monthly=True, until=date(2025, 6, 15))
    prices = Prices((Price(OWN, 70),))
    found = saving(steady(1, 4), steady(1, 4), prices, Scenario("A", outlays=(running,)))
    assert found.outlay.tolist() == pytest.approx([0, 150, 155, 0])
    both = saving(
        steady(1, 4), steady(1, 4), prices, Scenario("A", outlays=(running,)), (), (running,)
    )
    assert not both.outlay.any()


def test_dearer_prices_are_less_saved() -> None:
    rise = Rise(0.1, (), date(2025, 4, 1))
    prices = Prices((Price(OWN, 70),))
    found = saving(steady(1, 1), steady(1, 1), prices, Scenario("A", rises=(rise,)))
    assert found.net[0, 0] == pytest.approx(-30)
    both = saving(steady(1, 1), steady(1, 1), prices, Scenario("A", rises=(rise,)), (rise,))
    assert both.net[0, 0] == pytest.approx(0)


def test_a_scenario_of_other_months_cannot_be_held_against_a_base() -> None:
    with pytest.raises(UsageError, match="same months and number of futures"):
        saving(steady(1, 3), steady(1, 4), Prices(), Scenario("A"))


def test_beds_short_or_spare_at_each_quantile() -> None:
    futures = futures_of({HOME_OWN: [list(range(1, 11))] * 3})
    beds = [Beds(HOME_OWN, 6), Beds(HOME_OWN, 8, date(2025, 5, 1))]
    (found,) = beds_needed(futures, beds)
    assert found.needed[:, 0].tolist() == [5, 8, 9]
    assert found.spare.tolist() == [[1, 1, 3], [-2, -2, 0], [-3, -3, -1]]
    assert beds_needed(futures, ()) == ()


def test_what_a_scenario_opens_adds_to_the_beds() -> None:
    futures = futures_of({HOME_OWN: [[1]] * 4, OWN: [[1]] * 4})
    asks = (
        HomeOpens(date(2025, 5, 1), 3, building=3),
        NetCarers(4, date(2025, 4, 1), date(2025, 5, 31), 0.5, 1.0),
    )
    own, home = beds_needed(futures, [Beds(HOME_OWN, 2), Beds(OWN, 10)], asks)
    assert home.beds.tolist() == [2, 2, 5, 5]
    assert own.beds.tolist() == [10, 12, 14, 14]
    assert np.array_equal(own.spare, own.beds - own.needed)
