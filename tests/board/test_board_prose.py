from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.board.prose import (
    Grid,
    Lettered,
    Live,
    Para,
    Points,
    SubHeading,
    pieces,
    plain,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One line\nand its next.", [Para("One line and its next.")]),
        ("One.\n\nTwo.", [Para("One."), Para("Two.")]),
        ("## Health\nWords.", [SubHeading("Health"), Para("Words.")]),
        ("- one\n- two\n  goes on\n- three", [Points(["one", "two goes on", "three"])]),
        ("Said:\n- one\nAnd so.", [Para("Said:"), Points(["one"]), Para("And so.")]),
        ("a. first\nb. second", [Lettered(["first", "second"])]),
        ("12. A typed number.", [Para("A typed number.")]),
        ("It ended in 2020. It gave no grade.", [Para("It ended in 2020. It gave no grade.")]),
        ("{{homes-by-kind}}", [Live("homes-by-kind")]),
        ("| A | B |\n|---|---|\n| 1 | 2 |", [Grid(["A", "B"], [["1", "2"]])]),
        ("| A | B |\n| 1 |\n| 1 | 2 | 3 |", [Grid(["A", "B"], [["1", ""], ["1", "2 3"]])]),
        ("I. am no letter", [Para("I. am no letter")]),
    ],
)
def test_light_mark_up(text: str, expected: list[object]) -> None:
    assert pieces(text) == expected


def test_plain_words_have_no_mark_up() -> None:
    assert plain("## Health\n- **One** point\n| A | B |") == "Health One point A B"


@given(st.text(alphabet="ab .-#|{}*\n", max_size=60))
def test_any_text_is_read_and_no_letter_is_lost(text: str) -> None:
    def letters(words: str) -> int:
        return sum(letter in "ab" for letter in words)

    kept = sum(letters(str(vars(piece))) for piece in pieces(text))
    names = sum(letters("".join(vars(piece))) for piece in pieces(text))
    # A letter that begins a lettered point is given by the document, not kept.
    lost = sum(len(piece.items) for piece in pieces(text) if isinstance(piece, Lettered))

    assert kept - names + lost == letters(text)
