"""The council's colour is always dark enough to be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hearth_web.ui.colours import DEFAULT_ACCENT, PAPER, check_colour, contrast, darker, readable

PALETTE = Path(__file__).parents[3] / "src/hearth_web/ui/frontend/styles/_palette.scss"
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        # WCAG's own borderline greys: the last that passes on white, the first that does not.
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@given(colours)
def test_any_colour_becomes_one_that_can_be_read(accent: str) -> None:
    found = readable(accent)
    assert contrast(found, "#ffffff") >= 4.5
    assert contrast(found, PAPER) >= 4.5


@pytest.mark.parametrize("accent", [DEFAULT_ACCENT, "#5b2a86", "#000000"])
def test_a_dark_colour_stays_as_it_is(accent: str) -> None:
    assert readable(accent) == accent


def test_a_light_colour_keeps_its_hue() -> None:
    red, green, blue = (int(readable("#ffdd00")[at : at + 2], 16) for at in (1, 3, 5))
    assert red > green > blue == 0


def test_darker_takes_light_away() -> None:
    assert darker("#804020", 0.5) == "#402010"
    assert darker("#804020", 1) == "#000000"


@pytest.mark.parametrize("words", ["", "red", "#12436", "#12436g", "12436d", "#12436d;}", "#fff"])
def test_what_is_no_colour_is_refused(words: str) -> None:
    with pytest.raises(ValidationError, match="for example #12436d"):
        check_colour(words)


def test_the_stylesheet_is_built_with_the_same_colours() -> None:
    named = dict(re.findall(r"\$([a-z]+): (#[0-9a-f]{6});", PALETTE.read_text("utf-8")))
    assert (named["accent"], named["paper"]) == (DEFAULT_ACCENT, PAPER)
