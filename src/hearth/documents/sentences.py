"""Sentences made from numbers: number, rate, change and comparison, in words an officer can edit.

Everything here takes exact numbers and returns text. A number that is withheld or cannot be worked
out is said to be so; it is never left out of a sentence in silence.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hearth.dates.words import day
from hearth.measures import Better
from hearth.measures.words import (
    NOT_AVAILABLE,
    change,
    comparison,
    join,
    number,
    plural,
    quantity,
    rounded,
)

__all__ = [
    "NOT_AVAILABLE",
    "WITHHELD",
    "change",
    "comparison",
    "day",
    "direction",
    "join",
    "number",
    "plural",
    "quantity",
    "rounded",
    "short_day",
]

WITHHELD = "c"


def short_day(on: date) -> str:
    """A date on an axis: Mar 2025."""
    return f"{on:%b %Y}"


def direction(now: Decimal | float, before: Decimal | float, better: Better) -> str:
    """Whether a change is for the better, in a word; neutral figures only rise, fall or hold."""
    if now == before:
        return "no change"
    rising = now > before
    if better is Better.NEUTRAL:
        return "rising" if rising else "falling"
    return "better" if rising == (better is Better.HIGHER) else "worse"
