"""A code of one year in the words of another."""

from __future__ import annotations

import pytest

from hearth.vocabulary import code_set, in_year, successors
from hearth.vocabulary._files import rows


@pytest.mark.parametrize(
    ("name", "code", "year", "expected"),
    [
        ("SEX", "1", 2025, "M"),
        ("SEX", "M", 2024, "1"),
        ("SEX", "U", 2024, "U"),  # nothing in 2023/24 says it
        ("PLACE", "P2", 2025, "K3"),
        ("PLACE", "K3", 2024, "H5"),
        ("PLACE", "Z1", 2026, "Z1"),  # any of four
        ("PLACE", "Z14", 2020, "Z1"),
        ("PLACE", "nonsense", 2025, "nonsense"),
    ],
)
def test_a_code_as_a_year_has_it(name: str, code: str, year: int, expected: str) -> None:
    assert in_year(name, code, year) == expected


def test_only_codes_with_one_successor_have_one() -> None:
    assert successors("SEX") == {"1": "M", "2": "F"}
    assert "Z1" not in successors("PLACE")


def test_every_succession_is_of_codes_one_year_apart() -> None:
    for row in rows("successions.csv"):
        before, after = (code_set(row["code_set"]).get(row[name]) for name in ("before", "after"))
        assert before.valid_to is not None
        assert after.valid_from == before.valid_to + 1
