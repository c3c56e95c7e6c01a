from __future__ import annotations

import numpy as np
import pytest

from hearth.forecast.assumptions import assumed
from hearth.forecast.groups import GROUPS, NUMBER
from hearth.forecast.panel import LEFT, STAYED, Months, joined
from hearth.forecast.rates import leaving, moving
from hearth.forecast.simulate.tables import padded


def months(count, share_left, age=150, group="foster-own", in_care=36, uasc=False):
    """So many months of children of one kind, of whom a share left."""
    outcome = np.full(count, STAYED, np.int8)
    outcome[: round(count * share_left)] = LEFT
    every = np.ones(count, np.int16)
    return Months(
        month=0 * every,
        uasc=np.full(count, uasc),
        group=(NUMBER[group] * every).astype(np.int8),
        age=age * every,
        in_care=in_care * every,
        here=in_care * every,
        outcome=outcome,
        way=np.where(outcome == LEFT, 0, -1).astype(np.int8),
        to=(NUMBER[group] * every).astype(np.int8),
    )


def rates_of(seen, how=leaving):
    count = len(seen.month)
    return how(seen, np.ones(count), np.zeros(count, bool))


CELL = (3, 4, NUMBER["foster-own"])  # 10 to 12, two years in care


def test_where_nothing_was_seen_rates_are_what_is_believed():
    rate = rates_of(months(0, 0.0)).table[CELL]
    believed = assumed("exit-10-to-12") * assumed("exit-care-24") * assumed("exit-foster-own")
    assert rate == pytest.approx(believed)


def test_much_seen_outweighs_what_is_believed():
    assert rates_of(months(40_000, 0.04)).table[CELL] == pytest.approx(0.04, rel=0.03)


def test_little_seen_lies_between():
    believed = rates_of(months(0, 0.0)).table[CELL]
    rate = rates_of(months(100, 0.04)).table[CELL]
    assert believed < rate < 0.04


def test_children_who_came_alone_leave_at_a_rate_of_their_own():
    kin, alone = months(20_000, 0.04), months(20_000, 0.01, uasc=True)
    rates = rates_of(joined(Months, [kin, alone]))
    assert rates.table[CELL] == pytest.approx(rates_of(kin).table[CELL])
    assert rates.alone == pytest.approx(0.25, rel=0.1)
    assert rates.of(CELL, np.array([False, True])) == pytest.approx([0.04, 0.01], rel=0.1)


def test_where_nobody_came_alone_their_leaving_is_what_is_believed():
    assert rates_of(months(1_000, 0.02)).alone == pytest.approx(assumed("exit-alone"))


def test_nobody_leaving_in_a_small_council_is_no_rate_of_nothing():
    rate = rates_of(months(300, 0.0)).table
    assert (rate > 0).all()
    assert rate[CELL] < rates_of(months(0, 0.0)).table[CELL]


def test_months_of_which_the_age_or_time_in_care_is_not_known_say_nothing():
    believed = rates_of(months(0, 0.0)).table
    assert np.allclose(rates_of(months(500, 0.5, age=-1)).table, believed)
    assert np.allclose(rates_of(months(500, 0.5, in_care=-1)).table, believed)


def test_what_is_not_known_of_ages_leaves_their_common_level():
    rates = rates_of(months(2_000, 0.02))
    drawn = rates.tilted(500, np.random.default_rng(1))
    assert np.allclose(drawn @ rates.share, 1.0)
    assert drawn.std(axis=0).min() > 0.01


def test_to_those_who_are_gone_nothing_happens():
    table = padded(rates_of(months(100, 0.02), moving).table)
    assert table.shape[2] == len(GROUPS) + 1
    assert (table[:, :, -1] == 0).all()
