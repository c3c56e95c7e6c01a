"""Aspirations as councils print them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hearth.measures import Better
from hearth.pledge.target import Aim, amounts, target, targets


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<62", [(Aim.BELOW, "62")]),
        (">90%", [(Aim.ABOVE, "90")]),
        ("> 71%", [(Aim.ABOVE, "71")]),
        ("reduce", [(Aim.FALL, None)]),
        ("Increase", [(Aim.RISE, None)]),
        ("TBC", [(Aim.WAITS, None)]),
        ("Targets TBC", [(Aim.WAITS, None)]),
        ("Data measures to be developed", [(Aim.WAITS, None)]),
        ("85% / 90%", [(Aim.REACH, "85"), (Aim.REACH, "90")]),
        ("<8% >70%", [(Aim.BELOW, "8"), (Aim.ABOVE, "70")]),
        ("95% or more", [(Aim.AT_LEAST, "95")]),
        ("no more than 1,200", [(Aim.AT_MOST, "1200")]),
        ("maintain >75%", [(Aim.ABOVE, "75")]),
        ("maintain", [(Aim.HOLD, None)]),
        ("as near to 26 weeks", [(Aim.WORDS, None)]),
        ("better / worse", [(Aim.WORDS, None)]),
        ("1 " * 2_000, [(Aim.WORDS, None)]),
        ("", []),
    ],
)
def test_a_cell_holds_targets(text, found):
    held = [(each.aim, each.bound) for each in targets(text)]
    assert held == [(aim, None if bound is None else Decimal(bound)) for aim, bound in found]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("7% (3+) 71% (2yrs)", ["7", "71"]),
        ("30% 30% 74%", ["30", "30", "74"]),
        ("n.62", ["62"]),
        ("239 days", ["239"]),
        ("0%", ["0"]),
        ("TBC", [None]),
        ("about a third", [None]),
    ],
)
def test_a_cell_holds_values(text, numbers):
    assert [each.number for each in amounts(text)] == [n and Decimal(n) for n in numbers]


@pytest.mark.parametrize(
    ("text", "value", "better", "reached"),
    [
        ("<62", "61.9", Better.NEUTRAL, True),
        ("<62", "62", Better.NEUTRAL, False),
        (">90%", "90", Better.HIGHER, False),
        ("at least 90%", "90", Better.HIGHER, True),
        ("> 90 %", "90", Better.HIGHER, False),
        ("≥95%", "95", Better.HIGHER, True),
        ("<=1,000", "1000", Better.LOWER, True),
        ("200 days", "180", Better.LOWER, True),  # a bare number is met on its better side
        ("100%", "99", Better.HIGHER, False),
        ("50%", "51", Better.NEUTRAL, False),
        ("reduce", "1", Better.LOWER, None),
    ],
)
def test_a_value_meets_a_target(text, value, better, reached):
    assert target(text).reached(Decimal(value), better) is reached
