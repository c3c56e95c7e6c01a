from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hearth.documents.words import clean, number, runs, with_unit


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("plain", [("plain", False)]),
        ("a **b** c", [("a ", False), ("b", True), (" c", False)]),
        ("**all**", [("all", True)]),
        ("2 ** 3 ** 4", [("2 ** 3 ** 4", False)]),
        ("**open", [("**open", False)]),
        ("a * b", [("a * b", False)]),
        ("", []),
    ],
)
def test_bold(words: str, parts: list[tuple[str, bool]]) -> None:
    assert list(runs(words)) == parts


@given(st.text())
def test_clean_words_fit_any_xml(words: str) -> None:
    element = etree.Element("a")
    element.text = clean(words)

    assert len(clean(words)) == len(words)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (1234567, 0, "1,234,567"),
        (-12.25, 1, "−12.3"),
        (0.25, 1, "0.3"),
        (2.5, 0, "3"),
        (-0.04, 1, "0.0"),
        (60, 1, "60.0"),
    ],
)
def test_numbers_round_half_up(value: float, decimals: int, shown: str) -> None:
    assert number(value, decimals) == shown


def test_units() -> None:
    assert [with_unit("5", unit) for unit in ("%", "£", "per 10,000")] == ["5%", "£5", "5"]
