"""Public packs of invented children, attacked."""

from __future__ import annotations

from itertools import product

import invented_pack as pack
import narwhals.stable.v2 as nw
import pytest
from attacker import HOMES, KINDS, SEXES, small_numbers, worked_out
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_pack import (
    FOSTERED,
    HOME,
    NOBODY,
    SEX,
    Child,
    child,
    homes,
    population,
    public,
)

from hearth.measures import Measure
from hearth.measures.disclosure import counts, protect

numbers = st.lists(
    st.sampled_from([0, 0, 0, 1, 2, 3, 5, 8, 13, 30]), min_size=len(KINDS), max_size=len(KINDS)
)


def children(of_each_kind: list[int]) -> list[Child]:
    return [
        child(home=HOMES.index(kind.home), sex=SEXES.index(kind.sex), seen=kind.seen)
        for kind, number in zip(KINDS, of_each_kind, strict=True)
        for _ in range(number)
    ]


def measures(rows: list[Child]) -> list[Measure]:
    of = population(rows, HOME, SEX)
    return [
        pack.number(of),
        pack.mix(of),
        pack.seen(of),
        pack.seen(of, fostered=True),
        pack.share("fostered", of, FOSTERED),
        pack.share("kin", of, nw.col("home") == 0),
    ]


@settings(max_examples=12, deadline=None)
@given(numbers)
def test_nothing_small_follows_from_a_public_pack(of_each_kind: list[int]) -> None:
    true, found = public(measures(children(of_each_kind)))
    assert worked_out(true.all, found.all) == []


def test_the_attacker_finds_what_withholding_only_small_numbers_leaves() -> None:
    """So that an attacker who finds nothing is not one who cannot look."""
    true, _ = public(measures(homes(3, 20, 10)))
    naive = [
        f._replace(numerator=None, denominator=None, unknown=None) if any(small_numbers(f)) else f
        for f in true.all
    ]
    assert {value for _, _, value in worked_out(true.all, naive)} == {3}


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(numbers)
def test_nor_where_what_ties_the_counts_is_learnt_from_a_few_children(
    monkeypatch: pytest.MonkeyPatch, of_each_kind: list[int]
) -> None:
    monkeypatch.setattr(counts, "ENOUGH", 30)
    true, found = public(measures(children(of_each_kind)))
    assert worked_out(true.all, found.all) == []


@settings(max_examples=8, deadline=None)
@given(numbers)
def test_protecting_twice_changes_nothing_nor_does_the_order_of_rows(
    of_each_kind: list[int],
) -> None:
    rows = children(of_each_kind)
    own = measures(rows)
    true, found = public(own)
    assert protect(found, NOBODY, {one.id: one for one in own}) == found
    assert public(measures(rows[::-1])) == (true, found)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(6, 40), min_size=len(KINDS), max_size=len(KINDS)))
def test_where_nothing_is_small_nothing_is_withheld(of_each_kind: list[int]) -> None:
    true, found = public(measures(children(of_each_kind)))
    assert found == true


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([0, 1, 2, 3, 4, 5, 6, 7, 9, 14]), min_size=2, max_size=3))
def test_a_small_part_of_a_printed_whole_keeps_three_values(parts: list[int]) -> None:
    """Every way to fill in the withheld parts is tried."""
    true, found = public([pack.number(population(homes(*parts), HOME))])
    whole, *shown = found.all
    known = {at: f.numerator for at, f in enumerate(shown) if f.numerator is not None}
    hidden = [at for at in range(len(shown)) if at not in known]
    if whole.numerator is None or not hidden:
        return
    left = whole.numerator - sum(known.values())
    ways = [way for way in product(range(1, left + 1), repeat=len(hidden)) if sum(way) == left]
    for place, at in enumerate(hidden):
        number = true.all[at + 1].numerator
        if number is not None and number < 6:
            assert len({way[place] for way in ways}) >= 3
