"""The council's colour as accent, made dark enough to read whatever the council chose.

Contrast is that of WCAG 2.2 (success criterion 1.4.3): 4.5 to 1 for text.
"""

from __future__ import annotations

import re
from functools import cache

from django.core.exceptions import ValidationError

__all__ = ["DEFAULT_ACCENT", "PAPER", "check_colour", "contrast", "darker", "readable"]

# The deep blue of Hearth's charts and documents.
DEFAULT_ACCENT = "#12436d"
WHITE = "#ffffff"
# The ground of header, footer and panels: the darkest the accent is ever written on.
PAPER = "#f8f3ea"
LEAST_CONTRAST = 4.5
HEX = re.compile(r"#[0-9a-f]{6}")


def check_colour(value: str) -> None:
    """ValidationError unless it is a colour as six hexadecimal digits."""
    if not HEX.fullmatch(value.lower()):
        raise ValidationError(
            "Enter the colour as # and six digits or letters from a to f, for example #12436d."
        )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def readable(accent: str) -> str:
    """The accent, darkened until text in it can be read on white and on our paper."""
    shade = accent.lower()
    while min(contrast(shade, WHITE), contrast(shade, PAPER)) < LEAST_CONTRAST:
        shade = darker(shade, 0.04)
    return shade


def darker(colour: str, part: float) -> str:
    """The colour with that part of its light taken away: 0 is the same, 1 is black."""
    return "#" + "".join(f"{int(channel * (1 - part)):02x}" for channel in _channels(colour))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
