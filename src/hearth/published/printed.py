"""A printed value read as a number: how exact it is, and whether it is a bound or roughly so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from hearth.published.units import unit_of

__all__ = ["Printed", "agree", "printed_in"]

PLAIN = r"\d[\d,]*(?:\.\d+)?"
NUMBER = re.compile(rf"[-\u2212]?{PLAIN}")
SPREAD = re.compile(rf"({PLAIN}) \(({PLAIN}) to ({PLAIN})\)")
RANGE = re.compile(rf"£?({PLAIN})%? ?(?:-|\u2013|to) ?£?({PLAIN}) ?%?")
PER = re.compile(r"\bper [\d,]+")
IN = re.compile(r"(\d+) (?:in|out of) (?:every )?([1-9]\d*)", re.IGNORECASE)
WORDS = {"three quarters": 75, "two thirds": 67, "a quarter": 25, "a third": 33, "half": 50}
ROUGHLY = re.compile(
    r"\b(about|approximately|approx|around|nearly|almost|roughly|some|circa|c\.)|~"
)
BOUNDS = (
    (re.compile(r"<=|≤|\b(at most|up to|no more than)\b"), "<"),
    (re.compile(r">=|≥|\b(at least|or more|no fewer than)\b"), ">"),
    (re.compile(r"<|\b(under|below|fewer than|less than)\b"), "<"),
    (re.compile(r">|\b(over|above|more than)\b"), ">"),
)
NO_NUMBERS = ("words", "period")
SLACK = Decimal("0.05")
"""How far off a number may be that is said to be rough: a twentieth of it."""


@dataclass(frozen=True)
class Printed:
    """A number, `half` a step of its last decimal, and how it was hedged.

    `value` is in the unit's own base (pounds, not thousands of them) and None where the print holds
    no number. `bound` is ``<`` or ``>`` where it is printed as a limit.
    """

    text: str
    value: Decimal | None
    half: Decimal = Decimal(0)
    bound: str = ""
    roughly: bool = False

    @property
    def low(self) -> Decimal:
        """The least it can mean."""
        if self.bound == "<":
            return Decimal("-Infinity")
        return (self.value or Decimal(0)) - self.slack

    @property
    def high(self) -> Decimal:
        """The most it can mean."""
        if self.bound == ">":
            return Decimal("Infinity")
        return (self.value or Decimal(0)) + self.slack

    @property
    def slack(self) -> Decimal:
        """How far it may be from what it was rounded from."""
        rough = abs(self.value or Decimal(0)) * SLACK if self.roughly else Decimal(0)
        return max(self.half, rough)


def printed_in(text: str, unit: str = "") -> Printed:
    """The number in a printed value; its unit may stand in the print itself."""
    words = " ".join(text.casefold().split())
    kind, scale, _ = unit_of(unit or text)
    if kind in NO_NUMBERS:
        return Printed(text, None)
    roughly = bool(ROUGHLY.search(words))
    if share := IN.search(words):
        return Printed(text, Decimal(100) * int(share[1]) / int(share[2]), Decimal("0.5"), "", True)
    if named := next((words_ for words_ in WORDS if words_ in words), None):
        return Printed(text, Decimal(WORDS[named]), Decimal("0.5"), "", True)
    if spread := SPREAD.fullmatch(words):
        middle, low, high = (Decimal(spread[at].replace(",", "")) * scale for at in (1, 2, 3))
        return Printed(text, middle, max(middle - low, high - middle))
    if range_ := RANGE.fullmatch(words):
        low, high = (Decimal(range_[at].replace(",", "")) * scale for at in (1, 2))
        return Printed(text, (low + high) / 2, abs(high - low) / 2)
    numbers = NUMBER.findall(PER.sub("", words))
    if len(numbers) != 1:
        return Printed(text, None)
    number = Decimal(numbers[0].replace(",", "").replace("\u2212", "-"))
    bound = next((sign for pattern, sign in BOUNDS if pattern.search(words)), "")
    half = Decimal("0.5").scaleb(int(number.as_tuple().exponent)) * scale
    return Printed(text, number * scale, half, bound, roughly)


def agree(one: Printed, other: Printed) -> bool:
    """Whether both can be roundings of one number; words agree when they are the same words."""
    if one.value is None or other.value is None:
        return " ".join(one.text.casefold().split()) == " ".join(other.text.casefold().split())
    if one.value == other.value:
        return True
    return one.low < other.high and other.low < one.high
