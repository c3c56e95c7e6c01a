"""What scenarios do to the futures of a council."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from hearth.forecast.estimate import Estimate
from hearth.forecast.groups import GONE
from hearth.forecast.scenario import Scenario, ScenarioFile, side_by_side, unmet_sentences
from hearth.forecast.scenario.applying import changes_of, whole_asked
from hearth.forecast.scenario.model import (
    ALL_AGES,
    Ages,
    Ask,
    Entries,
    Guardianship,
    HomeOpens,
    NetCarers,
    StepDowns,
    Timing,
    Transfers,
)
from hearth.forecast.simulate import Futures, simulate

MONTHS, FUTURES = 18, 60
NOW = Timing(date(2025, 4, 1))
KINSHIP, OWN, AGENCY, HOME_OWN, HOME_OTHER = range(5)


def lived(estimated: Estimate, *asks: Ask, seed: int = 1) -> Futures:
    """The futures in which these things are done."""
    days = simulate(estimated, MONTHS, 1).days
    changes = changes_of(Scenario("A", asks), estimated, days)
    return simulate(estimated, MONTHS, FUTURES, seed=seed, changes=changes)


def total(futures: Futures) -> np.ndarray:
    """Children in care, by month and future."""
    return futures.there[:, :, :GONE].sum(axis=(2, 3, 4, 5))


def by_group(futures: Futures) -> np.ndarray:
    """Children in care, by month, future and group."""
    return futures.there[:, :, :GONE].sum(axis=(3, 4, 5))


@pytest.fixture(scope="module")
def base(estimated: Estimate) -> Futures:
    return lived(estimated)


@settings(max_examples=12, deadline=None)
@given(
    a_month=some.floats(0.2, 12),
    building=some.integers(0, 9),
    share=some.floats(0.0, 1.0),
)
def test_step_downs_never_change_who_is_in_care(
    estimated: Estimate, a_month: float, building: int, share: float
) -> None:
    into = ((OWN, share), (AGENCY, 1 - share))
    ask = StepDowns(a_month, (HOME_OTHER,), into, ALL_AGES, Timing(NOW.begins, building))
    before, after = one_month(estimated, ask)
    assert (before.sum(axis=1) == after.sum(axis=1)).all()
    assert (after[:, HOME_OTHER] <= before[:, HOME_OTHER]).all()


def one_month(estimated: Estimate, ask: Ask, month: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Children by future and group before and after what an ask does in one month."""
    seen: list[np.ndarray] = []

    class Watched:
        def __init__(self, inner: object) -> None:
            self.inner = inner

        def arriving(self, crowd, estimated, rng):  # type: ignore[no-untyped-def]
            return self.inner.arriving(crowd, estimated, rng)

        def during(self, crowd, at, rng):  # type: ignore[no-untyped-def]
            seen.append(groups_of(crowd, at))
            unmet = self.inner.during(crowd, at, rng)
            seen.append(groups_of(crowd, at))
            seen.append(unmet)
            return unmet

    days = simulate(estimated, month, 1).days
    (change,) = changes_of(Scenario("A", (ask,)), estimated, days)
    simulate(estimated, month, FUTURES, changes=[Watched(change)])
    return seen[0], seen[1]


def groups_of(crowd, month: int) -> np.ndarray:  # type: ignore[no-untyped-def]
    """Children by future and group."""
    here = slice(0, int(crowd.first[month]))
    found = np.zeros((crowd.futures, GONE + 1), int)
    np.add.at(found, (crowd.future[here], crowd.group[here]), 1)
    return found[:, :GONE]


@settings(max_examples=10, deadline=None)
@given(a_month=some.floats(0.2, 15), first=some.integers(0, 16), wide=some.integers(0, 17))
def test_fewer_entries_done_and_unmet_are_what_was_asked(
    estimated: Estimate, a_month: float, first: int, wide: int
) -> None:
    ask = Entries(-a_month, Ages(first, min(17, first + wide)), NOW)
    base, fewer = lived(estimated), lived(estimated, ask)
    done = base.came.sum(axis=(2, 3)).mean() - fewer.came.sum(axis=(2, 3)).mean()
    asked = whole_asked(ask, base.days)
    assert fewer.unmet.min() >= 0
    assert done + fewer.unmet[:, :, 0].mean() == pytest.approx(asked.mean(), abs=0.35)
    assert (fewer.unmet[:, :, 0] <= asked[:, None]).all()


def test_fewer_entries_are_counted_after_the_year_in_which_rows_are_let_go(
    estimated: Estimate,
) -> None:
    ask = Entries(-1, ALL_AGES, NOW)
    base, fewer = lived(estimated), lived(estimated, ask)
    done = (base.came - fewer.came).sum(axis=(2, 3))[12:].mean()
    assert done == pytest.approx(1 - fewer.unmet[12:].mean(), abs=0.35)
    assert fewer.unmet[12:].mean() < 0.2


def together(futures: Futures) -> float:
    """Groups of brothers and sisters who come together, in one future."""
    return float(futures.families[:, :, 1:].sum(axis=(0, 2)).mean())


def test_brothers_and_sisters_come_or_stay_at_home_together(families: Estimate) -> None:
    """Every family is of two: what is asked of four children is asked of two families."""
    base = lived(families)
    fewer, more = (lived(families, Entries(each, ALL_AGES, NOW)) for each in (-4, 4))
    done = (base.came - fewer.came).sum(axis=(0, 2, 3)).mean()
    assert together(base) - together(fewer) == pytest.approx(done / 2, rel=0.05)
    assert together(more) - together(base) == pytest.approx(2 * MONTHS, abs=0.1)


def test_a_child_more_comes_alone(families: Estimate) -> None:
    more = lived(families, Entries(1, ALL_AGES, NOW))
    assert together(more) == together(lived(families))


def test_fewer_entries_lower_and_more_entries_raise_the_total(
    estimated: Estimate, base: Futures
) -> None:
    ages = Ages(10, 15)
    fewer = lived(estimated, Entries(-1, ages, NOW))
    more = lived(estimated, Entries(2, ages, NOW))
    assert total(fewer)[-1].mean() < total(base)[-1].mean() < total(more)[-1].mean()
    came = (more.came.sum(axis=0) - base.came.sum(axis=0)).mean(axis=0)
    assert came[3].sum() == pytest.approx(2 * MONTHS, abs=1)  # those of 10 to 15
    assert more.unmet.sum() == 0


def test_unaccompanied_children_are_not_called_off(estimated: Estimate, base: Futures) -> None:
    fewer = lived(estimated, Entries(-50, ALL_AGES, NOW))
    assert fewer.came[..., 1].sum() == base.came[..., 1].sum()
    assert fewer.came[..., 0].sum() == 0
    assert fewer.unmet.sum() == 50 * MONTHS * FUTURES - base.came[..., 0].sum()


def test_a_moved_child_is_counted_where_it_went_and_the_unmet_is_said(tiny: Estimate) -> None:
    ask = StepDowns(30, (HOME_OWN, HOME_OTHER), ((AGENCY, 1.0),), ALL_AGES, NOW)
    before, after = one_month(tiny, ask)
    homes = before[:, [HOME_OWN, HOME_OTHER]].sum(axis=1)
    assert (after[:, [HOME_OWN, HOME_OTHER]] == 0).all()
    assert (after[:, AGENCY] == before[:, AGENCY] + homes).all()
    days = simulate(tiny, 1, 1).days
    scenario = Scenario("A", (ask,))
    futures = simulate(tiny, 1, FUTURES, changes=changes_of(scenario, tiny, days))
    assert (futures.unmet[0, :, 0] == 30 - homes).all()
    (said,) = unmet_sentences(scenario, futures)
    assert "of 30 moves could not be made, as too few children live there." in said
    assert "This happens in 100% of futures." in said


def test_carers_are_reached_by_the_day_and_filled_from_agency(
    estimated: Estimate, base: Futures
) -> None:
    ask = NetCarers(12, date(2025, 3, 31), date(2026, 3, 31), 0.85)
    futures = lived(estimated, ask)
    extra = (by_group(futures) - by_group(base)).mean(axis=1)
    assert whole_asked(ask, base.days)[[5, 11, 17]].tolist() == [5, 10, 10]
    assert extra[6, OWN] == pytest.approx(5, abs=2)
    assert extra[12, OWN] == pytest.approx(10, abs=3)
    assert extra[12, AGENCY] == pytest.approx(-10, abs=3)
    assert futures.unmet.sum() == 0


def test_fewer_carers_send_children_to_agency_carers(estimated: Estimate) -> None:
    before, after = one_month(estimated, NetCarers(-4, NOW.begins, NOW.begins, 1.0))
    assert (after[:, OWN] - before[:, OWN] == -4).all()
    assert (after[:, AGENCY] - before[:, AGENCY] == 4).all()


def test_a_home_is_filled_from_other_homes_or_says_that_it_is_not(
    estimated: Estimate, tiny: Estimate
) -> None:
    before, after = one_month(estimated, HomeOpens(date(2025, 4, 1), 3))
    moved = np.minimum(before[:, HOME_OTHER], 3)
    assert (after[:, HOME_OWN] - before[:, HOME_OWN] == moved).all()
    scenario = Scenario("A", (HomeOpens(date(2025, 4, 1), 40),))
    days = simulate(tiny, 2, 1).days
    futures = simulate(tiny, 2, FUTURES, changes=changes_of(scenario, tiny, days))
    assert "places stay empty in a month" in unmet_sentences(scenario, futures)[0]


def test_guardianship_takes_children_under_16_out_of_care(estimated: Estimate) -> None:
    ask = Guardianship(2, (KINSHIP, OWN, AGENCY), Ages(0, 15), NOW)
    before, after = one_month(estimated, ask)
    assert (before.sum(axis=1) - after.sum(axis=1) == 2).all()
    assert (before[:, 3:] == after[:, 3:]).all()


def test_the_transfer_scheme_brings_as_many_as_the_threshold(estimated: Estimate) -> None:
    ask = Transfers(0.001, 60_000, Timing(date(2025, 4, 1), 6))
    alone = lived(estimated, ask).there[:, :, :GONE, ..., 1].sum(axis=(2, 3, 4))
    assert (alone[6:] >= 60).all()
    assert alone[6:].mean() == pytest.approx(60, abs=3)
    assert (np.diff(alone[:7].mean(axis=1)) > 0).all()


def test_a_council_above_the_threshold_is_sent_nobody(estimated: Estimate, base: Futures) -> None:
    ask = Transfers(0.001, 1_000, NOW)
    scenario = Scenario("A", (ask,))
    futures = lived(estimated, ask)
    assert (futures.there == base.there).all()
    assert "such children already" in unmet_sentences(scenario, futures)[0]


def test_a_council_that_had_no_unaccompanied_children_can_be_sent_some(tiny: Estimate) -> None:
    futures = lived(tiny, Transfers(0.001, 5_000, NOW))
    assert (futures.there[-1, :, :GONE, ..., 1].sum(axis=(1, 2, 3)) >= 5).all()


def test_what_begins_after_the_forecast_is_said(estimated: Estimate) -> None:
    scenario = Scenario("A", (Entries(-4, ALL_AGES, Timing(date(2030, 1, 1))),))
    futures = lived(estimated, *scenario.asks)
    (said,) = unmet_sentences(scenario, futures)
    assert said.endswith("this changes nothing by 30 September 2026, the end of the forecast.")


def test_scenarios_run_beside_the_base_and_each_after_what_happens_anyway(
    estimated: Estimate,
) -> None:
    home = HomeOpens(date(2025, 4, 1), 2)
    step = StepDowns(1, (HOME_OTHER,), ((AGENCY, 1.0),), ALL_AGES, NOW)
    file = ScenarioFile(Scenario("Base", (home,)), (Scenario("A", (step,)), Scenario("B")))
    found = side_by_side(estimated, file, 6, 20)
    assert [each.scenario.name for each in found] == ["Base", "A", "B"]
    assert found[1].scenario.asks == (home, step)
    assert found[1].futures.unmet.shape == (6, 20, 2)
    assert (found[0].futures.there == found[2].futures.there).all()
    again = side_by_side(estimated, file, 6, 20)
    assert all(
        (a.futures.there == b.futures.there).all() for a, b in zip(found, again, strict=True)
    )
