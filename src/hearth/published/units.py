"""Units as people write them, brought to one spelling and one size."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

__all__ = ["COUNT", "MONEY", "PERCENT", "Unit", "unit_of"]

PERCENT, COUNT, MONEY = "%", "count", "£"
RATE = re.compile(r"per ([\d,]+)")
TIMES = {"week": 52, "month": 12, "quarter": 4, "year": 1}
SIZES = (
    (re.compile(r"(£|gbp) ?(m\b|mn\b|million)"), 1_000_000),
    (re.compile(r"(£|gbp) ?(k\b|000s?\b|thousand)"), 1_000),
    (re.compile(r"£|gbp|pound"), 1),
)
SPOKEN = re.compile(r"£[\d.,]+ ?(m|million)\b")
IN_PERCENT = ("%", "percent", "per cent")


class Unit(NamedTuple):
    """What kind of number: ``%``, ``£``, ``per 10,000``, ``days``, or a count of something.

    `scale` brings a printed number to the kind's base. `times` is how often it comes in a year,
    for what is per week, month, quarter or year; 0 for everything else.
    """

    kind: str
    scale: int = 1
    times: int = 0

    @property
    def per(self) -> Decimal:
        """What a share is out of: 100 for a percentage, 10,000 for a rate; 0 for no share."""
        if self.kind == PERCENT:
            return Decimal(100)
        rate = RATE.fullmatch(self.kind)
        return Decimal(rate[1].replace(",", "")) if rate else Decimal(0)


@cache
def unit_of(text: str) -> Unit:
    """The unit that words say."""
    words = " ".join(text.casefold().split())
    if "percentage point" in words:
        return Unit("percentage points")
    if any(mark in words for mark in IN_PERCENT):
        return Unit(PERCENT)
    if rate := RATE.search(words):
        return Unit(rate[0])
    times = next((TIMES[word] for word in TIMES if f"per {word}" in words), 0)
    if SPOKEN.search(words):
        return Unit(MONEY, 1_000_000, times)
    for pattern, scale in SIZES:
        if pattern.search(words):
            return Unit(MONEY, scale, times)
    return Unit(other(words), 1, times)


def other(words: str) -> str:
    """The kind of what is no share and no money. "Number of children" is a count of them."""
    if words == "number":
        return words
    for kind in ("days", "weeks", "years", "words", "score", "ratio", "period"):
        if words in (kind, kind.removesuffix("s")) or words.startswith(f"{kind} "):
            return kind
    return COUNT
