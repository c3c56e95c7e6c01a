"""Periods and sets of periods, judged against plain sets of days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.dates import Period, PeriodSet
from hearth.errors import UsageError

FIRST = date(2024, 2, 15)
# Periods start and end in the first 30 days; an open one reaches the days after those.
UNIVERSE = [FIRST + timedelta(days=n) for n in range(40)]
quick = settings(deadline=None, max_examples=150)


@st.composite
def periods(draw, open_ended=True):
    start, end = sorted(draw(st.lists(st.integers(0, 29), min_size=2, max_size=2, unique=True)))
    is_open = open_ended and draw(st.integers(0, 4)) == 0
    return Period(UNIVERSE[start], None if is_open else UNIVERSE[end])


PERIODS = periods()
SETS = st.lists(PERIODS, max_size=5).map(PeriodSet)
CLOSED_SETS = st.lists(periods(open_ended=False), max_size=5).map(PeriodSet)


def day(number):
    return FIRST + timedelta(days=number)


def period(start, end=None):
    return Period(day(start), None if end is None else day(end))


def days(*several):
    """The plain set of days in any of these."""
    return {each for each in UNIVERSE if any(one and one.contains(each) for one in several)}


# One period


@pytest.mark.parametrize("end", [day(3), day(2)])
def test_a_period_without_a_day_is_refused(end):
    with pytest.raises(UsageError, match="cannot start"):
        Period(day(3), end)


def test_a_period_holds_its_start_and_not_its_end():
    spell = period(3, 6)

    assert [n for n in range(10) if spell.contains(day(n))] == [3, 4, 5]
    assert (spell.days, spell.last_day) == (3, day(5))


def test_an_open_period_has_no_end_day_or_length():
    spell = period(3)

    assert spell.contains(date.max)
    assert (spell.days, spell.last_day, spell.end) == (None, None, None)


def test_between_two_days_both_count():
    assert Period.between(day(3), day(3)) == period(3, 4)


def test_periods_are_values():
    assert len({period(1, 2), period(1, 2), period(1)}) == 2
    with pytest.raises(AttributeError):
        period(1, 2).start = day(0)


def test_an_end_in_the_last_year_there_is_ends_before_an_open_one():
    ended, still_open = Period(FIRST, date.max), Period(FIRST)

    assert still_open.covers(ended)
    assert not ended.covers(still_open)
    assert ended.union(still_open) == still_open
    assert ended.intersection(still_open) == ended
    assert still_open.difference(ended) == (Period(date.max),)


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "touches"),
    [
        (period(0, 5), period(4, 9), True, True),
        (period(0, 5), period(5, 9), False, True),
        (period(0, 5), period(6, 9), False, False),
        (period(0), period(9), True, True),
        (period(5), period(0, 5), False, True),
        (period(5), period(0, 4), False, False),
    ],
)
def test_overlapping_and_touching(one, other, overlaps, touches):
    assert one.overlaps(other) is other.overlaps(one) is overlaps
    assert one.touches(other) is other.touches(one) is touches


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        (period(0, 9), period(3, 5), (period(0, 3), period(5, 9))),
        (period(0, 9), period(0, 5), (period(5, 9),)),
        (period(0, 9), period(5, 9), (period(0, 5),)),
        (period(0, 9), period(0), ()),
        (period(0, 9), period(9), (period(0, 9),)),
        (period(0), period(3, 5), (period(0, 3), period(5))),
        (period(0), period(3), (period(0, 3),)),
    ],
)
def test_difference(one, other, left):
    assert one.difference(other) == left


def test_a_gap_lies_between_two_periods():
    assert period(0, 3).gap(period(5)) == period(5).gap(period(0, 3)) == period(3, 5)
    assert period(0, 3).gap(period(3, 5)) is None


@quick
@given(PERIODS, PERIODS)
def test_intersection_is_the_days_in_both(one, other):
    assert days(one.intersection(other)) == days(one) & days(other)
    assert one.intersection(other) == other.intersection(one)


@quick
@given(PERIODS, PERIODS)
def test_difference_and_intersection_partition_the_whole(one, other):
    parts = [*one.difference(other), one.intersection(other)]

    assert days(*parts) == days(one)
    assert sum(len(days(part)) for part in parts if part) == len(days(one))


@quick
@given(PERIODS, PERIODS)
def test_union_is_the_days_in_either_when_they_touch(one, other):
    whole = one.union(other)

    assert whole == other.union(one)
    if one.touches(other):
        assert days(whole) == days(one, other)
    else:
        assert whole is None


@quick
@given(PERIODS, PERIODS)
def test_the_gap_is_the_days_between(one, other):
    gap = one.gap(other)

    assert (gap is None) == one.touches(other)
    if gap:
        assert not days(gap) & days(one, other)
        assert gap.touches(one)
        assert gap.touches(other)


@quick
@given(PERIODS, PERIODS)
def test_covering_and_overlapping_agree_with_the_days(one, other):
    assert one.covers(other) == (days(other) <= days(one))
    assert one.overlaps(other) == bool(days(one) & days(other))


# Several periods


def test_periods_that_overlap_or_touch_become_one():
    joined = PeriodSet([period(5, 8), period(0, 2), period(2, 4), period(6, 9), period(12)])

    assert joined.periods == (period(0, 4), period(5, 9), period(12))
    assert len(joined) == 3


def test_an_empty_set_has_no_days():
    nothing = PeriodSet()

    assert len(nothing) == 0
    assert not nothing.contains(FIRST)
    assert nothing.days_within(period(0, 9)) == 0
    assert nothing.gaps() == nothing


def test_days_in_care_within_a_year():
    care = PeriodSet([period(0, 10), period(20)])

    assert care.days_within(period(5, 25)) == 10


def test_days_without_an_end_are_refused():
    with pytest.raises(UsageError, match="no end"):
        PeriodSet([period(3)]).days_within(period(0))


def test_days_of_closed_periods_in_an_open_window():
    assert PeriodSet([period(3, 5)]).days_within(period(4)) == 1


@quick
@given(SETS)
def test_normalising_again_changes_nothing(several):
    assert PeriodSet(several) == PeriodSet(reversed(several.periods)) == several


@quick
@given(SETS)
def test_the_periods_are_in_order_with_a_day_between_each_two(several):
    held = several.periods

    assert all(one.end < other.start for one, other in pairwise(held))


@quick
@given(SETS, SETS)
def test_union_is_the_days_in_either(one, other):
    assert days(*one.union(other)) == days(*one, *other)
    assert one.union(other) == other.union(one)


@quick
@given(SETS, SETS)
def test_intersection_is_the_days_in_both_sets(one, other):
    assert days(*one.intersection(other)) == days(*one) & days(*other)
    assert one.intersection(other) == other.intersection(one)


@quick
@given(SETS, SETS)
def test_difference_and_intersection_make_the_set_again(one, other):
    without, shared = one.difference(other), one.intersection(other)

    assert days(*without) == days(*one) - days(*other)
    assert without.union(shared) == one
    assert without.intersection(shared) == PeriodSet()


@quick
@given(SETS, SETS, SETS)
def test_union_and_intersection_group_and_spread(one, two, three):
    assert one.union(two).union(three) == one.union(two.union(three))
    assert one.intersection(two.union(three)) == one.intersection(two).union(
        one.intersection(three)
    )


@quick
@given(SETS)
def test_gaps_fill_the_set_into_one_period(several):
    gaps = several.gaps()

    assert gaps.intersection(several) == PeriodSet()
    assert len(gaps) == max(len(several) - 1, 0)
    assert len(gaps.union(several)) == min(len(several), 1)


@quick
@given(SETS, PERIODS, st.sampled_from(UNIVERSE))
def test_a_set_contains_and_covers_what_its_days_say(several, one, moment):
    assert several.contains(moment) == (moment in days(*several))
    assert several.covers(one) == (days(one) <= days(*several))


@quick
@given(CLOSED_SETS, CLOSED_SETS, periods(open_ended=False))
def test_days_within_add_up(one, other, window):
    both = one.union(other).days_within(window) + one.intersection(other).days_within(window)

    assert both == one.days_within(window) + other.days_within(window)
    assert one.days_within(window) == len(days(*one) & days(window))
