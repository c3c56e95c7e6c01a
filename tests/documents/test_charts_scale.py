from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.documents.charts.scale import nice_scale, spread, thinned
from hearth.documents.charts.svg import hatching, width_of, wrap

numbers = st.floats(-1e6, 1e6, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("values", "zero", "ticks"),
    [
        ([0, 10], True, [0, 2, 4, 6, 8, 10]),
        ([60, 70], False, [40, 45, 50, 55, 60, 65, 70]),
        ([600, 1000], False, [600, 700, 800, 900, 1000]),
        ([60, 70], True, [0, 20, 40, 60, 80]),
        ([3, 47], False, [0, 10, 20, 30, 40, 50]),
        ([-5, 5], True, [-6, -4, -2, 0, 2, 4, 6]),
        ([60, 60], False, [0, 10, 20, 30, 40, 50, 60]),
        ([0, 0], True, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        ([0.1, 0.3], True, [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]),
    ],
)
def test_ticks_are_round_numbers(values: list[float], zero: bool, ticks: list[float]) -> None:
    assert nice_scale(values, 0, 100, zero=zero).ticks == pytest.approx(ticks)


@given(st.lists(numbers, min_size=1, max_size=20), st.booleans())
def test_a_scale_holds_its_values_in_few_steps(values: list[float], zero: bool) -> None:
    scale = nice_scale(values, 0, 100, zero=zero)

    assert all(-0.001 <= scale.at(value) <= 100.001 for value in values)
    assert 2 <= len(scale.ticks) <= 7
    assert not zero or scale.low <= 0 <= scale.high


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(5, 25)), min_size=1, max_size=10))
def test_spread_things_never_overlap_and_keep_their_order(
    wanted: list[tuple[float, float]],
) -> None:
    places, sizes = [w for w, _ in wanted], [s for _, s in wanted]
    centres = spread(places, sizes, 0, 300)
    order = sorted(range(len(wanted)), key=lambda i: places[i])
    gaps = [
        centres[b] - sizes[b] / 2 - centres[a] - sizes[a] / 2 for a, b in pairwise(order)
    ]  # fmt: skip

    assert all(gap >= -1e-6 for gap in gaps)
    assert min(c - s / 2 for c, s in zip(centres, sizes, strict=True)) >= -1e-6
    assert max(c + s / 2 for c, s in zip(centres, sizes, strict=True)) <= 300 + 1e-6


def test_things_with_room_stay_where_they_want_to_be() -> None:
    assert spread([10, 200, 100], [20, 20, 20], 0, 300) == [10, 200, 100]


@given(st.text(max_size=80), st.floats(40, 300), st.integers(1, 4))
def test_wrapped_words_fit(words: str, width: float, most: int) -> None:
    lines = wrap(words, width, most=most)

    assert 1 <= len(lines) <= most
    assert all(width_of(each) <= width for each in lines)


def test_a_cut_is_shown() -> None:
    assert wrap("one two three", width_of("one two"), most=1) == ["one tw…"]
    assert wrap("one two three", width_of("one two"), most=2) == ["one two", "three"]


def test_thinned_labels_keep_the_last() -> None:
    assert thinned([50] * 7, 30) == [0, 2, 4, 6]
    assert thinned([50] * 6, 30) == [1, 3, 5]
    assert thinned([20] * 3, 30) == [0, 1, 2]
    assert thinned([], 30) == []


def test_hatching_stays_inside_its_bar() -> None:
    path = hatching(10, 20, 30, 12, "rising", "#000")
    pairs = [
        each.split('"')[0].split() for each in path.split('d="')[1].replace("L", "M").split("M")
    ]
    points = [(float(p[0]), float(p[1])) for p in pairs if len(p) == 2]

    assert points
    assert all(9.9 <= x <= 40.1 and 19.9 <= y <= 32.1 for x, y in points)
