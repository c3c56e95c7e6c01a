"""Values are rounded half up from whole numbers."""

from __future__ import annotations

import pytest

from hearth.measures.figures import rounded
from hearth.measures.model import Unit


@pytest.mark.parametrize(
    ("numerator", "denominator", "unit", "value"),
    [
        (1, 8, Unit.PERCENT, "13"),  # 12.5, where half to even gives 12
        (3, 8, Unit.PERCENT, "38"),
        (1, 200, Unit.PERCENT, "1"),
        (476, 68_900, Unit.RATE_10K, "69"),
        (43, 3, Unit.SCORE, "14.3"),
        (1, 20, Unit.SCORE, "0.1"),
        (-1, 2, Unit.DAYS, "0"),
        (235, 100, Unit.RATIO, "2.35"),
        (10, 1, Unit.RATIO, "10.00"),
    ],
)
def test_half_up(numerator: int, denominator: int, unit: Unit, value: str) -> None:
    assert str(rounded(numerator, denominator, unit)) == value


def test_over_nought_there_is_no_value() -> None:
    assert rounded(0, 0, Unit.PERCENT) is None
