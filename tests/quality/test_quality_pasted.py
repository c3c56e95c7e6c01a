"""Findings pasted from a letter, and the letters of a plan."""

from __future__ import annotations

import pytest

from hearth.quality.inspections import letter_of
from hearth.quality.pasted import Pasted, pasted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14. Plans drift.\n15) Kept.", [("14", "Plans drift."), ("15", "Kept.")]),
        ("14a. One\nof two lines.\r\n\r\n2 of 20 wait.", [("14a", "One of two lines."),
         ("", "2 of 20 wait.")]),
        ("• 7. Bulleted\n- Dashed\n\n\n", [("7", "Bulleted"), ("", "Dashed")]),
        ("2019. Was a year.", [("", "2019. Was a year.")]),
        (" \n ", []),
    ],
)  # fmt: skip
def test_pasted(text: str, expected: list[tuple[str, str]]) -> None:
    assert pasted(text) == [Pasted(*each) for each in expected]


@pytest.mark.parametrize(
    ("number", "letter"), [(1, "a"), (13, "m"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba")]
)
def test_letters_of_a_plan(number: int, letter: str) -> None:
    assert letter_of(number) == letter
